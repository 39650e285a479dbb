import { MongoFault } from '../errors.js';
import { Cursor } from '../cursors.js';
import { wantedFields } from '../query/wanted.js';
import { type Search, find } from '../query/find.js';
import { type SortSpec, parseSort } from '../query/sort.js';
import { compilePipeline } from '../pipeline/stages.js';
import { encode } from '../values/encode.js';
import { type Doc, type Value, isDoc, isNumber, plain } from '../values/types.js';
import { type Command, type Context, optionalDoc, optionalNumber } from './context.js';
import { changeStream } from './changeStream.js';
import { writeOut } from './output.js';

const aggregateCommand: Command = {
  fields: ['pipeline', 'cursor', 'explain', 'allowDiskUse', 'hint', 'let', 'collation', 'bypassDocumentValidation'],
  run: async (context) => {
    const { body, engine } = context;
    if (!Array.isArray(body.pipeline))
      throw new MongoFault('TypeMismatch', "'pipeline' option must be specified as an array");
    const cursorSpec = optionalDoc(body, 'cursor');
    if (cursorSpec === undefined)
      throw new MongoFault(
        'FailedToParse',
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    const batchSize = optionalNumber(cursorSpec, 'batchSize');
    const ns = aggregateNamespace(context);
    const [first] = body.pipeline;
    if (first !== undefined && isDoc(first) && '$changeStream' in first) {
      return engine.cursors.start(changeStream(context, ns, body.pipeline), batchSize);
    }
    const output = outputOf(body.pipeline);
    if (output !== undefined) {
      const docs = aggregated(context, ns, body.pipeline.slice(0, -1));
      await writeOut(context, output, docs);
      return engine.cursors.start(new Cursor(ns, [][Symbol.iterator](), context.budget), batchSize);
    }
    return engine.cursors.start(
      new Cursor(ns, encoded(aggregated(context, ns, body.pipeline)), context.budget),
      batchSize,
    );
  },
};

/** `aggregate: 1` is a pipeline over the database, which begins with its own documents. */
function aggregateNamespace({ db, body }: Context): string {
  const { aggregate } = body;
  if (typeof aggregate === 'string') return `${db}.${aggregate}`;
  const [first] = body.pipeline as Value[];
  if (first !== undefined && isDoc(first) && ('$documents' in first || '$changeStream' in first))
    return `${db}.$cmd.aggregate`;
  throw new MongoFault(
    'InvalidNamespace',
    "{aggregate: 1} is not valid for a pipeline that does not begin with '$documents'",
  );
}

/** The last stage where it writes. @throws MongoFault where such a stage is not the last */
function outputOf(pipeline: readonly Value[]): Doc | undefined {
  const writers = pipeline.filter((stage): stage is Doc => isDoc(stage) && ('$out' in stage || '$merge' in stage));
  const [writer] = writers;
  if (writer === undefined) return undefined;
  if (writers.length > 1 || pipeline.at(-1) !== writer)
    throw new MongoFault(40601, '$out and $merge can only be the final stage in the pipeline');
  return writer;
}

function* encoded(docs: Iterable<Doc>): Generator<Buffer> {
  for (const doc of docs) yield encode(doc);
}

/** What a pipeline begins with and the planner can take over: `$match`, `$sort`, then `$skip` and `$limit`. */
export interface Head {
  readonly filter: Doc;
  readonly sort: SortSpec;
  readonly limit: number;
  readonly rest: readonly Value[];
}

export function headOf(pipeline: readonly Value[]): Head {
  const rest = [...pipeline];
  const filters: Doc[] = [];
  let sort: SortSpec = [];
  let limit = 0;
  for (
    let stage = nextOf(rest);
    stage !== undefined && '$match' in stage && isDoc(stage.$match as Value);
    stage = nextOf(rest)
  ) {
    filters.push(stage.$match as Doc);
    rest.shift();
  }
  const sorting = nextOf(rest)?.$sort;
  if (sorting !== undefined && isDoc(sorting) && Object.keys(sorting).length > 0) {
    sort = parseSort(sorting);
    rest.shift();
  }
  const limiting = nextOf(rest)?.$limit;
  if (isNumber(limiting) && plain(limiting) > 0) limit = Math.trunc(Number(plain(limiting)));
  const [only = {}, ...more] = filters;
  return { filter: more.length === 0 ? only : { $and: filters }, sort, limit, rest };
}

function nextOf(rest: readonly Value[]): Doc | undefined {
  const [first] = rest;
  return first !== undefined && isDoc(first) ? first : undefined;
}

/** The documents of a pipeline over a collection. */
export function aggregated(context: Context, ns: string, pipeline: readonly Value[]): Iterable<Doc> {
  const { engine, env, budget, body } = context;
  const { filter, sort, limit, rest } = headOf(pipeline);
  const documents = (name: string, wanted: Doc): Iterable<Doc> =>
    docs(context, `${context.db}.${name}`, { filter: wanted });
  const stage = compilePipeline(rest, { env, documents });
  compilePipeline(pipeline, { env, documents }); // a stage that the planner took over is checked like the others
  const search = { filter, sort, limit, env, budget, hint: body.hint, wanted: wantedFields(rest[0]) };
  const collection = engine.catalog.get(ns);
  return stage(collection === undefined ? [] : docs(context, ns, search));
}

type Part = Omit<Search, 'env' | 'budget'>;

function* docs(context: Context, ns: string, search: Part): Generator<Doc> {
  const { engine, env, budget } = context;
  const collection = engine.catalog.get(ns);
  if (collection === undefined) return;
  for (const row of find(engine.store, collection, { ...search, env, budget }).rows) yield row.doc;
}

export const aggregateCommands: Readonly<Record<string, Command>> = { aggregate: aggregateCommand };
