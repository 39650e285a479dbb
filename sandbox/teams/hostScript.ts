/**
 * What the host frame runs in the browser: the parent's side of the teams-js protocol, as far as the tab uses it.
 * A message from the tab is `{id, uuidAsString, func, args}`; the answer is `{id, uuidAsString, args}`; what the host
 * says by itself is `{func, args}`.
 */
export const hostScript = `
'use strict';
const settings = JSON.parse(document.getElementById('settings').textContent);
const frame = document.getElementById('tab');
const appId = 'f0e5a11a-0000-4000-8000-000000000001';
const themes = { light: 'default', dark: 'dark', contrast: 'contrast' };
let theme = themes[settings.theme] || 'default';
let stored = null;

const runtime = JSON.stringify({
  apiVersion: 4,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  supports: { app: {}, pages: { config: {}, tabs: {}, appButton: {} }, teamsCore: {}, authentication: {}, sharing: {} },
});

function context() {
  return {
    appId, theme, locale: settings.locale, entityId: settings.entity, subEntityId: settings.sub,
    frameContext: settings.entity === 'configure' ? 'settings' : 'content',
    userObjectId: settings.as, loginHint: settings.as, userPrincipalName: settings.as, tid: 'sandbox',
    hostClientType: 'web', hostName: 'Teams', sessionId: 'sandbox', appSessionId: 'sandbox',
    teamId: settings.entity === 'configure' ? 'sandbox-team' : '', channelId: settings.entity === 'configure' ? 'sandbox-channel' : '',
  };
}

async function token() {
  const answer = await fetch('/sandbox/host/token?as=' + encodeURIComponent(settings.as), { method: 'POST' });
  if (!answer.ok) return [false, 'The sandbox knows nobody called ' + settings.as];
  return [true, (await answer.json()).token];
}

const answers = {
  initialize: () => [context().frameContext, 'web', runtime, '2.58.0'],
  getContext: () => [context()],
  'authentication.getAuthToken': token,
  'authentication.authenticate': () => [false, 'The sandbox asks nobody for consent'],
  'settings.setValidityState': ([valid]) => { document.body.classList.toggle('savable', valid); return []; },
  'settings.setSettings': ([given]) => { stored = given; return [true]; },
  'settings.getSettings': () => [stored || {}],
  'settings.save.success': () => { location.href = savedAddress(); return []; },
  'settings.save.failure': ([why]) => { say('Not saved: ' + why); return []; },
  'sharing.shareWebContent': ([{ content }]) => { 
    say('Teams would ask for a chat to share: ' + content[0].message);
    document.getElementById('said').dataset.shared = content[0].url;
    return [null];
  },
  'appInitialization.appLoaded': () => [],
  'appInitialization.success': () => { document.body.classList.add('ready'); return []; },
  'appInitialization.failure': () => { document.body.classList.add('ready'); return []; },
  executeDeepLink: ([link]) => { window.open(link, '_blank', 'noopener'); return [true]; },
};

/** A channel tab that was just configured opens as Teams would open it. */
function savedAddress() {
  const to = new URL(stored.contentUrl, location.origin);
  const query = new URLSearchParams({ as: settings.as, theme: settings.theme, path: to.pathname + to.search });
  return '/sandbox/host?' + query;
}

window.addEventListener('message', async (event) => {
  if (event.origin !== location.origin || event.source !== frame.contentWindow || !event.data || !event.data.func) return;
  const { id, uuidAsString, func, args } = event.data;
  const answer = answers[func];
  if (!answer) return;
  const reply = await answer(args || []);
  frame.contentWindow.postMessage({ id, uuidAsString, args: reply }, location.origin);
});

function say(words) { document.getElementById('said').textContent = words; }

function push(func, args) { frame.contentWindow.postMessage({ func, args }, location.origin); }

document.getElementById('theme').addEventListener('change', (event) => {
  settings.theme = event.target.value;
  theme = themes[settings.theme];
  document.documentElement.dataset.theme = settings.theme;
  push('themeChange', [theme]);
});

for (const name of ['as', 'entity']) {
  document.getElementById(name).addEventListener('change', (event) => {
    const query = new URLSearchParams({ as: settings.as, theme: settings.theme, entity: settings.entity, [name]: event.target.value });
    location.href = '/sandbox/host?' + query;
  });
}

const save = document.getElementById('save');
save.addEventListener('click', () => push('settings.save', [{}]));
frame.src = settings.path;
`;
