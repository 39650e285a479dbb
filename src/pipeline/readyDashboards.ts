import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Viewer } from '../access/viewer.js';
import { collectionNames } from '../projections/documents.js';
import type { DashboardBody } from './dashboardBody.js';
import type { Period, Scope } from './question.js';
import type { ScopeOwners } from './scope.js';

/**
 * `dashboard_metrics`: ready dashboards. One is served only while it is provably what a computation would give now: the
 * same day in the asker's zone, the same access, and no event since it was computed that touched a scope it shows
 * (`scope_versions`, kept by the projections). A scope is watched through its viewer, whose `user:` mark moves with every
 * deal and activity they may see, before and after the change. Where nothing can be told it is computed.
 */
export interface ReadyKey {
  readonly viewer: Viewer;
  readonly scope: Scope;
  readonly period: Period;
  readonly today: string;
  readonly owners: ScopeOwners;
  /** Position of the read models, read before anything is computed. */
  readonly position: number;
}

interface ReadyDashboard {
  readonly _id: string;
  readonly proof: Proof;
  readonly body: DashboardBody;
}
interface Proof {
  readonly today: string;
  readonly period: string;
  readonly accessVersion: number;
  readonly sight: string;
  readonly position: number;
}
interface ScopeVersion {
  readonly _id: string;
  readonly position: number;
}

export function readyDashboards(db: Db) {
  const ready = db.collection<ReadyDashboard>(collectionNames.dashboard);
  const versions = db.collection<ScopeVersion>('scope_versions');

  /** The last event that touched anything the viewer may see; null where nothing keeps track of that. */
  async function touchedAt(viewer: Viewer): Promise<number | null> {
    const own = viewer.sees.kind === 'all' ? 'all' : `user:${String(viewer.odooUserId)}`;
    const found = await versions.find({ _id: { $in: ['all', own] } }).toArray();
    if (!found.some((one) => one._id === 'all')) return null;
    return found.find((one) => one._id === own)?.position ?? 0;
  }

  return {
    async serve(key: ReadyKey, compute: () => Promise<DashboardBody>): Promise<DashboardBody> {
      const id = idOf(key);
      const [known, touched] = await Promise.all([ready.findOne({ _id: id }), touchedAt(key.viewer)]);
      const proof = proofOf(key);
      if (known !== null && touched !== null && stillHolds(known.proof, proof, touched)) return known.body;
      const body = await compute();
      if (touched !== null) await ready.replaceOne({ _id: id }, { proof, body }, { upsert: true });
      return body;
    },
  };
}

function stillHolds(known: Proof, now: Proof, touched: number): boolean {
  return (
    known.position >= touched &&
    known.today === now.today &&
    known.period === now.period &&
    known.accessVersion === now.accessVersion &&
    known.sight === now.sight
  );
}

/** One document a person, scope and named period: the next day or access replaces it. */
function idOf({ viewer, scope, period }: ReadyKey): string {
  return digest([viewer.personId, viewer.timeZone, scope.kind, scope.ids, scope.label, period.label]);
}

function proofOf({ viewer, period, today, owners, position }: ReadyKey): Proof {
  return {
    today,
    period: `${period.from ?? ''}..${period.to ?? ''}`,
    accessVersion: viewer.accessVersion,
    sight: digest([viewer.sees, owners]),
    position,
  };
}

function digest(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
