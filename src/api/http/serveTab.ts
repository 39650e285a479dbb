import type { Request, Response, Server } from 'restify';
import { ForesailError } from '../../errors.js';
import { stateOf } from './requestState.js';
import { sendError } from './sendReply.js';
import { loadTabFiles } from './tabFiles.js';
import type { TabFile } from './tabFiles.js';

/** Hosts that may hold a tab in a frame, by Microsoft's list for Teams, Outlook and Microsoft 365. */
export const teamsFrameHosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.office.com',
  'https://*.microsoft365.com',
  'https://outlook.office365.com',
  'https://*.skype.com',
] as const;

/** Where teams-js looks up the list of valid hosts, and nothing else outside. */
const teamsContent = 'https://res.cdn.office.net';

/** Styles are made at run time by Fluent UI, so `style-src` cannot be narrower. */
export function tabPolicy(frameOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `font-src 'self' ${teamsContent}`,
    `connect-src 'self' ${teamsContent}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${["'self'", ...teamsFrameHosts, ...frameOrigins].join(' ')}`,
  ].join('; ');
}

/** Serves `/tab/*`. Names without an extension are pages of the tab's own router and get `index.html`. */
export async function serveTab(server: Server, folder: string, frameOrigins: readonly string[]): Promise<void> {
  const files = await loadTabFiles(folder);
  const policy = tabPolicy(frameOrigins);
  const answer = async (request: Request, response: Response) => {
    const file = files.get(nameOf(request.url ?? ''));
    if (file) return send(request, response, file, policy);
    const message = files.size === 0 ? 'The tab has not been built: run npm run build:tab' : undefined;
    sendError(response, stateOf(request), new ForesailError('NOT_FOUND', message === undefined ? {} : { message }));
  };
  for (const path of ['/tab', '/tab/', '/tab/*']) server.get({ path, name: `get ${path}` }, answer);
}

/** Only names of the map are served, so a path that climbs or hides merely finds nothing. */
function nameOf(url: string): string {
  const path = (url.split(/[?#]/)[0] ?? '').replace(/^\/tab\/?/, '');
  return /\.\w+$/.test(path) ? path : 'index.html';
}

function send(request: Request, response: Response, file: TabFile, policy: string): void {
  const zipped = file.gzip !== null && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? file.gzip : null;
  const headers = {
    'content-type': file.type,
    'content-security-policy': policy,
    'cache-control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.etag,
    vary: 'Accept-Encoding',
  };
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  const body = zipped ?? file.body;
  response.writeHead(200, {
    ...headers,
    'content-length': body.length,
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(body);
}
