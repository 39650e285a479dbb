import type { Document } from 'mongodb';

/** Collections that are made to be sharded on `{_id: 'hashed'}`; which of them should be: docs/decisions/0009. */
export const shardable: readonly RegExp[] = [
  /^odoo_raw_data$/,
  /^answers$/,
  /^(opportunity_view|opportunity_history|activity_view|account_view)_v\d+_b\d+$/,
];

/** One write or index, as the driver sends it: the command and what follows its name. */
export interface SentCommand {
  readonly commandName: string;
  readonly command: Document;
}

/**
 * What a cluster sharded on `_id` would refuse, or do on every shard where it should on one; null where nothing. Reads are
 * answered by all shards where they do not name the key, so none is refused.
 */
export function shardProblem({ commandName, command }: SentCommand): string | null {
  const collection = String(command[commandName]);
  if (!shardable.some((name) => name.test(collection))) return null;
  const problem = rules[commandName]?.(command) ?? null;
  return problem === null ? null : `${commandName} on ${collection} ${problem}`;
}

const rules: Readonly<Record<string, (command: Document) => string | null>> = {
  insert: ({ documents }) => first(documents, (one) => (one['_id'] === undefined ? 'inserts without _id' : null)),
  update: ({ updates }) =>
    first(updates, ({ q, multi, upsert }) => {
      if (namesKey(q as Document)) return null;
      if (upsert === true) return 'upserts without the key';
      return multi === true ? null : 'updates one document without the key';
    }),
  delete: ({ deletes }) =>
    first(deletes, ({ q, limit }) =>
      limit === 0 || namesKey(q as Document) ? null : 'deletes one document without the key',
    ),
  findAndModify: ({ query }) => (namesKey(query as Document) ? null : 'modifies one document without the key'),
  createIndexes: ({ indexes }) =>
    first(indexes, ({ unique }) => (unique === true ? 'wants an index that no shard can keep unique' : null)),
  aggregate: ({ pipeline }) =>
    first(pipeline, (stage) => (stage['$out'] || stage['$graphLookup'] ? 'uses a stage that shards refuse' : null)),
};

function first(items: unknown, problemOf: (item: Document) => string | null): string | null {
  for (const item of items as readonly Document[]) {
    const problem = problemOf(item);
    if (problem !== null) return problem;
  }
  return null;
}

/** Whether the filter says which `_id` is meant, so that one shard is asked. */
function namesKey(filter: Document): boolean {
  const id: unknown = filter['_id'];
  if (id === undefined) return false;
  if (typeof id !== 'object' || id === null) return true;
  const operators = Object.keys(id).filter((name) => name.startsWith('$'));
  return operators.length === 0 || operators.includes('$eq');
}
