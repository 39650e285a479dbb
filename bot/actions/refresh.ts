import { z } from 'zod';
import { ForesailError } from '../../src/errors.js';
import type { ActionReply, Turn, TurnEvent } from '../adapter/turn.js';
import { goneScreen } from '../cards/error.js';
import type { Screen } from '../cards/screen.js';
import { isShared, replyWith } from '../conversation/deliver.js';
import { cardContext, type Person, type Recognise } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { actionData } from './actionData.js';
import { answerReread, rereads } from './reread.js';

const refreshData = z.looseObject({ again: z.literal(true) });

/**
 * Whether a client asks for a card anew, by itself when somebody looks at it: its action says so, since not every client
 * says what triggered it. Whatever comes of it is answered in place, with no message.
 */
export function isRefresh(event: TurnEvent): boolean {
  return event.kind === 'action' && refreshData.safeParse(event.data).success;
}

/**
 * The same screen, read anew for who looks; null for anything but a refresh. What is no longer kept, or no longer theirs
 * to see, takes the place of the figures. What failed leaves the card, which says when it was read.
 */
export async function answerRefresh(
  event: Extract<TurnEvent, { readonly kind: 'action' }>,
  turn: Turn,
  recognise: Recognise,
  parts: BotParts,
): Promise<ActionReply | null> {
  if (!isRefresh(event)) return null;
  // A card that was passed on: its person sees it anew in their own chat.
  if (isShared(turn)) return { kind: 'said', text: 'This card is kept up to date in your own chat.' };
  try {
    const person = await recognise(turn);
    return await replyWith(turn, person, await reread(event, person, parts), parts);
  } catch (error) {
    if (!(error instanceof ForesailError) || error.retryable || error.code === 'INTERNAL') throw error;
    return { kind: 'card', screen: goneScreen(error.message) };
  }
}

async function reread(
  { verb, data }: { readonly verb: string; readonly data: unknown },
  person: Person,
  parts: BotParts,
): Promise<Screen> {
  const context = { ...cardContext(person.viewer, parts), readAgain: true as const };
  const read = <Data>(schema: z.ZodType<Data>) => {
    const parsed = schema.safeParse(data);
    if (!parsed.success) throw new ForesailError('BAD_REQUEST');
    return { data: parsed.data, person, parts, context };
  };
  switch (verb) {
    case 'answer.page':
      return rereads[verb](read(actionData[verb]));
    case 'answer.view':
      return rereads[verb](read(actionData[verb]));
    case 'answer.explain':
      return rereads[verb](read(actionData[verb]));
    case 'dashboard.show':
      return rereads[verb](read(actionData[verb]));
    case 'card.refresh':
      return answerReread(read(actionData['card.refresh'].options[0]));
    default:
      throw new ForesailError('NOT_FOUND');
  }
}
