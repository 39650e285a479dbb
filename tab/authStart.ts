import { app, authentication } from '@microsoft/teams-js';

const authority = 'https://login.microsoftonline.com';
/** A tenant or client id goes into an address: nothing but a UUID may. */
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const usualScope = 'User.Read';

/** The address of Entra's page that asks for consent; null where the page was opened without its parameters. Pure. */
export function consentAddress(page: URL, state: string): string | null {
  const [clientId, tenantId] = [page.searchParams.get('clientId') ?? '', page.searchParams.get('tenantId') ?? ''];
  if (!uuid.test(clientId) || !uuid.test(tenantId)) return null;
  const address = new URL(`${authority}/${tenantId}/oauth2/v2.0/authorize`);
  const hint = page.searchParams.get('loginHint');
  address.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: new URL('/tab/auth-end', page).toString(),
    scope: page.searchParams.get('scope') ?? usualScope,
    state,
    ...(hint ? { login_hint: hint } : {}),
  }).toString();
  return address.toString();
}

/** Why consent was not given, as Entra says it; null where it was. Pure. */
export function consentFailure(page: URL, state: string | null): string | null {
  if (state === null || page.searchParams.get('state') !== state) return 'The answer does not belong to this window';
  return page.searchParams.get('error');
}

const stateKey = 'foresail.consent';

/** `/tab/auth-start`: leaves for Entra. The tenant comes from the service where the link does not say it. */
export async function startConsent(page: URL): Promise<void> {
  await app.initialize();
  const state = crypto.randomUUID();
  sessionStorage.setItem(stateKey, state);
  if (!page.searchParams.has('tenantId')) page.searchParams.set('tenantId', await tenantOfService());
  const address = consentAddress(page, state);
  if (address === null) authentication.notifyFailure('The page was opened without an application');
  else window.location.assign(address);
}

/** `/tab/auth-end`: tells the window that opened this one. The code itself is not used: consent is all that was asked. */
export async function endConsent(page: URL): Promise<void> {
  await app.initialize();
  const failure = consentFailure(page, sessionStorage.getItem(stateKey));
  sessionStorage.removeItem(stateKey);
  if (failure === null) authentication.notifySuccess(JSON.stringify({ sessionStorage: {} }));
  else authentication.notifyFailure(failure);
}

async function tenantOfService(): Promise<string> {
  const response = await fetch('/tab/settings.json');
  return response.ok ? ((await response.json()) as { tenantId: string }).tenantId : '';
}
