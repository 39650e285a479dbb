import type { Config } from '../../src/config.js';
import type { ConnectionReport } from '../../src/odoo/syncStatus.js';
import { notConfigured, testedOnDemand, type Integration } from '../../src/ops/integrations.js';

const title = 'Azure Bot Service';
const waitMs = 10_000;

/** The channel the bot talks through: tested by asking for the token it would send with a message. */
export function botServiceIntegration(
  config: Pick<Config, 'BOT_ID' | 'CLIENT_ID' | 'CLIENT_SECRET' | 'TENANT_ID'>,
  fetchIt: typeof fetch = fetch,
): Integration {
  const clientId = config.BOT_ID ?? config.CLIENT_ID;
  if (clientId === undefined) {
    return notConfigured('botService', title, 'No bot is registered (CLIENT_ID); the Agents Playground may talk to it');
  }
  const secret = config.CLIENT_SECRET;
  if (secret === undefined) {
    return notConfigured('botService', title, 'CLIENT_SECRET is missing, so the bot cannot send messages');
  }
  const tenant = config.TENANT_ID ?? 'botframework.com';
  return testedOnDemand('botService', title, () => askForToken(fetchIt, tenant, clientId, secret));
}

async function askForToken(
  fetchIt: typeof fetch,
  tenant: string,
  clientId: string,
  secret: string,
): Promise<ConnectionReport> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
    scope: 'https://api.botframework.com/.default',
  });
  const address = `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  try {
    const response = await fetchIt(address, { method: 'POST', body, signal: AbortSignal.timeout(waitMs) });
    if (response.ok) return { ok: true, sentence: 'The bot gets its token', version: null, code: null };
    const { error } = (await response.json()) as { error?: string };
    return failed(refusals[error ?? ''] ?? `Entra refused the bot: ${error ?? `status ${response.status}`}`);
  } catch {
    return failed('login.microsoftonline.com cannot be reached from here');
  }
}

/** By OAuth error: what an administrator can do about it. */
const refusals: Readonly<Record<string, string>> = {
  invalid_client: 'Entra refused CLIENT_SECRET: it is wrong or has expired',
  unauthorized_client: 'Entra does not know CLIENT_ID in this tenant',
  invalid_request: 'Entra does not know the tenant TENANT_ID',
};

function failed(sentence: string): ConnectionReport {
  return { ok: false, sentence, version: null, code: 'BOT_SERVICE_REFUSED' };
}
