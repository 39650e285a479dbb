import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Viewer } from '../access/viewer.js';
import { collectionNames, type ReadModels } from '../projections/documents.js';
import type { DashboardBody } from './dashboard.js';
import type { Period, Scope } from './question.js';
import type { ScopeOwners } from './scope.js';

/**
 * `dashboard_metrics`: ready dashboards. One is served only while it is provably what a computation would give now: the
 * same day in the asker's zone, the same access, and no event since it was computed that touched a scope it shows
 * (`scope_versions`, kept by a projection). Where that cannot be told it is computed.
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

/** Beyond this many people one looks at `all`, which any event moves: a recomputation too many, never one too few. */
const mostScopes = 300;
const scopeVersions = 'scope_versions';

export function readyDashboards(db: Db, readModels: ReadModels) {
  const ready = db.collection<ReadyDashboard>(collectionNames.dashboard);

  /** The last event that touched what the key shows; null where nothing keeps track. */
  async function touchedAt(key: ReadyKey): Promise<number | null> {
    const versions = db.collection<ScopeVersion>(await readModels.collectionName(scopeVersions));
    const found = await versions.find({ _id: { $in: ['all', ...scopeIds(key)] } }).toArray();
    const all = found.find((one) => one._id === 'all');
    if (all === undefined) return null;
    const own = found.filter((one) => one._id !== 'all').map((one) => one.position);
    return scopeIds(key).length === 0 ? all.position : Math.max(0, ...own);
  }

  return {
    async serve(key: ReadyKey, compute: () => Promise<DashboardBody>): Promise<DashboardBody> {
      const id = idOf(key);
      const [known, touched] = await Promise.all([ready.findOne({ _id: id }), touchedAt(key)]);
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

/** Scopes whose events can change what is shown; none means: any event. */
function scopeIds({ viewer, owners }: ReadyKey): string[] {
  if (owners.kind === 'owners') return few(owners.ids.map((id) => `user:${String(id)}`));
  if (owners.kind === 'teams') return few(owners.ids.map((id) => `team:${String(id)}`));
  if (viewer.sees.kind === 'all') return [];
  const { ownerIds, unownedTeamIds } = viewer.sees;
  return few([...ownerIds.map((id) => `user:${String(id)}`), ...unownedTeamIds.map((id) => `team:${String(id)}`)]);
}

function few(ids: string[]): string[] {
  return ids.length > mostScopes ? [] : ids;
}
