import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { ForesailError } from '../../src/errors.js';
import type { EventStore, StoredEvent } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { Follower } from './follower.js';
import { modelsNamed } from './modelsNamed.js';
import { appendsOf, randomSteps, type Step } from './randomLog.js';
import { openReadSide, stopReadSides } from './readSide.js';
import { accountData, dealData, newEvent, start, userData } from './samples.js';

/** `FC_RUNS=100` for the long run. */
const runs = Number(process.env['FC_RUNS'] ?? 8);
const followed = ['opportunity_view', 'activity_view', 'user_access_matrix', 'stage_view'];

/** What happens between two looks of the follower; `letter` and `poison` choose among those there are. */
type Act =
  | { readonly kind: 'append'; readonly steps: readonly Step[]; readonly poison: readonly boolean[] }
  | { readonly kind: 'retry' | 'discard'; readonly letter: number; readonly healed: boolean }
  | { readonly kind: 'rebuild'; readonly name: string };

const acts = (steps: readonly Step[]): fc.Arbitrary<Act[]> => {
  const letterAct = (kind: 'retry' | 'discard') =>
    fc.record({ kind: fc.constant(kind), letter: fc.nat(50), healed: fc.boolean() });
  return fc
    .array(
      fc.oneof(
        {
          arbitrary: fc.array(
            fc.boolean().chain((often) => (often ? fc.boolean() : fc.constant(false))),
            { minLength: 8, maxLength: 8 },
          ),
          weight: 6,
        },
        { arbitrary: letterAct('retry'), weight: 3 },
        { arbitrary: letterAct('discard'), weight: 1 },
        { arbitrary: fc.constantFrom(...followed).map((name) => ({ kind: 'rebuild' as const, name })), weight: 1 },
      ),
      { minLength: 4, maxLength: 14 },
    )
    .map((plan) => {
      let at = 0;
      return plan.map((act) => {
        if (!Array.isArray(act)) return act;
        at += act.length;
        return { kind: 'append' as const, steps: steps.slice(at - act.length, at), poison: act };
      });
    });
};

/** The log as this version of the service reads it: events of these ids it cannot read. */
function withPoison(store: EventStore, poisoned: ReadonlySet<string>): EventStore {
  const seen = (event: StoredEvent) => (poisoned.has(event.eventId) ? { ...event, schema: 99 } : event);
  return { ...store, readFrom: async (after, limit) => (await store.readFrom(after, limit)).map(seen) };
}

function unlessGone(error: unknown): void {
  if (!(error instanceof ForesailError && error.code === 'NOT_FOUND')) throw error;
}

