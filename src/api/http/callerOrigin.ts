import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { addressSet } from '../../addressRange.js';

/** Where a request came from, as far as it can be believed. */
export interface CallerOrigin {
  /** Of the nearest party that is no proxy of ours; what limits and the audit log count by. */
  readonly address: string;
  readonly https: boolean;
}

/**
 * Reads it from the connection, and from forwarded headers where the connection is a trusted proxy's. Of
 * `X-Forwarded-For` the entries are read from the right, because each proxy appends whom it saw and a caller may write
 * anything to the left of that.
 */
export function createCallerOrigin(trustedProxies: readonly string[]): (request: IncomingMessage) => CallerOrigin {
  const trusted = addressSet(trustedProxies);
  return (request) => {
    const peer = plainAddress(request.socket.remoteAddress ?? '') ?? 'unknown';
    if (!trusted(peer)) return { address: peer, https: (request.socket as Partial<TLSSocket>).encrypted === true };
    return {
      address: nearestStranger(peer, request, trusted),
      https: lastOf(request, 'x-forwarded-proto') === 'https',
    };
  };
}

function nearestStranger(peer: string, request: IncomingMessage, trusted: (address: string) => boolean): string {
  let nearest = peer;
  for (const entry of entriesOf(request, 'x-forwarded-for').reverse()) {
    const address = plainAddress(entry);
    // What no proxy of ours would write ends the chain: nothing to the left of it can be believed either.
    if (address === null) return nearest;
    nearest = address;
    if (!trusted(address)) return nearest;
  }
  return nearest;
}

function lastOf(request: IncomingMessage, name: string): string | undefined {
  return entriesOf(request, name).at(-1)?.toLowerCase();
}

function entriesOf(request: IncomingMessage, name: string): string[] {
  const value = request.headers[name];
  const text = Array.isArray(value) ? value.join(',') : (value ?? '');
  return text.split(',').map((entry) => entry.trim());
}

/** Without a port and without the prefix of version 4 inside version 6; null for what is no address. */
function plainAddress(text: string): string | null {
  const bare = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1] ?? /^(\d[\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? null : address;
}
