import fc from 'fast-check';
import type { StoredEvent } from '../../src/eventStore/event.js';
import type { OdooOpportunity } from '../../src/eventStore/eventTypes.js';
import { fieldChanges } from '../../src/odoo/sync/fieldChanges.js';
import { HistoryLedger, type LedgerDocument } from '../../src/pipeline/history/historyLedger.js';
import type { OpportunityView } from '../../src/projections/documents.js';
import { opportunityView } from '../../src/projections/opportunityView.js';
import { opportunityHistory } from '../../src/projections/opportunityHistory.js';
import { dealData, storedEvent } from '../projections/samples.js';

/**
 * What really became of some deals, and how the log came to hear of it: first seen at some step, the steps before told by
 * a backfill whenever it came, the steps after one by one or two at once.
 */
export interface DealStory {
  readonly id: number;
  /** The deal as it was from each instant on, the first from its birth. */
  readonly steps: readonly { readonly at: number; readonly deal: OdooOpportunity; readonly gone: boolean }[];
  /** Index of the step at which the log saw it first. */
  readonly firstSeen: number;
  readonly events: readonly StoredEvent[];
  /** Whether what was before the first sight was told at all: nobody tells it of a deal that is gone. */
  readonly whole: boolean;
}

export const epoch = Date.UTC(2026, 0, 5, 8);
const hour = 3_600_000;
/** Instants of stories lie within this many hours of the epoch. */
export const span = 400;
export const instant = fc.integer({ min: -5, max: span + 5 }).map((hours) => epoch + hours * hour);

const orNone = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 5 });
const record = (max: number) => fc.integer({ min: 1, max }).map((id) => ({ id, name: `#${id}` }));
const team = fc.constantFrom({ id: 10, name: 'North' }, { id: 11, name: 'South' });
const money = fc.record({
  minor: fc.integer({ min: 0, max: 90_000_000 }),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD', 'JPY'),
});
const closeDay = fc.constantFrom('2026-01-10', '2026-01-20', '2026-02-02', null);

/** One write: some fields at once, or what it takes to win, lose, archive, reopen or remove. */
const write = fc.oneof(
  { arbitrary: fc.record({ stage: orNone(record(4)), probability: fc.integer({ min: 0, max: 99 }) }), weight: 4 },
  { arbitrary: fc.record({ amount: money }), weight: 3 },
  { arbitrary: fc.record({ recurringMonthly: orNone(money) }), weight: 1 },
  { arbitrary: fc.record({ expectedClose: closeDay }), weight: 3 },
  { arbitrary: fc.record({ owner: orNone(record(3)), team: orNone(team) }), weight: 2 },
  { arbitrary: fc.record({ owner: orNone(record(3)), amount: money, expectedClose: closeDay }), weight: 1 },
  { arbitrary: fc.constantFrom({ status: 'won' as const }, { status: 'lost' as const }), weight: 2 },
  { arbitrary: fc.constant({ status: 'archived' as const }), weight: 1 },
  { arbitrary: fc.constant({ status: 'open' as const }), weight: 2 },
  { arbitrary: fc.constantFrom({ type: 'lead' as const }, { type: 'opportunity' as const }), weight: 1 },
  { arbitrary: fc.constant('removed' as const), weight: 1 },
);

const tracked = ['type', 'status', 'stage', 'owner', 'team', 'amount', 'closedAt'] as const;

function storyOf(id: number): fc.Arbitrary<Untold> {
  return fc
    .record({
      birth: fc.record({
        ...{ amount: money, recurringMonthly: orNone(money) },
        ...{ expectedClose: closeDay, owner: orNone(record(3)), team: orNone(team) },
      }),
      bornAt: fc.integer({ min: 0, max: span / 2 }),
      writes: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), write), { maxLength: 9 }),
      firstSeen: fc.nat({ max: 9 }),
    })
    .map(({ birth, bornAt, writes, firstSeen }) => {
      const createdAt = epoch + bornAt * hour;
      const steps = [{ at: createdAt, deal: born(id, createdAt, birth), gone: false }];
      for (const [hours, change] of writes) {
        const last = steps[steps.length - 1];
        if (!last || last.gone) break;
        const at = last.at + hours * hour;
        if (change === 'removed') steps.push({ at, deal: last.deal, gone: true });
        else steps.push({ at, deal: written(last.deal, change, at), gone: false });
      }
      const seen = Math.min(firstSeen, steps.filter((step) => !step.gone).length - 1);
      return { id, steps, firstSeen: seen };
    });
}

function born(id: number, at: number, given: Partial<OdooOpportunity>): OdooOpportunity {
  const iso = new Date(at).toISOString();
  return dealData(id, { createdAt: iso, stageChangedAt: iso, ...given });
}

function written(deal: OdooOpportunity, change: Partial<OdooOpportunity>, at: number): OdooOpportunity {
  const iso = new Date(at).toISOString();
  const status = change.status ?? deal.status;
  const settled = status === 'won' || status === 'lost';
  const moved = change.stage !== undefined && change.stage?.id !== deal.stage?.id;
  return {
    ...deal,
    ...change,
    ...(status === deal.status ? {} : { closedAt: settled ? iso : null, active: status !== 'archived' }),
    ...(moved && { stageChangedAt: iso }),
  };
}

/** A few deals' stories, told in one log. */
export const stories: fc.Arbitrary<DealStory[]> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.boolean())
  .chain(([count, early]) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => storyOf(index + 1))).map((all) => toldTogether(all, early)),
  );

type Untold = Omit<DealStory, 'events' | 'whole'>;