describe('following a read model by position', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await stopReadSides();
    await database.drop();
  });

  async function open(poisoned: ReadonlySet<string> = new Set()) {
    const store = await createEventStore({ db: database.db, clock: { now: () => start }, pollMs: 25 });
    const models = modelsNamed(...followed);
    // The builds before stay as long as in life: on a busy machine one would be gone between the telling and the reading.
    const side = await openReadSide(database.db, { models, eventStore: withPoison(store, poisoned), graceMs: 60_000 });
    const { readModels } = side.projections;
    const followers = followed.map((name) => new Follower(database.db, readModels, name));
    /** Looks until every follower has come to `head`, which other writers go on to move. */
    const followTo = async (head: number): Promise<void> => {
      for (let least = -1; least < head;) {
        least = Math.min(...(await Promise.all(followers.map((one) => one.follow()))).map(({ position }) => position));
      }
    };
    const requireSame = async (): Promise<void> => {
      for (const [index, name] of followed.entries()) {
        const { collection } = (await followers[index]?.follow()) ?? { collection: '' };
        const stored = await database.db
          .collection(collection)
          .find({ _gone: { $ne: true } })
          .toArray();
        const held = followers[index]?.documents ?? new Map<unknown, object>();
        deepEqual(new Map(stored.map((document) => [document._id, document])), new Map(held), name);
      }
    };
    return { ...side, store, followers, followTo, requireSame };
  }

  it('ends with the same documents, whatever is joined, removed, parked, retried, discarded and rebuilt', async () => {
    const cases = randomSteps({ min: 112, max: 112 }).chain(acts);
    await fc.assert(
      fc.asyncProperty(cases, async (plan) => {
        const poisoned = new Set<string>();
        const { projections, store, followTo, requireSame } = await open(poisoned);
        await projections.start();
        for (const act of plan) {
          if (act.kind === 'append') {
            act.steps.forEach(({ event }, index) => act.poison[index] && poisoned.add(event.eventId));
            await store.append(appendsOf(act.steps));
          } else if (act.kind === 'rebuild') {
            await projections.rebuild(act.name);
          } else {
            const letters = await projections.deadLetters();
            const letter = letters[act.letter % Math.max(1, letters.length)];
            if (act.healed) poisoned.clear();
            // A rebuild that takes over meanwhile ends the letters of the build before.
            if (letter) await projections[act.kind](letter._id).catch(unlessGone);
          }
          await followTo(await store.head());
          await requireSame();
        }
        while ((await projections.health()).some(({ rebuild }) => rebuild !== null)) await followTo(0);
        await requireSame();
        await projections.stop();
        await database.drop();
        database = await createTestDatabase();
      }),
      { numRuns: runs, endOnFailure: true },
    );
  }).timeout(300_000 + runs * 10_000);

  it('hears of a deal that is concealed and of one that comes back, though the log stands still', async () => {
    const poison = newEvent('OdooOpportunitySynced', dealData(1, { name: 'poison' }));
    const poisoned = new Set([poison.eventId]);
    const { projections, store, followers, followTo, requireSame } = await open(poisoned);
    const deal = () => followers[0]?.documents.get(1);
    await projections.start();
    await store.append([
      { stream: 'user-1', expected: 'any', events: [newEvent('OdooUserSynced', userData(1))] },
      { stream: 'opportunity-1', expected: 'any', events: [newEvent('OdooOpportunitySynced', dealData(1)), poison] },
      { stream: 'account-7', expected: 'any', events: [newEvent('OdooAccountSynced', accountData(7))] },
    ]);
    await followTo(4);
    deepEqual([deal()?.['name'], deal()?.['visible_to_user_ids']], ['Deal 1', []]);
    const before = await projections.readModels.serving('opportunity_view');
    poisoned.clear();
    const letters = await projections.deadLetters();
    for (const { _id } of letters) equal(await projections.retry(_id), 'done');
    const after = await projections.readModels.serving('opportunity_view');
    equal(after.position, before.position);
    notEqual(after.revision, before.revision);
    await requireSame();
    deepEqual([deal()?.['name'], deal()?.['visible_to_user_ids']], ['poison', [1]]);
    await projections.stop();
  });

  it('reads only what has changed', async () => {
    const { projections, store, followers, followTo } = await open();
    await projections.start();
    const deals = [1, 2, 3].map((id) => newEvent('OdooOpportunitySynced', dealData(id)));
    await store.append(
      deals.map((event) => ({ stream: `opportunity-${event.data.id}`, expected: 'any', events: [event] })),
    );
    await followTo(3);
    const reads = followers[0]?.reads ?? 0;
    for (let look = 0; look < 5; look += 1) await followers[0]?.follow();
    deepEqual([followers[0]?.reads, followers[0]?.loads], [reads, 1]);
    const before = await projections.readModels.serving('opportunity_view');
    await store.append([
      {
        stream: 'syncRun-1',
        expected: 'any',
        events: [newEvent('SyncRunStarted', { mode: 'incremental', requestedBy: 'schedule' })],
      },
    ]);
    await projections.caughtUp();
    deepEqual(await projections.readModels.serving('opportunity_view'), { ...before, position: 4 });
    const { collection } = before;
    const indexes = await database.db.collection(collection).indexes();
    ok(indexes.some(({ key }) => JSON.stringify(key) === '{"position":1}'));
    await projections.stop();
  });
});
