import { Histogram, type Registry } from 'prom-client';
import { gaugeOf } from './gauge.js';

const minute = 60_000;
const windows: readonly (readonly [string, number])[] = [
  ['5m', 5 * minute],
  ['1h', 60 * minute],
  ['24h', 24 * 60 * minute],
];
const longest = 24 * 60 * minute;
/** Silence that ends a session. */
const sessionEndsAfter = 30 * minute;

/** Registers who is active, by number alone. Returns what to call whenever somebody asks something. */
export function createPeopleMetrics(registry: Registry, monotonic: () => number): (personId: string) => void {
  const people = new Map<string, { since: number; last: number; ended: boolean }>();
  const seconds = new Histogram({
    name: 'foresail_session_seconds',
    help: 'From the first to the last request of a person, in chat or tab; half an hour of silence ends it',
    buckets: [0, 10, 60, 300, 900, 1_800, 3_600, 7_200, 14_400],
    registers: [registry],
  });
  const endSilent = (now: number): void => {
    for (const [id, person] of people) {
      if (!person.ended && now - person.last >= sessionEndsAfter) {
        person.ended = true;
        seconds.observe((person.last - person.since) / 1_000);
      }
      if (now - person.last >= longest) people.delete(id);
    }
  };
  const settings = {
    name: 'foresail_active_people',
    help: 'People who asked this process something within the window',
    labelNames: ['window'],
  };
  gaugeOf(registry, settings, (set) => {
    const now = monotonic();
    endSilent(now);
    const ages = [...people.values()].map(({ last }) => now - last);
    for (const [window, within] of windows) set({ window }, ages.filter((age) => age < within).length);
  });
  return (personId) => {
    const now = monotonic();
    const known = people.get(personId);
    if (known && !known.ended && now - known.last >= sessionEndsAfter) endSilent(now);
    if (known && !known.ended) known.last = now;
    else people.set(personId, { since: now, last: now, ended: false });
  };
}