/** Positions follow each other over all deals; a backfill comes right after the first sight, or at the very end. */
function toldTogether(all: readonly Untold[], early: boolean): DealStory[] {
  let position = 0;
  const events = new Map<number, StoredEvent[]>(all.map((story) => [story.id, []]));
  const tell = (story: Untold, event: Partial<StoredEvent>, data: OdooOpportunity | null) => {
    position += 1;
    const version = (events.get(story.id)?.length ?? 0) + 1;
    const place = {
      position,
      version,
      observedAt: new Date(epoch + (span + position) * hour),
      actor: { id: 'odoo:11' },
    };
    const stored =
      data === null
        ? storedEvent('OdooOpportunityRemoved', { id: story.id }, place)
        : storedEvent('OdooOpportunitySynced', data, place);
    events.get(story.id)?.push({ ...stored, ...event } as StoredEvent);
  };
  const sight = (story: Untold) => {
    const step = story.steps[story.firstSeen];
    if (step) tell(story, { occurredAt: new Date(step.at) }, step.deal);
  };
  const backfill = (story: Untold, now: OdooOpportunity | undefined) => {
    story.steps.slice(1, story.firstSeen + 1).forEach((step, index) => {
      const before = story.steps[index];
      if (!before || !now) return;
      const changes = pick(fieldChanges(before.deal, step.deal));
      if (Object.keys(changes).length > 0) tell(story, { occurredAt: new Date(step.at), changes }, now);
    });
  };
  for (const story of all) sight(story);
  if (early) for (const story of all) backfill(story, story.steps[story.firstSeen]?.deal);
  for (const story of all) live(story, tell);
  if (!early) for (const story of all) if (!story.steps.at(-1)?.gone) backfill(story, story.steps.at(-1)?.deal);
  return all.map((story) => ({
    ...story,
    events: events.get(story.id) ?? [],
    whole: early || story.firstSeen === 0 || story.steps.at(-1)?.gone !== true,
  }));
}

function live(
  story: Untold,
  tell: (story: Untold, event: Partial<StoredEvent>, data: OdooOpportunity | null) => void,
): void {
  let before = story.steps[story.firstSeen];
  for (let index = story.firstSeen + 1; index < story.steps.length; index += 1) {
    const step = story.steps[index];
    if (!step || !before) return;
    const changes = fieldChanges(before.deal, step.deal);
    if (step.gone) tell(story, { occurredAt: new Date(step.at) }, null);
    else if (Object.keys(changes).length > 0) tell(story, { occurredAt: new Date(step.at), changes }, step.deal);
    before = step;
  }
}

function pick(changes: Readonly<Record<string, { from: unknown; to: unknown }>>) {
  const names: readonly string[] = tracked;
  return Object.fromEntries(Object.entries(changes).filter(([name]) => names.includes(name)));
}

/** The document that the events of a story make. */
export function documentOf(events: readonly StoredEvent[]): LedgerDocument | null {
  const folded = events.reduce<ReturnType<typeof opportunityHistory.apply>>(
    (view, event) => opportunityHistory.apply(view, event),
    null,
  );
  return folded && { ...folded, position: events.at(-1)?.position ?? 0 };
}

export function ledgerOf(all: readonly DealStory[]): HistoryLedger {
  const ledger = new HistoryLedger();
  for (const { events } of all) {
    const document = documentOf(events);
    if (document) ledger.put(document);
  }
  return ledger;
}

/** The deal as `opportunity_view` shows it; null once it is gone. Owners 1 and 2 and their team's leader 3 see it. */
export function viewOf(events: readonly StoredEvent[]): OpportunityView | null {
  const view = events.reduce<ReturnType<typeof opportunityView.apply>>(
    (before, event) => opportunityView.apply(before, event),
    null,
  );
  if (!view) return null;
  const { owner, team: of } = view;
  const seenBy = owner === null ? (of?.id === 10 ? [3] : []) : owner.id > 3 ? [owner.id] : [...new Set([owner.id, 3])];
  return { ...view, visible_to_user_ids: seenBy, position: 1 };
}

/** What happened to a deal on a day of 2026 at noon: fields that changed, or its removal. */
export type Happening = readonly [day: string, change: Partial<OdooOpportunity> | 'removed'];

/** The events of a deal that was seen from its birth on, in EUR. Positions begin after `position`. */
export function lived(
  id: number,
  bornOn: string,
  birth: Partial<OdooOpportunity>,
  happenings: readonly Happening[] = [],
): StoredEvent[] {
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
  const place = (index: number, at: number) => ({
    ...{ position: id * 100 + index, version: index + 1, stream: `opportunity-${String(id)}` },
    ...{ occurredAt: new Date(at), observedAt: new Date(at + hour), actor: { id: 'odoo:2', name: 'Ben Carter' } },
  });
  let deal = born(id, noon(bornOn), { stage: { id: 1, name: 'New' }, expectedClose: null, ...birth });
  const events: StoredEvent[] = [storedEvent('OdooOpportunitySynced', deal, place(0, noon(bornOn)))];
  happenings.forEach(([day, change], index) => {
    const at = noon(day);
    if (change === 'removed') {
      events.push(storedEvent('OdooOpportunityRemoved', { id }, place(index + 1, at)));
      return;
    }
    const after = written(deal, change, at);
    const changes = fieldChanges(deal, after);
    events.push({ ...storedEvent('OdooOpportunitySynced', after, place(index + 1, at)), changes });
    deal = after;
  });
  return events;
}

/** So many euros. */
export const euros = (amount: number) => ({ minor: amount * 100, currency: 'EUR' });
