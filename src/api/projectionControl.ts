import type { DeadLetter as ParkedEvent, ProjectionHealth, Projections } from '../projections/projections.js';
import type { DeadLetter, ProjectionControl, ProjectionState } from './ports.js';

/** A projection that is behind and has not moved for so long has stopped: batches take well under a second. */
const stalledAfterMs = 60_000;

/** The projections as admins and probes see them. */
export function projectionControl(projections: Projections): ProjectionControl {
  return {
    states: async () => (await projections.health()).map(stateOf),
    rebuild: (name, by) => projections.rebuild(name, by),
    pause: (name, by) => projections.pause(name, by),
    resume: (name, by) => projections.resume(name, by),
    deadLetters: async () => (await projections.deadLetters()).map(letterOf),
    retryDeadLetter: (id, by) => projections.retry(id, by),
    discardDeadLetter: (id, by) => projections.discard(id, by),
  };
}

function stateOf(health: ProjectionHealth): ProjectionState {
  const { name, position, lag, parked, paused, rate, rebuild, lastError } = health;
  return {
    ...{ name, position, lag, paused, rate, state: stateName(health), deadLetters: parked },
    rebuildProgress: rebuild?.progress ?? null,
    error: lastError,
  };
}

/** Parked events and a pause are somebody's to look at, and no fault of the process. */
function stateName({ paused, rebuild, lastError, stillForMs }: ProjectionHealth): ProjectionState['state'] {
  if (paused) return 'paused';
  if (lastError || stillForMs > stalledAfterMs) return 'stopped';
  return rebuild ? 'rebuilding' : 'live';
}

function letterOf(letter: ParkedEvent): DeadLetter {
  const { _id, projection, stream, position, type, error, attempts, parkedAt } = letter;
  const words = error ? `${error.code}: ${error.message}` : 'waits behind an earlier event of its stream';
  return { id: _id, projection, stream, position, type, error: words, attempts, parkedAt: parkedAt.toISOString() };
}
