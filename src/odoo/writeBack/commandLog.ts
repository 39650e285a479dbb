import type { Db } from 'mongodb';
import type { Clock } from '../../clock.js';
import { ForesailError } from '../../errors.js';
import type { Actor, EventStore, NewEvent, StoredEvent } from '../../eventStore/event.js';
import type {
  DealChangeConfirmed,
  DealChangeConflicted,
  DealChangeFailed,
  DealChangeIntended,
} from '../../eventStore/dealEvents.js';
import { streamOf } from '../../eventStore/eventTypes.js';
import { unlessDuplicate } from '../../mongo/duplicateKey.js';

/** How a command ended. */
export type Outcome =
  | { readonly kind: 'confirmed'; readonly data: DealChangeConfirmed }
  | { readonly kind: 'conflicted'; readonly data: DealChangeConflicted }
  | { readonly kind: 'failed'; readonly data: DealChangeFailed };

/** A command as its stream tells it. */
export interface Command {
  readonly intent: DealChangeIntended;
  readonly actor: Actor;
  readonly intendedAt: Date;
  /** null: not settled yet. */
  readonly outcome: Outcome | null;
}

/** The streams `command-<id>`, and the list of those that wait for an outcome (`open_commands`). */
export interface CommandLog {
  read(commandId: string): Promise<Command | null>;
  /** Durable when it resolves; `listed` is called in between. @throws ForesailError VERSION_CONFLICT for an id that is taken. */
  intend(intent: DealChangeIntended, actor: Actor, listed?: () => Promise<void> | void): Promise<Command>;
  settle(command: Command, outcome: Outcome): Promise<Command>;
  /** Takes a command off the list; its outcome is in the log. */
  close(commandId: string): Promise<void>;
  /** Ids without an outcome, oldest first. */
  open(): Promise<readonly string[]>;
}

interface OpenCommand {
  readonly _id: string;
  readonly dealId: number;
  readonly at: Date;
}

const outcomeTypes = {
  confirmed: 'DealChangeConfirmed',
  conflicted: 'DealChangeConflicted',
  failed: 'DealChangeFailed',
} as const;

/** The list is written before the intent and shortened after the outcome, so it may name too many and never too few. */
export function createCommandLog(parts: {
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly clock: Clock;
}): CommandLog {
  const { eventStore, clock } = parts;
  const waiting = parts.db.collection<OpenCommand>('open_commands');
  const append = async (commandId: string, event: Omit<NewEvent, 'occurredAt'>, expected: 'none' | 1) => {
    const stored = { ...event, occurredAt: clock.now() };
    await eventStore.append([{ stream: streamOf('command', commandId), expected, events: [stored] }]);
  };

  async function read(commandId: string): Promise<Command | null> {
    return commandOf(await eventStore.readStream(streamOf('command', commandId)));
  }

  async function present(commandId: string): Promise<Command> {
    const command = await read(commandId);
    if (!command) throw new ForesailError('INTERNAL', { message: 'A command is not in the log it was written to' });
    return command;
  }

  return {
    read,
    async intend(intent, actor, listed = () => undefined) {
      const { commandId, dealId } = intent;
      await unlessDuplicate(() => waiting.insertOne({ _id: commandId, dealId, at: clock.now() }));
      await listed();
      const eventId = `${streamOf('command', commandId)}:intent:${intent.fingerprint}`;
      await append(commandId, { eventId, type: 'DealChangeIntended', data: intent, actor }, 'none');
      return present(commandId);
    },
    async settle({ intent, actor }, { kind, data }) {
      const eventId = `${streamOf('command', intent.commandId)}:outcome`;
      await append(intent.commandId, { eventId, type: outcomeTypes[kind], data, actor }, 1);
      return present(intent.commandId);
    },
    async close(commandId) {
      await waiting.deleteOne({ _id: commandId });
    },
    async open() {
      const found = await waiting.find().sort({ at: 1 }).toArray();
      return found.map((command) => command._id);
    },
  };
}

function commandOf([first, second]: readonly StoredEvent[]): Command | null {
  if (first?.type !== 'DealChangeIntended') return null;
  return {
    intent: first.data as DealChangeIntended,
    actor: first.actor,
    intendedAt: first.occurredAt,
    outcome: second ? outcomeOf(second) : null,
  };
}

function outcomeOf(event: StoredEvent): Outcome | null {
  const kind = (['confirmed', 'conflicted', 'failed'] as const).find((one) => outcomeTypes[one] === event.type);
  return kind ? ({ kind, data: event.data } as Outcome) : null;
}
