import type { EventStore, StoredEvent } from '../eventStore/event.js';
import { createRecently, usualAges } from './periodicCheck.js';
import type { CheckAges } from './periodicCheck.js';

/** A short stream, folded and kept in memory. */
export interface FoldedStream<State> {
  /** As it was at most half a second ago, in any instance. */
  recent(): Promise<State>;
  /** As it is after all that was appended before the call. */
  present(): Promise<State>;
}

export interface FoldedStreamOptions<State extends { readonly version: number }> {
  readonly eventStore: Pick<EventStore, 'readStream'>;
  readonly stream: string;
  readonly initial: State;
  readonly fold: (state: State, events: readonly StoredEvent[]) => State;
  readonly ages?: CheckAges;
  /** Milliseconds that only go forward. */
  readonly monotonic?: () => number;
}

/** Reads only what is new. */
export function createFoldedStream<State extends { readonly version: number }>(
  options: FoldedStreamOptions<State>,
): FoldedStream<State> {
  const { eventStore, stream, fold, ages = usualAges, monotonic = () => performance.now() } = options;
  let state = options.initial;
  let reading: Promise<void> | null = null;
  const read = async () => {
    state = fold(state, await eventStore.readStream(stream, state.version));
  };
  const refresh = () => {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
  const recently = createRecently(refresh, ages, monotonic);
  return {
    recent: async () => {
      await recently();
      return state;
    },
    present: async () => {
      // A reading under way may have begun before what is to be seen.
      await reading;
      await refresh();
      return state;
    },
  };
}
