import type { IncomingMessage } from 'node:http';
import { ForesailError } from '../../errors.js';

/** Of a body that is too large, this much is still read and dropped, so that the sender gets to hear why. */
const drainedBytes = 8 * 1024 * 1024;
/** JSON nested deeper than this is nobody's question. */
const deepest = 32;
const jsonType = /^application\/(?:[\w.+-]+\+)?json$/i;

/**
 * Reads a JSON body. restify's own reader is not used: a broken gzip body raises an error there that nothing catches, and
 * its size limit counts bytes before they are unpacked.
 *
 * @returns undefined where there is no body.
 * @throws ForesailError BODY_TOO_LARGE, BODY_MALFORMED.
 */
export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const text = await readText(request, maxBytes);
  if (text === '') return undefined;
  requireJsonType(request);
  return parseJson(text);
}

async function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length;
      if (bytes > drainedBytes) break;
      if (bytes <= maxBytes) chunks.push(chunk as Buffer);
    }
  } catch (cause) {
    throw new ForesailError('BODY_MALFORMED', { message: 'The body ended before it was complete', cause });
  }
  if (bytes > maxBytes) throw new ForesailError('BODY_TOO_LARGE', { details: { maxBytes } });
  return Buffer.concat(chunks).toString('utf8');
}

function requireJsonType(request: IncomingMessage): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new ForesailError('BODY_MALFORMED', { message: 'The body must come without a content encoding' });
  }
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  if (!jsonType.test(type)) {
    throw new ForesailError('BODY_MALFORMED', { message: 'The body must be JSON, sent as application/json' });
  }
}

/** @throws ForesailError BODY_MALFORMED for what is no JSON, too deep, or reaches for a prototype. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ForesailError('BODY_MALFORMED', { cause });
  }
  requireHarmless(value);
  return value;
}

/** Walks level by level instead of recursing, so that depth costs no stack. */
function requireHarmless(value: unknown): void {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw new ForesailError('BODY_MALFORMED', { message: 'The body is nested too deeply' });
    level = level.flatMap(membersOf);
  }
}

function membersOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Object.hasOwn(value, '__proto__')) {
    throw new ForesailError('BODY_MALFORMED', { message: 'The body has a field named __proto__' });
  }
  return Object.values(value);
}
