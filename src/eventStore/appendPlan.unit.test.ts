import { deepEqual, equal } from 'node:assert/strict';
import { newEvent, start } from '../../test/projections/samples.js';
import { isOpen, planAppend, requestFor } from './appendPlan.js';
import type { Append } from './event.js';
import { placed } from './eventDocument.js';

const event = (eventId: string) => newEvent('OdooTagSynced', { id: 1, name: 'Tag' }, { eventId });
const append = (stream: string, expected: Append['expected'], ...ids: string[]): Append => ({
  stream,
  expected,
  events: ids.map(event),
});
const later = new Date(start.getTime() + 1_000);
const state = (versions: Record<string, number>, now = later) => ({
  tail: { position: 10, observedAt: start },
  versions: new Map(Object.entries(versions)),
  now,
});
const plan = (appends: readonly Append[], versions: Record<string, number> = {}, limit = 100) =>
  planAppend(
    appends.flatMap((one) => requestFor([one]).items),
    state(versions),
    limit,
  );

describe('planAppend', () => {
  it('gives consecutive positions and versions over streams', () => {
    const { planned } = plan([append('a-1', 'any', 'e1', 'e2'), append('b-1', 'none', 'e3'), append('a-1', 5, 'e4')], {
      'a-1': 3,
    });
    deepEqual(
      planned.map((entry) => [entry.event.position, entry.event.stream, entry.event.version]),
      [
        [11, 'a-1', 4],
        [12, 'a-1', 5],
        [13, 'b-1', 1],
        [14, 'a-1', 6],
      ],
    );
  });

  it('doubts what expects another version, and holds back the rest of that call only', () => {
    const { items } = requestFor([append('a-1', 1, 'e1'), append('b-1', 'any', 'e2')]);
    const other = requestFor([append('c-1', 'any', 'e3')]).items;
    const { planned, doubted } = planAppend([...items, ...other], state({ 'a-1': 2 }), 100);
    deepEqual(
      planned.map((entry) => entry.event.eventId),
      ['e3'],
    );
    deepEqual(doubted, [items[0]]);
  });

  it('finishes a batch of which a part is stored, whatever version it expected', () => {
    const { items } = requestFor([append('a-1', 'none', 'e1', 'e2')]);
    const [item] = items;
    if (item) item.stored[0] = placed(event('e1'), { position: 4, stream: 'a-1', version: 1, observedAt: start });
    const { planned } = planAppend(items, state({ 'a-1': 1 }), 100);
    deepEqual(
      planned.map((entry) => [entry.event.eventId, entry.event.version]),
      [['e2', 2]],
    );
    equal(item && isOpen(item), true);
  });

  it('plans the same id once, and no more than the limit before a new stream', () => {
    equal(plan([append('a-1', 'any', 'e1', 'e1')]).planned.length, 1);
    equal(plan([append('a-1', 'any', 'e1', 'e2'), append('b-1', 'any', 'e3')], {}, 2).planned.length, 2);
  });

  it('observes no event before the one ahead of it', () => {
    const early = new Date(start.getTime() - 1_000);
    const { planned } = planAppend(requestFor([append('a-1', 'any', 'e1')]).items, state({}, early), 100);
    deepEqual(planned[0]?.event.observedAt, start);
  });
});
