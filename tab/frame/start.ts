import { createClient, createOpener, postTokens, type Transport } from '../api/client.js';
import { createEndpoints, type Endpoints } from '../api/endpoints.js';
import { connectToHost, type TeamsHost } from '../host/teamsHost.js';
import { readDashboardAhead } from '../home/useDashboard.js';
import { readView, showView } from '../location/useView.js';
import { viewOfSubPage } from '../location/viewState.js';
import { createSession } from '../session/session.js';
import { ssoTokenWithConsent } from '../session/consent.js';
import type { Me } from '../../src/pipeline/answer.js';

/** How far the start has come; each state is a page of its own. */
export type Start =
  | { readonly stage: 'connecting' }
  | { readonly stage: 'noHost' }
  | { readonly stage: 'signingIn'; readonly host: TeamsHost }
  | { readonly stage: 'refused'; readonly host: TeamsHost; readonly error: unknown }
  | { readonly stage: 'ready'; readonly host: TeamsHost; readonly api: Endpoints; readonly me: Me };

/** Meets the host, signs in and learns who is there; tells `show` at each step. Never throws. */
export async function start(show: (state: Start) => void): Promise<void> {
  let host: TeamsHost;
  try {
    host = await connectToHost(window.location.origin);
  } catch {
    show({ stage: 'noHost' });
    return;
  }
  openSubPage(host);
  await signIn(host, show);
}

/** Signs in with the host's token; also what *Retry* does. Never throws. */
export async function signIn(host: TeamsHost, show: (state: Start) => void): Promise<void> {
  show({ stage: 'signingIn', host });
  const session = createSession({
    ssoToken: () => ssoTokenWithConsent(host),
    post: (path, body) => postTokens(browser, path, body),
    now: () => Date.now(),
  });
  const api = createEndpoints(createClient(session, browser), createOpener(session, browser));
  try {
    const view = readView();
    const ahead = view.page === 'home' ? readDashboardAhead(api, view) : null;
    const [me] = await Promise.all([api.me(), ahead]);
    show({ stage: 'ready', host, api, me });
    host.notifyReady();
  } catch (error) {
    show({ stage: 'refused', host, error });
    host.notifyFailure(error instanceof Error ? error.message : 'Sign-in failed');
  }
}

/** A Teams deep link names a place inside the tab; it wins over the page the tab was pinned to. */
function openSubPage({ context }: TeamsHost): void {
  if (context.subPage !== null && readView().page !== 'configure') showView(viewOfSubPage(context.subPage), 'replace');
}

const browser: Transport = {
  fetch: (url, init) => window.fetch(url, init),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  requestId: () => crypto.randomUUID(),
  random: () => Math.random(),
};
