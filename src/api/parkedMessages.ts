import type { Outbox, OutboxEntry } from '../alerts/outbox.js';
import type { Clock } from '../clock.js';
import { ForesailError } from '../errors.js';
import type { ProjectionAct } from '../projections/projections.js';
import type { DeadLetter, LetterOutcome, ProjectionControl } from './ports.js';

/** The name under which messages of alerts and digests stand among the dead letters. */
const alertsName = 'alerts';
const prefix = 'message:';

/**
 * The same control, with the messages that could not be delivered among the dead letters: seen, retried and dropped alike.
 * `keep` puts the act into the audit log before it happens.
 */
export function withParkedMessages(
  control: ProjectionControl,
  outbox: Pick<Outbox, 'parked' | 'release'>,
  clock: Clock,
  keep: (act: ProjectionAct) => Promise<void>,
): ProjectionControl {
  async function release(id: string, how: 'retry' | 'discard', by: string): Promise<LetterOutcome> {
    const action = how === 'retry' ? 'retryDeadLetter' : 'discardDeadLetter';
    await keep({ action, target: id, by, details: { projection: alertsName } });
    if (!(await outbox.release(id.slice(prefix.length), how, clock.now()))) throw new ForesailError('NOT_FOUND');
    return how === 'retry' ? 'queued' : 'done';
  }
  return {
    ...control,
    deadLetters: async () => [...(await control.deadLetters()), ...(await outbox.parked()).map(letterOf)],
    retryDeadLetter: (id, by) => (id.startsWith(prefix) ? release(id, 'retry', by) : control.retryDeadLetter(id, by)),
    discardDeadLetter: (id, by) =>
      id.startsWith(prefix) ? release(id, 'discard', by) : control.discardDeadLetter(id, by),
  };
}

function letterOf({ _id, target, position, kind, reason, attempts, createdAt }: OutboxEntry): DeadLetter {
  return {
    ...{ id: `${prefix}${_id}`, projection: alertsName, stream: target, position, type: kind },
    ...{ error: reason ?? 'It could not be delivered', attempts, parkedAt: createdAt.toISOString() },
  };
}
