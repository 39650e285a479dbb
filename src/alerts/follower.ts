import type { Clock } from '../clock.js';
import type { EventStore, StoredEvent } from '../eventStore/event.js';
import type { Lease } from '../mongo/leases.js';
import type { OpportunityHistory } from '../projections/dealHistory.js';
import type { Checkpoint, Checkpoints } from '../projections/engine/checkpoints.js';
import type { Viewer } from '../access/viewer.js';
import { factsOf, fires, firingKey, kindsOf, type DealFacts } from './firing.js';
import { birthOf, pastMoments, seenMoments, type Moment } from './moments.js';
import type { LateEvents } from './lateEvents.js';
import type { NewEntry, Outbox } from './outbox.js';
import type { AlertPeople } from './people.js';
import type { AlertReadSide } from './readSide.js';
import { indexRules, isAlert, isAwakeAt, type AlertSubscription, type RuleIndex } from './ruleIndex.js';
import { targetKey } from './targetKey.js';

export interface FollowerParts {
  readonly eventStore: Pick<EventStore, 'readFrom'>;
  readonly readSide: AlertReadSide;
  readonly checkpoints: Checkpoints;
  readonly outbox: Outbox;
  readonly late: LateEvents;
  readonly people: AlertPeople;
  readonly clock: Clock;
  /** Events a step looks at. */
  readonly batch?: number;
}

/** Name of the checkpoint, and of the lease. */
export const followerName = 'alerts';

/**
 * Reads the log in order and puts into the outbox what subscriptions fire at. A step is repeated after a crash: the same
 * event gives the same message ids, so nothing is there twice, and the checkpoint moves after the messages are in. What a
 * read model has parked is passed over and looked at when it has been applied after all.
 */
export function createFollower(parts: FollowerParts) {
  const { eventStore, readSide, checkpoints, outbox, late, clock, batch = 1_000 } = parts;
  let checkpoint: Checkpoint | null = null;
  let indexed: { readonly of: unknown; readonly index: RuleIndex; readonly from: number } | null = null;

  async function rules() {
    const all = await readSide.subscriptions();
    if (indexed?.of !== all) {
      const alerts = all.filter(isAlert);
      const from = Math.min(...alerts.flatMap(({ awake }) => awake.map((span) => span.from)));
      indexed = { of: all, index: indexRules(alerts), from };
    }
    return indexed;
  }

  /** Looks at what was parked when its turn came and is not any more. True: there was some. */
  async function catchUp(): Promise<boolean> {
    const waiting = await late.waiting(batch);
    if (waiting.length === 0) return false;
    const parked = await readSide.parkedAmong(waiting);
    const free = waiting.filter((position) => !parked.has(position));
    if (free.length === 0) return false;
    const { index } = await rules();
    const events = (await Promise.all(free.map((position) => eventStore.readFrom(position - 1, 1)))).flat();
    await outbox.put(await firedBy(events, index, parts), clock.now());
    await late.done(free);
    return true;
  }

  return {
    name: followerName,
    async begin(lease: Lease): Promise<void> {
      checkpoint = await checkpoints.claim(followerName, lease.token);
    },
    async step(): Promise<boolean> {
      if (checkpoint === null) return false;
      if (await catchUp()) return true;
      const ready = await readSide.position();
      if (ready <= checkpoint.position) return false;
      const { index, from } = await rules();
      // Nobody was awake before that: there is nothing to look at.
      if (from > checkpoint.position) {
        checkpoint = await checkpoints.advance(checkpoint, Math.min(ready, from), 0);
        return true;
      }
      const read = await eventStore.readFrom(checkpoint.position, batch);
      const events = read.filter(({ position }) => position <= ready);
      const last = events.at(-1);
      if (!last) return false;
      const parked = await readSide.parkedBetween(checkpoint.position, last.position);
      await late.keep([...parked]);
      const applied = events.filter(({ position }) => !parked.has(position));
      await outbox.put(await firedBy(applied, index, parts), clock.now());
      checkpoint = await checkpoints.advance(checkpoint, last.position, events.length);
      return true;
    },
  };
}

