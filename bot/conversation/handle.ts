import { ForesailError, type ErrorCode } from '../../src/errors.js';
import { correlated } from '../../src/ops/correlation.js';
import { traced } from '../../src/ops/tracing/traced.js';
import { perform } from '../actions/perform.js';
import { answerRefresh, isRefresh } from '../actions/refresh.js';
import type { ActionReply, OnTurn, Turn, TurnHandler } from '../adapter/turn.js';
import { errorScreen, strangerScreen } from '../cards/error.js';
import { groupWelcomeScreen, welcomeScreen } from '../cards/help.js';
import type { Screen } from '../cards/screen.js';
import { execute } from '../cards/element.js';
import type { BotParts } from '../dependencies.js';
import { answerExtension } from '../extension/answerExtension.js';
import { answerLook } from '../extension/look.js';
import { exchangeToken } from '../signIn/exchange.js';
import { signedInScreen } from '../signIn/screens.js';
import { answeredInPlace, type Message } from './answeredInPlace.js';
import { answerWords } from './answerWords.js';
import { deliver, isShared } from './deliver.js';
import { cardContext, neutralContext, type Person, type Recognise } from './person.js';

/** Answers every turn: with an answer, a refusal, or an error that carries a request id. Never with silence, never by throwing. */
export function createTurnHandler(parts: BotParts, recognise: Recognise, onTurn?: OnTurn): TurnHandler {
  return async (turn) => {
    const requestId = `req_${parts.newId()}`;
    const { conversationId } = turn.address;
    const { kind } = turn.event;
    const began = performance.now();
    const told = (ok: boolean) => onTurn?.({ kind, ok, milliseconds: performance.now() - began });
    return correlated({ conversationId, turnId: requestId }, async () => {
      try {
        const reply = await traced({ name: `bot ${kind}` }, () => answer(turn, parts, recognise));
        told(true);
        return reply;
      } catch (error) {
        told(false);
        return report(error, turn, requestId, parts);
      }
    });
  };
}

async function answer(turn: Turn, parts: BotParts, recognise: Recognise): Promise<ActionReply | null> {
  switch (turn.event.kind) {
    case 'message':
      turn.typing();
      await parts.conversations.keep(turn.address, turn.sender?.aadObjectId ?? null);
      await answerMessage(turn.event, turn, await recognise(turn), parts);
      return null;
    case 'action':
      return (
        (await answerLook(turn.event, turn, recognise, parts)) ??
        (await answerRefresh(turn.event, turn, recognise, parts)) ??
        perform(turn.event, turn, await recognise(turn), parts)
      );
    case 'extension':
      return answerExtension(turn.event, turn, recognise, parts);
    case 'tokenExchange':
      return exchangeToken(turn.event, turn, parts);
    case 'consented':
      await recognise(turn);
      await turn.send(signedInScreen());
      return { kind: 'done' };
    case 'installed':
      await greet(turn, parts, recognise);
      return null;
    case 'removed':
      await parts.conversations.forget(turn.address.conversationId);
      return null;
    case 'other':
      return null;
  }
}

async function answerMessage(message: Message, heard: Turn, person: Person, parts: BotParts): Promise<void> {
  const turn = answeredInPlace(message, heard, person.key, parts);
  await answerWords(message.text, turn, person, parts, (screen) => deliver(turn, person, screen, parts));
}

/** Once per installation: clients repeat these activities, and two instances may get them at once. */
async function greet(turn: Turn, parts: BotParts, recognise: Recognise): Promise<void> {
  await parts.conversations.keep(turn.address, turn.sender?.aadObjectId ?? null);
  if (!(await parts.conversations.claimWelcome(turn.address.conversationId))) return;
  if (isShared(turn)) {
    await turn.send(groupWelcomeScreen(neutralContext(parts)));
    return;
  }
  const { viewer } = await recognise(turn);
  await turn.send(welcomeScreen(viewer, cardContext(viewer, parts)));
}

const strangerCodes: readonly ErrorCode[] = ['PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'NO_SALES_ROLE'];

async function report(error: unknown, turn: Turn, requestId: string, parts: BotParts): Promise<ActionReply | null> {
  const known = error instanceof ForesailError ? error : new ForesailError('INTERNAL', { cause: error });
  const fields = { requestId, code: known.code, event: turn.event.kind, err: known };
  if (known.code === 'INTERNAL') parts.log.error(fields, 'A turn failed');
  else if (known.code === 'TEAMS_TIMEOUT') parts.log.warn(fields, 'A turn could not be answered');
  else parts.log.info(fields, 'A turn was refused');
  const screen = strangerCodes.includes(known.code)
    ? strangerScreen(known.message)
    : failureScreen(known, turn, requestId, parts);
  // A client asks for a card anew whenever it is looked at: that must not post an error each time.
  if (isRefresh(turn.event)) return { kind: 'said', text: screen.summary };
  await turn.send(screen).catch((failure: unknown) => {
    parts.log.error({ requestId, err: failure }, 'An error could not be told');
  });
  // An action answered with an error shows nothing in some clients, so the error is a message and the answer a line.
  return turn.event.kind === 'action' ? { kind: 'said', text: screen.summary } : null;
}

function failureScreen(error: ForesailError, turn: Turn, requestId: string, parts: BotParts): Screen {
  const again =
    turn.event.kind === 'message' && error.retryable && turn.event.text.length <= 500 && turn.event.text !== ''
      ? execute('Try again', 'ask.run', { text: turn.event.text })
      : null;
  const failure = { code: error.code, message: error.message, requestId, retryable: error.retryable, again };
  return errorScreen(failure, neutralContext(parts));
}
