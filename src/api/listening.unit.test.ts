import { equal, match, rejects } from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listening } from './listening.js';

describe('listening', () => {
  it('names the setting where it cannot, and the address where it can', async () => {
    const [first, second] = [createServer(), createServer()];
    match(await listening(first, '127.0.0.1', 0), /^http:\/\/127\.0\.0\.1:\d+$/);
    const { port } = first.address() as AddressInfo;
    const refused = (host: string, at: number, message: RegExp) =>
      rejects(listening(second, host, at), { code: 'CONFIG_INVALID', message });
    await refused('127.0.0.1', port, /^PORT \d+ is taken/);
    await refused('203.0.113.9', 0, /^HOST 203\.0\.113\.9 is no address of this machine/);
    equal(second.listening, false);
    first.close();
  });
});
