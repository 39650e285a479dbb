import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A file of the built tab, in memory. */
export interface TabFile {
  readonly type: string;
  readonly etag: string;
  readonly body: Buffer;
  readonly gzip: Buffer | null;
  /** Whether its name carries a hash of its content, so that it can be kept for ever. */
  readonly hashed: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};
const compressible = /^(?:text|application\/(?:json|manifest)|image\/svg)/;
const hashedName = /^assets\/.+-[\w-]{8,}\.\w+$/;

/**
 * Reads the whole folder once: only names that were there are ever served, so no path leads out of it, and restify's
 * gzip plugin, which ends the process on a static file, is not needed. An absent folder has no files.
 */
export async function loadTabFiles(folder: string): Promise<ReadonlyMap<string, TabFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined);
  const loaded = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    return [name, await loadFile(path, name)] as const;
  });
  return new Map(await Promise.all(loaded));
}

async function loadFile(path: string, name: string): Promise<TabFile> {
  const body = await readFile(path);
  const type = types[extname(name)] ?? 'application/octet-stream';
  return {
    type,
    body,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    gzip: compressible.test(type) && body.length > 1_024 ? await promisify(gzip)(body) : null,
    hashed: hashedName.test(name),
  };
}
