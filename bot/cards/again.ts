import type { Answer } from '../../src/pipeline/answer.js';
import { execute, type CardAction } from './element.js';

/**
 * The actions by which cards bring their own screens back. `again` tells a client's refresh from a tap: a refresh asks
 * nothing, and is answered without a message.
 */
export function again(verb: string, data: Record<string, unknown>): CardAction {
  return execute('Refresh', verb, { ...data, again: true });
}

/** The card of the answer itself. */
export function answerAgain({ answerId }: Answer): CardAction {
  return again('card.refresh', { answerId });
}

/** A page of its rows, by its place in the list. */
export function pageAgain(
  { answerId }: Answer,
  place: { readonly cursor: string | null; readonly skip: number; readonly before: number },
): CardAction {
  const { cursor, skip, before } = place;
  return again('answer.page', { answerId, cursor, skip, before });
}

/** The same card with the choice that stands on it. */
export function withChoice(action: CardAction, choiceId: string): CardAction {
  return { ...action, data: { ...(action['data'] as Record<string, unknown>), choiceId } };
}
