import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.js';
import { ForesailError } from '../errors.js';
import type { EventStore, NewEvent } from '../eventStore/event.js';
import type { FoldedStream } from './foldedStream.js';
import type { Viewer } from './viewer.js';

export interface DecisionParts {
  readonly eventStore: Pick<EventStore, 'append'>;
  readonly clock: Clock;
  readonly newId?: () => string;
}

const mostAttempts = 5;

/**
 * Decides on the present state and appends the outcome, on the condition that nobody appended meanwhile; else decides
 * again. Null decides nothing. @throws what `decide` throws, and VERSION_CONFLICT after five attempts.
 */
export async function appendDecision<State extends { readonly version: number }>(
  stream: string,
  folded: FoldedStream<State>,
  decide: (state: State) => Pick<NewEvent, 'type' | 'data'> | null,
  by: Viewer,
  { eventStore, clock, newId = randomUUID }: DecisionParts,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const state = await folded.present();
    const decision = decide(state);
    if (!decision) return;
    const actor = { id: by.personId, name: by.name };
    const event = { ...decision, eventId: `${stream}-${newId()}`, occurredAt: clock.now(), actor } as NewEvent;
    try {
      await eventStore.append([{ stream, expected: state.version === 0 ? 'none' : state.version, events: [event] }]);
      await folded.present();
      return;
    } catch (error) {
      const again = error instanceof ForesailError && error.code === 'VERSION_CONFLICT' && attempt < mostAttempts;
      if (!again) throw error;
    }
  }
}
