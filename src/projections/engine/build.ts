import type { Db } from 'mongodb';
import { DocumentStore } from './documentStore.js';
import type { ReadModel } from './readModel.js';
import { ReferenceStore } from './referenceStore.js';

/** One filling of a read model, in collections of its own: a version of its code and a running number. */
export interface BuildId {
  readonly name: string;
  readonly version: number;
  readonly build: number;
  /** Fixed when the build begins: streams must not change partition under way. */
  readonly partitions: number;
}

/** Also the name of the collection: `opportunity_view_v1_b3`. */
export function buildKey({ name, version, build }: Pick<BuildId, 'name' | 'version' | 'build'>): string {
  return `${name}_v${version}_b${build}`;
}

export function referencesName(key: string): string {
  return `${key}_refs`;
}

/** Name of a partition's checkpoint and lease. */
export function partitionKey(key: string, partition: number): string {
  return `${key}:${partition}`;
}

/** The checkpoints of all partitions. */
export function checkpointIds(id: BuildId): string[] {
  return Array.from({ length: id.partitions }, (_, partition) => partitionKey(buildKey(id), partition));
}

/** A build with its collections at hand. */
export interface Build {
  readonly model: ReadModel;
  readonly id: BuildId;
  readonly key: string;
  readonly documents: DocumentStore;
  readonly references: ReferenceStore;
}

export function openBuild(db: Db, model: ReadModel, id: BuildId): Build {
  const key = buildKey(id);
  return {
    model,
    id,
    key,
    documents: new DocumentStore(db, key),
    references: new ReferenceStore(db, referencesName(key)),
  };
}

/** Creates indexes; needed before the first event, harmless later. */
export async function prepareBuild(build: Build): Promise<void> {
  await build.references.prepare();
  await build.documents.prepare(build.model.indexes);
}
