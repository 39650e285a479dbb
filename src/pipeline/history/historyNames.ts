import type { Db } from 'mongodb';
import type { OpportunityHistory } from '../../projections/dealHistory.js';
import {
  collectionNames,
  type AccountView,
  type Named,
  type ReadModels,
  type StageView,
  type TagView,
} from '../../projections/documents.js';
import type { Replicas } from '../columns/replicas.js';

/** Names of what history tells of by id: as they are now, whatever they were then. */
export interface HistoryNames {
  /** Every stage by id, those no longer in use left out. */
  stages(): Promise<ReadonlyMap<number, StageView>>;
  of(kind: 'owner' | 'team' | 'account' | 'tag', ids: readonly number[]): Promise<ReadonlyMap<number, string>>;
  deals(ids: readonly number[]): Promise<ReadonlyMap<number, DealName>>;
}

export interface DealName {
  readonly name: string;
  readonly account: Named | null;
}

interface NamesParts {
  readonly db: Db;
  readonly readModels: Pick<ReadModels, 'collectionName'>;
  readonly replicas: Pick<Replicas, 'stages' | 'people' | 'teams'>;
}

/** People, teams and stages are in the process; the few accounts, tags and deals of an answer are looked up. */
export function createHistoryNames({ db, readModels, replicas }: NamesParts): HistoryNames {
  const small = { owner: replicas.people, team: replicas.teams };

  async function lookUp(kind: 'account' | 'tag', ids: readonly number[]) {
    const name = await readModels.collectionName(collectionNames[kind === 'account' ? 'accounts' : 'tags']);
    const filter = { _id: { $in: [...ids] }, _gone: { $ne: true } };
    const found = db.collection<AccountView | TagView>(name).find(filter as object, { projection: { name: 1 } });
    return new Map((await found.toArray()).map((one) => [one._id, one.name]));
  }

  return {
    stages: async () => (await replicas.stages.refresh()).kept.byId,
    async of(kind, ids) {
      if (ids.length === 0) return new Map();
      if (kind === 'account' || kind === 'tag') return lookUp(kind, ids);
      const { byId } = (await small[kind].refresh()).kept;
      return new Map(ids.flatMap((id) => (byId.has(id) ? [[id, byId.get(id)?.name ?? '']] : [])));
    },
    async deals(ids) {
      if (ids.length === 0) return new Map();
      const histories = db.collection<OpportunityHistory>(await readModels.collectionName(collectionNames.history));
      const projection = { name: 1, account: 1 };
      const found = await histories.find({ _id: { $in: [...ids] } }, { projection }).toArray();
      return new Map(found.map(({ _id, name, account }) => [_id, { name, account }]));
    },
  };
}
