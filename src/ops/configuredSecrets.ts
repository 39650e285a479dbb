import type { Config } from '../config.js';

/** Every value of the configuration that must never be written anywhere. */
export function configuredSecrets(config: Config): string[] {
  const { ODOO_API_KEY, CLIENT_SECRET, TOKEN_SIGNING_KEY, BREAK_GLASS_HASH, LLM_API_KEY, MONGODB_URI, AUDIT_KEYS } =
    config;
  const password = /\/\/[^:/@]*:([^/@]+)@/.exec(MONGODB_URI ?? '')?.[1];
  const keys = AUDIT_KEYS.map((key) => key.slice(key.indexOf(':') + 1));
  const all = [ODOO_API_KEY, CLIENT_SECRET, TOKEN_SIGNING_KEY, BREAK_GLASS_HASH, LLM_API_KEY, password, ...keys];
  return all.filter((one) => one !== undefined);
}
