import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StoredEvent } from '../../src/eventStore/event.js';
import { historyFields, type DealState, type HistoryField } from '../../src/projections/dealHistory.js';
import { decode, fieldCount } from '../../src/pipeline/history/dealFields.js';
import { ledgerAsKnown } from '../../src/pipeline/history/asKnown.js';
import { HistoryLedger } from '../../src/pipeline/history/historyLedger.js';
import { documentOf, instant, ledgerOf, stories, type DealStory } from './dealStories.js';

const untracked: readonly HistoryField[] = ['probability', 'expectedClose', 'recurring'];

function stateIn(ledger: HistoryLedger, id: number, before: number): Record<HistoryField, unknown> {
  const state = new Float64Array(fieldCount);
  ledger.stateBefore(ledger.row(id) ?? -1, before, state);
  return decoded(ledger, state);
}

function decoded(ledger: HistoryLedger, state: Float64Array): Record<HistoryField, unknown> {
  return Object.fromEntries(
    historyFields.map((field, index) => [field, decode(field, state[index] ?? 0, ledger.currencies)]),
  ) as Record<HistoryField, unknown>;
}

/** What the deal was just before an instant, by the story itself. */
function truthOf(story: DealStory, before: number): Record<HistoryField, unknown> | null {
  const step = story.steps.findLast((one) => one.at < before);
  if (!step) return null;
  const { deal, gone } = step;
  const state: DealState = {
    type: deal.type,
    status: deal.status,
    stage: deal.stage?.id ?? null,
    owner: deal.owner?.id ?? null,
    team: deal.team?.id ?? null,
    amount: deal.amount.minor,
    currency: deal.amount.currency,
    probability: deal.probability,
    expectedClose: deal.expectedClose,
    closedAt: deal.closedAt === null ? null : Date.parse(deal.closedAt),
    removed: gone,
    recurring: deal.recurringMonthly?.minor ?? 0,
  };
  return state as unknown as Record<HistoryField, unknown>;
}

describe('the history ledger', () => {
  it('knows every deal as it was at any instant, however late its past was told', () => {
    fc.assert(
      fc.property(stories, instant, (all, at) => {
        const ledger = ledgerOf(all);
        for (const story of all.filter((one) => one.whole)) {
          const truth = truthOf(story, at);
          if (!truth) continue;
          const state = stateIn(ledger, story.id, at);
          const seenAt = story.steps[story.firstSeen]?.at ?? 0;
          for (const field of historyFields) {
            if (untracked.includes(field) && at <= seenAt) continue;
            assert.deepEqual(state[field], truth[field], `deal ${String(story.id)}: ${field}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('ends at the present, each step beginning where the one before ended', () => {
    fc.assert(
      fc.property(stories, (all) => {
        const ledger = ledgerOf(all);
        for (const { id, events } of all) {
          assert.deepEqual(stateIn(ledger, id, Infinity), documentOf(events)?.present);
          const row = ledger.row(id) ?? -1;
          const state = new Float64Array(fieldCount);
          ledger.stateBefore(row, -Infinity, state);
          ledger.apply(ledger.facts.first[row] ?? 0, ledger.end(row), state);
          assert.deepEqual(decoded(ledger, state), documentOf(events)?.present);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same whether deals came once or changed a thousand times, in a fraction of the room', () => {
    fc.assert(
      fc.property(stories, (all) => {
        const once = ledgerOf(all);
        const often = new HistoryLedger();
        for (let round = 0; round < 5; round += 1) {
          for (const { events } of all) for (const upTo of events.keys()) put(often, events.slice(0, upTo + 1));
        }
        for (const { id } of all) {
          for (const at of [-Infinity, Infinity, (all[0]?.steps[0]?.at ?? 0) + 1]) {
            assert.deepEqual(stateIn(often, id, at), stateIn(once, id, at));
          }
        }
        assert.equal(often.changeCount, once.changeCount);
      }),
      { numRuns: 10 },
    );
    const ledger = new HistoryLedger();
    const [story] =
      fc.sample(
        stories.filter(([one]) => (one?.events.length ?? 0) > 4),
        { seed: 7, numRuns: 1 },
      )[0] ?? [];
    const events = story?.events ?? [];
    for (let round = 0; round < 3_000; round += 1) {
      put(ledger, events.slice(0, 1));
      put(ledger, events);
    }
    assert.ok(ledger.bytes < 600_000, `${String(ledger.bytes)} bytes for one deal`);
  });

  it('says what was known at an instant: exactly what the events seen by then tell', () => {
    fc.assert(
      fc.property(stories, instant, fc.nat(60), (all, at, seen) => {
        const ledger = ledgerOf(all);
        const instants = all
          .flatMap(({ events }) => events.map((event) => event.observedAt.getTime()))
          .sort((a, b) => a - b);
        const known = instants[seen % instants.length] ?? 0;
        const state = new Float64Array(fieldCount);
        const retold = ledgerAsKnown(ledger, known);
        for (const { id, events, steps, firstSeen } of all) {
          // Of a deal that was settled when first seen, the closing date told before the past did.
          const settled = ['won', 'lost'].includes(steps[firstSeen]?.deal.status ?? '');
          const told = historyFields.filter((field) => !settled || (field !== 'status' && field !== 'closedAt'));
          const then = new HistoryLedger();
          put(
            then,
            events.filter((event) => event.observedAt.getTime() <= known),
          );
          const row = ledger.row(id) ?? -1;
          const wasKnown = retold.facts.hidden[row] === 0;
          assert.equal(wasKnown, then.row(id) !== undefined);
          if (!wasKnown) continue;
          retold.stateBefore(row, at, state);
          const [ours, theirs] = [decoded(ledger, state), stateIn(then, id, at)];
          for (const field of told) assert.deepEqual(ours[field], theirs[field], `deal ${String(id)}: ${field}`);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function put(ledger: HistoryLedger, events: readonly StoredEvent[]): void {
  const document = documentOf(events);
  if (document) ledger.put(document);
}
