import type { DeadLetter as ParkedEvent, ProjectionHealth, Projections } from '../projections/projections.js';
import type { DeadLetter, ProjectionControl, ProjectionState } from './ports.js';

/** The projections as admins and probes see them. */
export function projectionControl(projections: Projections): ProjectionControl {
  return {
    states: async () => (await projections.health()).map(stateOf),
    rebuild: (name, requestedBy) => projections.rebuild(name, requestedBy),
    deadLetters: async () => (await projections.deadLetters()).map(letterOf),
    async retryDeadLetter(id, requestedBy) {
      await projections.retry(id, requestedBy);
    },
  };
}

function stateOf(health: ProjectionHealth): ProjectionState {
  const { name, position, lag, parked } = health;
  return { name, position, lag, deadLetters: parked, state: stateName(health) };
}

function stateName({ rebuild, state }: ProjectionHealth): ProjectionState['state'] {
  if (rebuild) return 'rebuilding';
  return state === 'live' || state === 'behind' ? 'live' : 'stopped';
}

function letterOf(letter: ParkedEvent): DeadLetter {
  const { _id, projection, stream, position, type, error, attempts, parkedAt } = letter;
  const words = error ? `${error.code}: ${error.message}` : 'waits behind an earlier event of its stream';
  return { id: _id, projection, stream, position, type, error: words, attempts, parkedAt: parkedAt.toISOString() };
}
