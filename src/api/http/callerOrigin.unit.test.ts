import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { createCallerOrigin } from './callerOrigin.js';

const originOf = createCallerOrigin(['10.0.0.0/8', '::1']);
const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  originOf({ socket: { remoteAddress }, headers } as unknown as IncomingMessage);

describe('the origin of a request', () => {
  it('is the connection where that is no trusted proxy, whatever the headers say', () => {
    const headers = { 'x-forwarded-for': '10.0.0.9', 'x-forwarded-proto': 'https' };
    assert.deepEqual(from('203.0.113.5', headers), { address: '203.0.113.5', https: false });
    assert.deepEqual(from('::ffff:203.0.113.5', headers), { address: '203.0.113.5', https: false });
  });

  it('is the nearest stranger that the trusted proxies saw, not what the caller wrote', () => {
    const headers = { 'x-forwarded-for': '192.0.2.1, 203.0.113.5, 10.0.0.7', 'x-forwarded-proto': 'https' };
    assert.deepEqual(from('10.0.0.8', headers), { address: '203.0.113.5', https: true });
    assert.deepEqual(from('::ffff:10.0.0.8', headers), { address: '203.0.113.5', https: true });
  });

  it('believes of the protocol what the last proxy says', () => {
    assert.equal(from('10.0.0.8', { 'x-forwarded-proto': 'https, http' }).https, false);
    assert.equal(from('10.0.0.8', { 'x-forwarded-proto': 'HTTPS' }).https, true);
    assert.equal(from('10.0.0.8').https, false);
  });

  it('takes ports off, and stops at what is no address', () => {
    assert.equal(from('10.0.0.8', { 'x-forwarded-for': '203.0.113.5:4711' }).address, '203.0.113.5');
    assert.equal(from('::1', { 'x-forwarded-for': '[2001:db8::5]:4711' }).address, '2001:db8::5');
    assert.equal(from('10.0.0.8', { 'x-forwarded-for': '203.0.113.5, <script>, 10.0.0.7' }).address, '10.0.0.7');
    assert.equal(from('10.0.0.8', { 'x-forwarded-for': 'unknown' }).address, '10.0.0.8');
    assert.equal(from('10.0.0.8').address, '10.0.0.8');
  });
});
