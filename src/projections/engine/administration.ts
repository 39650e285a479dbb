import { setTimeout as pause } from 'node:timers/promises';
import { ForesailError } from '../../errors.js';
import type { Log } from '../../ops/log.js';
import type { DeadLetter, DeadLetters } from './deadLetters.js';
import { withRebuild, type ProjectionStates } from './projectionStates.js';
import type { ReadModel } from './readModel.js';

/** An act of a person on projections, for the audit log. */
export interface ProjectionAct {
  readonly action: 'rebuild' | 'pause' | 'resume' | 'retryDeadLetter' | 'discardDeadLetter';
  /** Name of the projection, or id of the letter. */
  readonly target: string;
  readonly by: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Called before an act takes effect; when it fails, the act does not. */
export type Audit = (act: ProjectionAct) => Promise<void>;

/** What came of a retry or discard: done, failed again, or not answered by a worker yet. */
export type LetterOutcome = 'done' | 'failedAgain' | 'queued';

/** What people may do to projections. Works from every process; workers elsewhere follow within their poll interval. */
export interface Administration {
  /** Begins to fill a new build, which takes over by itself. @throws ForesailError PROJECTION_UNKNOWN. */
  rebuild(name: string, by?: string): Promise<void>;
  /** @throws ForesailError PROJECTION_UNKNOWN. */
  pause(name: string, by?: string): Promise<void>;
  /** @throws ForesailError PROJECTION_UNKNOWN. */
  resume(name: string, by?: string): Promise<void>;
  deadLetters(): Promise<DeadLetter[]>;
  /** Applies the letter's stream again, from its first letter on. @throws ForesailError NOT_FOUND. */
  retry(id: string, by?: string): Promise<LetterOutcome>;
  /** Drops the letter for good and goes on with its stream. @throws ForesailError NOT_FOUND. */
  discard(id: string, by?: string): Promise<LetterOutcome>;
}

interface AdministrationSettings {
  readonly models: readonly ReadModel[];
  readonly states: ProjectionStates;
  readonly deadLetters: DeadLetters;
  readonly log: Log;
  readonly audit: Audit | undefined;
  readonly monotonic: () => number;
  readonly wake: () => void;
  readonly afterCommand: () => Promise<void>;
  /** Whether runners of this process may answer. */
  readonly working: () => boolean;
}

const system = 'system:projections';
/** How long `retry` and `discard` wait for the worker that holds the partition. */
const answerPatienceMs = 5_000;

export function createAdministration(settings: AdministrationSettings): Administration {
  const { models, states, deadLetters } = settings;

  async function setPaused(name: string, paused: boolean, by: string): Promise<void> {
    const model = requireModel(models, name);
    await note(settings, { action: paused ? 'pause' : 'resume', target: name, by, details: {} });
    await states.ensure(model);
    await states.change(name, (state) => (state.paused === paused ? state : { ...state, paused }));
    await settings.afterCommand();
  }

  async function ask(what: 'retry' | 'discard', id: string, by: string): Promise<LetterOutcome> {
    const letter = await deadLetters.find(id);
    if (!letter) throw new ForesailError('NOT_FOUND', { message: 'There is no dead letter of that id' });
    const { projection, stream, position, type, error } = letter;
    const action = what === 'retry' ? 'retryDeadLetter' : 'discardDeadLetter';
    await note(settings, { action, target: id, by, details: { projection, stream, position, type, error } });
    await deadLetters.request(letter, what, by);
    return answer(settings, letter);
  }

  return {
    async rebuild(name, by = system) {
      const model = requireModel(models, name);
      await note(settings, { action: 'rebuild', target: name, by, details: { version: model.version } });
      await states.ensure(model);
      await states.change(name, (state) => withRebuild(state, model));
      await settings.afterCommand();
    },
    pause: (name, by = system) => setPaused(name, true, by),
    resume: (name, by = system) => setPaused(name, false, by),
    deadLetters: () => deadLetters.all(),
    retry: (id, by = system) => ask('retry', id, by),
    discard: (id, by = system) => ask('discard', id, by),
  };
}

async function note({ audit, log }: AdministrationSettings, act: ProjectionAct): Promise<void> {
  await audit?.(act);
  log.info({ act }, 'Projections were told');
}

function requireModel(models: readonly ReadModel[], name: string): ReadModel {
  const model = models.find((candidate) => candidate.name === name);
  if (model) return model;
  throw new ForesailError('PROJECTION_UNKNOWN', { details: { name, known: models.map((known) => known.name) } });
}

/** Waits for the worker's answer, for a while. */
async function answer(settings: AdministrationSettings, { build, stream }: DeadLetter): Promise<LetterOutcome> {
  const { deadLetters, monotonic, wake, working } = settings;
  const deadline = monotonic() + answerPatienceMs;
  while (working() && monotonic() < deadline) {
    wake();
    const left = await deadLetters.ofStream(build, stream);
    if (left.length === 0) return 'done';
    if (left.every((letter) => letter.requested === null)) return 'failedAgain';
    await pause(20);
  }
  return 'queued';
}
