import type { Db } from 'mongodb';
import { collectionNames, type PlanView, type ReadModels, type ServingBuild } from '../../projections/documents.js';

/** Whose targets were set or cleared since the last look. `all`: that cannot be told. */
export type WhoseTargets = ReadonlySet<number> | 'all';

export interface TargetChanges {
  /** The first look finds nothing. A look that fails is taken again by the next one. */
  look(): Promise<WhoseTargets>;
  /** The next look is a first one. */
  forget(): void;
}

/** Watches the targets that dashboards set what is won against: documents are read only where one has changed. */
export function createTargetChanges({
  db,
  readModels,
}: {
  readonly db: Db;
  readonly readModels: ReadModels;
}): TargetChanges {
  let known: ServingBuild | null = null;

  async function whoseSince(before: ServingBuild, build: ServingBuild): Promise<WhoseTargets> {
    if (before.collection !== build.collection) return 'all';
    if (before.revision === build.revision) return new Set();
    const found = db.collection<PlanView>(build.collection).find({ position: { $gt: before.position } });
    const ids = await found.project<Pick<PlanView, '_id'>>({ _id: 1 }).toArray();
    // A tombstone says whose target it was by nothing but its id.
    return new Set(ids.map(({ _id }) => Number.parseInt(_id, 10)));
  }

  async function look(): Promise<WhoseTargets> {
    const before = known;
    const build = await readModels.serving(collectionNames.targets);
    const whose = before === null ? new Set<number>() : await whoseSince(before, build);
    known = build;
    return whose;
  }

  return {
    look,
    forget() {
      known = null;
    },
  };
}
