import { setTimeout as pause } from 'node:timers/promises';
import type { Collection, Db, Document, Filter } from 'mongodb';
import type { Viewer } from '../access/viewer.js';
import { visibleDeals } from '../access/visibility.js';
import { usualThresholds, type ForecastThresholds } from '../pipeline/forecastThresholds.js';
import { living } from '../pipeline/living.js';
import type { OpportunityHistory } from '../projections/dealHistory.js';
import {
  collectionNames,
  type ActivityView,
  type DealCallView,
  type OpportunityView,
  type ReadModels,
  type StageView,
} from '../projections/documents.js';
import type { DeadLetter } from '../projections/engine/deadLetters.js';
import type { SubscriptionView } from '../projections/subscriptions.js';

/** What alerts read of the read models. */
export interface AlertReadSide {
  /** Position up to which all that alerts are made of has been applied. */
  position(): Promise<number>;
  /** Events after `from` and up to `to` that one of those read models has parked, by position. */
  parkedBetween(from: number, to: number): Promise<ReadonlySet<number>>;
  /** Those of the positions whose event is still parked. */
  parkedAmong(positions: readonly number[]): Promise<ReadonlySet<number>>;
  histories(dealIds: readonly number[]): Promise<ReadonlyMap<number, OpportunityHistory>>;
  calls(dealIds: readonly number[]): Promise<ReadonlyMap<number, DealCallView['calls']>>;
  /** Place of each stage by id. */
  stageOrder(): Promise<ReadonlyMap<number, number>>;
  /** From this probability on a deal is in the commit, in percent. */
  readonly commitFrom: number;
  /** Instants at which activities of the deals were done, in order of time. */
  touches(dealIds: readonly number[]): Promise<ReadonlyMap<number, readonly Date[]>>;
  /** A deal, if the viewer may see it now. */
  deal(viewer: Viewer, dealId: number): Promise<OpportunityView | null>;
  /** Deals that match and that the viewer may see now. */
  deals(viewer: Viewer, filter: Filter<OpportunityView>): Promise<readonly OpportunityView[]>;
  /** Histories that match, whoever may see their deals. */
  historiesWhere(filter: Filter<OpportunityHistory>): AsyncIterable<OpportunityHistory>;
  /** Subscriptions that match; the list is the same object as long as none has changed. */
  subscriptions(): Promise<readonly SubscriptionView[]>;
  /** Resolves once a change of a subscription at that position is in the list; after two seconds at the latest. */
  reached(position: number): Promise<void>;
}

/** Everything a firing depends on; an event is looked at once all of it has got there. */
const followed = [
  collectionNames.history,
  collectionNames.opportunities,
  collectionNames.subscriptions,
  collectionNames.dealCalls,
  collectionNames.stages,
  collectionNames.access,
  collectionNames.users,
] as const;

interface AlertReadSideParts {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly forecastThresholds?: ForecastThresholds;
}

export function createAlertReadSide({
  db,
  readModels,
  forecastThresholds = usualThresholds,
}: AlertReadSideParts): AlertReadSide {
  const open = async <Doc extends Document>(name: string): Promise<Collection<Doc>> =>
    db.collection<Doc>(await readModels.collectionName(name));
  const byId = async <Doc extends { readonly _id: number }>(name: string, ids: readonly number[]) => {
    const found = (await open<Doc>(name)).find({ $and: [living, { _id: { $in: [...ids] } }] } as Filter<Doc>);
    return new Map((await found.toArray()).map((document) => [document._id, document as unknown as Doc]));
  };
  const seen = (viewer: Viewer, filter: Filter<OpportunityView>) =>
    ({ $and: [living, filter, visibleDeals(viewer)] }) as Filter<OpportunityView>;
  const letters = db.collection<DeadLetter>('dead_letters');
  const parked = async (position: Filter<DeadLetter>['position']) => {
    const filter = { projection: { $in: [...followed] }, position } as Filter<DeadLetter>;
    const found = await letters.find(filter, { projection: { position: 1 } }).toArray();
    return new Set(found.map((letter) => letter.position));
  };
  let known: { readonly key: string; readonly list: readonly SubscriptionView[] } | null = null;

  return {
    commitFrom: forecastThresholds.commit,
    position: () => readModels.position(followed),
    parkedBetween: (from, to) => parked({ $gt: from, $lte: to }),
    parkedAmong: (positions) => parked({ $in: [...positions] }),
    histories: (ids) => byId<OpportunityHistory>(collectionNames.history, ids),
    async calls(ids) {
      const found = await byId<DealCallView>(collectionNames.dealCalls, ids);
      return new Map([...found].map(([id, { calls }]) => [id, calls]));
    },
    async stageOrder() {
      const stages = await (await open<StageView>(collectionNames.stages)).find(living as Filter<StageView>).toArray();
      return new Map(stages.map(({ _id, sequence }) => [_id, sequence]));
    },
    async touches(ids) {
      const activities = await open<ActivityView>(collectionNames.activities);
      const done = { 'deal.id': { $in: [...ids] }, done: true } as Filter<ActivityView>;
      const instants = new Map<number, Date[]>();
      for (const { deal, doneAt } of await activities.find(done).sort({ doneAt: 1 }).toArray()) {
        if (deal && doneAt) instants.set(deal.id, [...(instants.get(deal.id) ?? []), doneAt]);
      }
      return instants;
    },
    deal: async (viewer, dealId) =>
      (await open<OpportunityView>(collectionNames.opportunities)).findOne(
        seen(viewer, { _id: dealId } as Filter<OpportunityView>),
      ) as Promise<OpportunityView | null>,
    deals: async (viewer, filter) =>
      (await open<OpportunityView>(collectionNames.opportunities)).find(seen(viewer, filter)).toArray() as Promise<
        OpportunityView[]
      >,
    async *historiesWhere(filter) {
      const histories = await open<OpportunityHistory>(collectionNames.history);
      yield* histories.find({
        $and: [living, filter],
      } as Filter<OpportunityHistory>) as AsyncIterable<OpportunityHistory>;
    },
    reached: (position) => reached(readModels, position, patienceMs),
    async subscriptions() {
      const { collection, revision } = await readModels.serving(collectionNames.subscriptions);
      const key = `${collection} ${revision}`;
      if (known?.key === key) return known.list;
      const found = db.collection<SubscriptionView>(collection).find(living as Filter<SubscriptionView>);
      const list = ((await found.toArray()) as SubscriptionView[]).sort((a, b) => startOf(a) - startOf(b));
      known = { key, list };
      return list;
    },
  };
}

/** Where in the log it was started: their order does not depend on clocks. */
function startOf({ awake }: SubscriptionView): number {
  return awake[0]?.from ?? 0;
}

/** Resolves once the subscriptions have been applied up to there, or after that many milliseconds. */
async function reached(readModels: ReadModels, position: number, milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= lookMs) {
    if ((await readModels.position([collectionNames.subscriptions])) >= position) return;
    await pause(lookMs);
  }
}

const lookMs = 20;
/** A person who asks for their list right after a change finds it there; a read side that is behind is not waited for. */
const patienceMs = 2_000;
