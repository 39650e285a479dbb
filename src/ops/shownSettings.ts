import { configSchema, type Config } from '../config.js';

/** A setting as an admin may read it. */
export interface ShownSetting {
  readonly name: string;
  readonly meaning: string;
  /** null: unset. Of a secret, only that it is set. */
  readonly value: string | null;
  /** Whether it is what the service has without being told. */
  readonly usual: boolean;
}

/** Keys, secrets, hashes, and addresses that carry a password. */
const secret = /KEY|SECRET|HASH|PASSWORD|TOKEN|_URI$/;

/** What the process runs with, without what would let somebody in. */
export function shownSettings(config: Config): readonly ShownSetting[] {
  const usual: Readonly<Record<string, unknown>> = configSchema.parse({});
  const present: Readonly<Record<string, unknown>> = config;
  return Object.entries(configSchema.shape).map(([name, schema]) => ({
    name,
    meaning: schema.description ?? '',
    value: textOf(name, present[name]),
    usual: JSON.stringify(present[name]) === JSON.stringify(usual[name]),
  }));
}

function textOf(name: string, value: unknown): string | null {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  if (secret.test(name)) return 'set, not shown';
  if (value instanceof Date) return value.toISOString();
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  // Who wrote a password into an address meant it for the service alone.
  return text.replace(/(\/\/)[^/@\s]+@/g, '$1…@');
}
