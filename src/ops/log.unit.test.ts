import { setImmediate as turn } from 'node:timers/promises';
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { Writable } from 'node:stream';
import { correlated } from './correlation.js';
import { createLog } from './log.js';
import { createRecentLog } from './recentLog.js';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl';

function written(secrets: string[] = []) {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const recent = createRecentLog(3);
  return { lines, recent, log: createLog({ level: 'debug', destination, recent, secrets }) };
}

describe('the log', () => {
  const places: [string, object, string][] = [
    ['a field of a secret’s name', { apiKey: 'open-sesame' }, 'x'],
    ['such a field two levels down', { request: { headers: { authorization: 'open-sesame' } } }, 'x'],
    ['a field of an error', { err: Object.assign(new Error('refused'), { clientSecret: 'open-sesame' }) }, 'x'],
    ['a bearer token in a message', {}, 'sent Bearer open-sesame'],
    ['a token without a name', { note: `got ${token}` }, 'x'],
    ['the message of an error', { err: new Error(`not valid: ${token}`) }, 'x'],
    ['the cause of an error', { error: new Error('no', { cause: new Error(`it was ${token}`) }) }, 'x'],
    ['a password in an address', { uri: 'mongodb://app:open-sesame@db.example/foresail' }, 'x'],
    ['a query', { url: 'https://example.com/?api_key=open-sesame&x=1' }, 'x'],
  ];
  for (const [what, fields, message] of places) {
    it(`does not write ${what}`, () => {
      const { lines, log, recent } = written();
      log.info(fields, message);
      const kept = JSON.stringify(recent.read({ level: 'info', limit: 1 }));
      equal(lines.length, 1);
      for (const text of [lines.join(''), kept]) {
        doesNotMatch(text, /open-sesame|c2lnbmF0dXJl/);
        match(text, /\[redacted\]/);
      }
    });
  }

  it('does not write a secret of the configuration, in whatever field it stands', () => {
    const key = 'MIIE"\nvgIBADAN';
    const { lines, log } = written([key, 'short']);
    log.warn({ odd: [key] }, `short ${encodeURIComponent(key)}`);
    doesNotMatch(lines.join(''), /MIIE/);
    match(lines.join(''), /short/, 'what is too short to be told from a word stays');
  });

  it('gives each line the ids of the work it belongs to, across awaits and in what was started from there', async () => {
    const { lines, log } = written();
    await correlated({ requestId: 'request-1' }, async () => {
      await turn();
      const below = correlated({ syncRun: 'run-9', position: 17 }, async () => {
        await turn();
        log.child({ part: 'odoo' }).info('below');
      });
      log.info('within');
      await below;
    });
    log.info('outside');
    const ids = lines.map((line) => {
      const { msg, requestId, syncRun, position } = JSON.parse(line) as Record<string, unknown>;
      return { msg, requestId, syncRun, position };
    });
    deepEqual(ids, [
      { msg: 'within', requestId: 'request-1', syncRun: undefined, position: undefined },
      { msg: 'below', requestId: 'request-1', syncRun: 'run-9', position: 17 },
      { msg: 'outside', requestId: undefined, syncRun: undefined, position: undefined },
    ]);
  });

  it('keeps the last lines, newest first, and finds them by severity and text', () => {
    const { log, recent } = written();
    for (const [index, level] of (['info', 'error', 'info', 'warn'] as const).entries()) log[level]({ index }, 'line');
    const indexes = (query: Parameters<typeof recent.read>[0]) =>
      recent.read(query).map(({ details }) => details['index']);
    deepEqual(indexes({ level: 'debug', limit: 10 }), [3, 2, 1]);
    deepEqual(indexes({ level: 'warn', limit: 10 }), [3, 1]);
    deepEqual(indexes({ level: 'debug', limit: 10, holding: '"index":2' }), [2]);
    deepEqual(indexes({ level: 'debug', limit: 1 }), [3]);
  });

  it('keeps of a line that is too long that there was one', () => {
    const { log, recent } = written();
    log.error({ much: 'x'.repeat(20_000) }, 'Too much');
    const [line] = recent.read({ level: 'error', limit: 1 });
    equal(line?.message, 'Too much');
    match(JSON.stringify(line?.details), /^\{"shortenedFrom":20\d+\}$/);
  });
});
