import { match, doesNotMatch } from 'node:assert/strict';
import { Registry } from 'prom-client';
import { gaugeOf, type SetGauge } from './gauge.js';

describe('a gauge that is read when it is scraped', () => {
  const never = () => new Promise<void>(() => undefined);

  it('is left out where its reading fails, and the scrape tells the rest', async () => {
    const registry = new Registry();
    gaugeOf(registry, { name: 'well', help: 'a' }, (set) => set({}, 1), never);
    gaugeOf(registry, { name: 'ill', help: 'b' }, () => Promise.reject(new Error('The database is away')), never);
    const told = await registry.metrics();
    match(told, /^well 1$/m);
    doesNotMatch(told, /^ill /m);
  });

  it('is left out where its reading takes too long, and what that reading finds later counts no more', async () => {
    const registry = new Registry();
    const sets: SetGauge[] = [];
    const read = (set: SetGauge): Promise<void> | void => {
      if (sets.push(set) > 1) return sets[0]?.({}, 7);
      set({}, 1);
      return never();
    };
    const giveUp = () => (sets.length > 1 ? never() : Promise.resolve());
    gaugeOf(registry, { name: 'slow', help: 'a' }, read, giveUp);
    doesNotMatch(await registry.metrics(), /^slow/m);
    doesNotMatch(await registry.metrics(), /^slow/m);
  });
});
