import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Request, Response } from 'restify';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };
const tabFolder = join(import.meta.dirname, '../../../dist/tab');
const read = new Map<string, Promise<Buffer | null>>();

/** The built tab as the service gives it: its files by name, its page for every other address. */
export async function serveTab(request: Request, response: Response): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://fake');
  const file = /^\/tab\/assets\/[\w.-]+$/.test(pathname) ? pathname.slice('/tab/'.length) : 'index.html';
  const reading = read.get(file) ?? readFile(join(tabFolder, file)).catch(() => null);
  read.set(file, reading);
  const body = await reading;
  response.writeHead(body ? 200 : 404, {
    'content-type': types[extname(file)] ?? 'text/html',
    'cache-control': 'no-store',
  });
  response.end(body ?? '');
}
