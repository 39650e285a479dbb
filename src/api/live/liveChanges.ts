import type { Db } from 'mongodb';
import type { Viewer } from '../../access/viewer.js';
import { seesPerson } from '../../access/visibility.js';
import type { Log } from '../../ops/log.js';
import { collectionNames, type ReadModels } from '../../projections/documents.js';
import { createTargetChanges, type WhoseTargets } from './targetChanges.js';

/** What somebody who looks at a page is told. */
export interface LiveNews {
  /** `changed`: figures of what they may see may differ from now on. `fresh`: Odoo has been read anew. */
  readonly kind: 'changed' | 'fresh';
  readonly position: number;
  /** ISO instant of the last sync that read to the end; null before the first. */
  readonly freshAt: string | null;
}

export interface LiveChanges {
  /** Tells `listener` of changes in what the viewer may see, until the function it gives back is called. */
  subscribe(viewer: Viewer, listener: (news: LiveNews) => void): () => void;
  stop(): void;
}

export interface LiveChangesParts {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly freshAt: () => Promise<Date | null>;
  readonly log: Log;
  readonly everyMs?: number;
}

interface Listener {
  readonly viewer: Viewer;
  readonly scope: string;
  readonly tell: (news: LiveNews) => void;
  /** Version of the scope that was told last; null: not known yet. */
  told: number | null;
}

/** Read models whose documents the figures are made of. */
const shown = [collectionNames.opportunities, collectionNames.activities];

/**
 * Watches how far the scopes of those who look have come, and the targets of the people they see: a small reading for all
 * of them, every third of a second, and none while nobody looks. A scope is marked before its documents are written, so it is told once they are.
 */
export function createLiveChanges(parts: LiveChangesParts): LiveChanges {
  const { everyMs = 300, log } = parts;
  const listeners = new Set<Listener>();
  const targets = createTargetChanges(parts);
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let freshTold: string | null | undefined;

  async function look(): Promise<void> {
    const [position, freshAt, whose] = await Promise.all([
      parts.readModels.position(shown),
      parts.freshAt(),
      targets.look(),
    ]);
    const fresh = freshAt?.toISOString() ?? null;
    const versions = await versionsOf(parts.db, [...new Set([...listeners].map(({ scope }) => scope))]);
    const isFresh = freshTold !== undefined && freshTold !== fresh;
    freshTold = fresh;
    for (const listener of listeners) {
      const version = versions.get(listener.scope) ?? 0;
      if (listener.told === null) listener.told = Math.min(version, position);
      else if (version > listener.told && position >= version) {
        listener.told = version;
        listener.tell({ kind: 'changed', position, freshAt: fresh });
      } else if (concerns(listener.viewer, whose)) listener.tell({ kind: 'changed', position, freshAt: fresh });
      else if (isFresh) listener.tell({ kind: 'fresh', position, freshAt: fresh });
    }
  }

  function lookUnlessLooking(): void {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => log.warn({ err: error }, 'Live changes could not be looked for'))
      .finally(() => {
        looking = false;
      });
  }

  function rest(): void {
    clearInterval(timer);
    timer = undefined;
    freshTold = undefined;
    targets.forget();
  }

  return {
    subscribe(viewer, tell) {
      const listener: Listener = { viewer, scope: scopeOf(viewer), tell, told: null };
      listeners.add(listener);
      timer ??= setInterval(lookUnlessLooking, everyMs).unref();
      lookUnlessLooking();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) rest();
      };
    },
    stop() {
      listeners.clear();
      rest();
    },
  };
}

/** The scope that holds everything the viewer may see; see src/projections/visibleScopes.ts. */
function scopeOf(viewer: Viewer): string {
  return viewer.sees.kind === 'all' ? 'all' : `user:${viewer.odooUserId ?? 0}`;
}

function concerns(viewer: Viewer, whose: WhoseTargets): boolean {
  return whose === 'all' || [...whose].some((odooUserId) => seesPerson(viewer, odooUserId));
}

async function versionsOf(db: Db, scopes: readonly string[]): Promise<Map<string, number>> {
  const found = db.collection<{ _id: string; position: number }>('scope_versions').find({ _id: { $in: [...scopes] } });
  return new Map((await found.toArray()).map(({ _id, position }) => [_id, Number(position)]));
}
