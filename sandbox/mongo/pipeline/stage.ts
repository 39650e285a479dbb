import type { Env } from '../expression/expression.js';
import type { Doc, Value } from '../values/types.js';

/** Documents in, documents out, one at a time where the stage allows it. */
export type Stage = (docs: Iterable<Doc>) => Iterable<Doc>;

/** What stages need beside their documents. */
export interface Surroundings {
  readonly env: Env;
  /** The documents of a collection of the same database that a filter selects; indexes are used. */
  readonly documents: (collection: string, filter: Doc) => Iterable<Doc>;
}

/** Compiles the pipelines inside stages. */
export type CompilePipeline = (pipeline: readonly Value[], around: Surroundings) => Stage;