/** Messages that these events give. */
async function firedBy(events: readonly StoredEvent[], index: RuleIndex, parts: FollowerParts): Promise<NewEntry[]> {
  const deals = events.filter(isDeal);
  const ids = [...new Set(deals.map(({ data }) => data.id))];
  if (ids.length === 0) return [];
  const { readSide } = parts;
  const [histories, calls, stageOrder] = await Promise.all([
    readSide.histories(ids),
    readSide.calls(ids),
    readSide.stageOrder(),
  ]);
  const viewers = rememberViewers(parts.people);
  const told = tellOnce();
  const entries: NewEntry[] = [];
  for (const event of deals) {
    const history = histories.get(event.data.id);
    if (!history) continue;
    const facts = factsOf(history, calls.get(history._id) ?? [], { stageOrder, commitFrom: readSide.commitFrom });
    for (const moment of told(history, event)) {
      entries.push(...(await firedAt(moment, event, facts, index, viewers)));
    }
  }
  return entries;
}

async function firedAt(
  moment: Moment,
  event: StoredEvent,
  facts: DealFacts,
  index: RuleIndex,
  viewerOf: (subscription: AlertSubscription) => Promise<Viewer | null>,
): Promise<NewEntry[]> {
  const entries: NewEntry[] = [];
  for (const kind of kindsOf(moment)) {
    for (const subscription of index.candidates(kind, moment.after.owner, moment.after.team)) {
      if (!isAwakeAt(subscription, event.position) || isOlder(moment, subscription)) continue;
      const viewer = await viewerOf(subscription);
      if (viewer === null) continue;
      const owner = { odooUserId: viewer.odooUserId, sees: viewer.sees, timeZone: subscription.timeZone };
      if (fires(subscription.what.rule, owner, moment, facts)) {
        entries.push(entryOf(subscription, moment, event.position));
      }
    }
  }
  return entries;
}

/** A deal that is seen for the first time tells of its past: only what came after the subscription is news. */
function isOlder(moment: Moment, { startedAt }: AlertSubscription): boolean {
  return moment.past && moment.at.getTime() < startedAt.getTime();
}

/** Due at once, by whatever clock: one that is an hour ahead would else hold it back for every worker whose clock is right. */
const atOnce = new Date(0);

function entryOf(subscription: AlertSubscription, moment: Moment, position: number): NewEntry {
  const { dealId, at, before, after, pushes, actor } = moment;
  return {
    _id: firingKey(subscription._id, moment),
    subscriptionId: subscription._id,
    kind: 'alert',
    target: targetKey(subscription),
    position,
    moment: { dealId, at, before, after, pushes, actor },
    day: null,
    notBefore: atOnce,
  };
}

type SyncedDeal = StoredEvent<'OdooOpportunitySynced'>;

function isDeal(event: StoredEvent): event is SyncedDeal {
  return event.type === 'OdooOpportunitySynced';
}

/** Moments of an event; those of a deal are made once for all events of a batch. */
function tellOnce(): (history: OpportunityHistory, event: SyncedDeal) => readonly Moment[] {
  const seen = new Map<number, ReadonlyMap<number, Moment>>();
  return (history, event) => {
    const own =
      seen.get(history._id) ?? new Map(seenMoments(history).map((moment) => [moment.position, moment] as const));
    seen.set(history._id, own);
    const moment = own.get(event.position);
    if (event.version > 1) return moment ? [moment] : [];
    return [birthOf(history), ...pastMoments(history).filter(({ position }) => position === event.position)];
  };
}

/** One look at the rights of a person for all of a batch: what is delivered is authorised again. */
function rememberViewers(people: AlertPeople): (subscription: AlertSubscription) => Promise<Viewer | null> {
  const known = new Map<string, Promise<Viewer | null>>();
  return ({ owner }) => {
    const viewer = known.get(owner.personId) ?? people.viewerOf(owner);
    known.set(owner.personId, viewer);
    return viewer;
  };
}
