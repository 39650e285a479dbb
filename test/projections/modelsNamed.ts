import type { ReadModel } from '../../src/projections/engine/readModel.js';
import { readModels } from '../../src/projections/readModelList.js';

/** The models of these names; a test of the engine need not run all of them. */
export function modelsNamed(...names: readonly string[]): readonly ReadModel[] {
  return readModels.filter((model) => names.includes(model.name));
}
