import { escapeHtml, page } from './markup.js';

/** Somebody of the demo organisation, or of a real Odoo under local identity. */
export interface SandboxPerson {
  readonly email: string;
  readonly name: string;
  /** What they are, in a few words: "Sales rep, team North". */
  readonly says: string;
}

/** What the host frame is asked to show. */
export interface HostRequest {
  readonly as: string;
  readonly theme: 'light' | 'dark' | 'contrast';
  readonly entity: string;
  /** Address of the tab's page, within `/tab/`. */
  readonly path: string;
  /** What a Teams deep link would carry; empty for none. */
  readonly sub: string;
  readonly locale: string;
}

const themes = { light: 'Light', dark: 'Dark', contrast: 'High contrast' } as const;
const entities = {
  home: 'Home',
  deals: 'Deals',
  movement: 'Movement',
  activities: 'Activities',
  forecast: 'Forecast',
  reports: 'Reports',
  team: 'Team',
  admin: 'Admin',
  configure: 'Configure a channel tab',
} as const;

/** Reads the query of `/sandbox/host`; anything unknown falls back to Home in light. Only pages of the tab are framed. */
export function hostRequest(query: URLSearchParams): HostRequest {
  const path = query.get('path') ?? '';
  const entity = query.get('entity') ?? /^\/tab\/(\w+)/.exec(path)?.[1] ?? 'home';
  const known = Object.hasOwn(entities, entity) ? entity : 'home';
  const theme = query.get('theme') ?? '';
  return {
    as: query.get('as') ?? '',
    theme: theme === 'dark' || theme === 'contrast' ? theme : 'light',
    entity: known,
    path: /^\/tab\/(?!\/)/.test(path) ? path : `/tab/${known === 'home' ? '' : known}`,
    sub: query.get('sub') ?? '',
    locale: query.get('locale') ?? 'en-GB',
  };
}

/** The host frame: a strip that stands for Teams, and the tab below it. */
export function hostPage(request: HostRequest, people: readonly SandboxPerson[]): string {
  const known = people.some((person) => person.email === request.as);
  const everyone = known ? people : [...people, { email: request.as, name: request.as, says: '' }];
  const body = `
<script type="application/json" id="settings">${JSON.stringify(request).replaceAll('<', '\\u003c')}</script>
<header>
  <a href="/">Foresail sandbox</a>
  ${select(
    'as',
    'Signed in as',
    everyone.map(({ email, name }) => [email, name]),
    request.as,
  )}
  ${select('entity', 'Tab', Object.entries(entities), request.entity)}
  ${select('theme', 'Theme', Object.entries(themes), request.theme)}
  <span id="said" role="status"></span>
  <button id="save" type="button">Save</button>
</header>
<iframe id="tab" title="Foresail tab" allow="clipboard-write"></iframe>
<script src="/sandbox/host.js"></script>`;
  return page('Foresail in a host frame', body, request.theme, 'host');
}

function select(id: string, label: string, options: readonly (readonly [string, string])[], chosen: string): string {
  const items = options.map(
    ([value, words]) =>
      `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(words)}</option>`,
  );
  return `<label>${label} <select id="${id}">${items.join('')}</select></label>`;
}
