import assert from 'node:assert/strict';
import type { AskContext } from '../../src/ask/ports.js';
import { fakeUnderstand } from './fakeParts.js';
import { openDoor, type OpenDoor } from './openDoor.js';

describe('the day that weeks start on', () => {
  let door: OpenDoor | undefined;
  afterEach(() => door?.close());

  it('reaches whoever reads a sentence, with the fiscal year', async () => {
    const heard: AskContext[] = [];
    const settings = { NODE_ENV: 'test' as const, HOST: '127.0.0.1', PORT: 0, PUBLIC_URL: undefined };
    door = await openDoor({
      config: { ...settings, FISCAL_YEAR_START: 4, WEEK_STARTS_ON: 'sunday' },
      understand(text, context) {
        heard.push(context);
        return fakeUnderstand(text, context);
      },
    });
    await door.send('POST', '/api/v2/ask', { as: 'ana', json: { text: 'my pipeline' } });
    assert.deepEqual(
      heard.map(({ weekStartsOn, fiscalYearStart }) => [weekStartsOn, fiscalYearStart]),
      [['sunday', 4]],
    );
  });
});
