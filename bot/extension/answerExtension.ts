import { ForesailError } from '../../src/errors.js';
import type { ActionReply, Turn } from '../adapter/turn.js';
import { card, plain, text } from '../cards/element.js';
import { cardContext, type Person, type Recognise } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { foundAccount, foundDeal } from './found.js';
import { readCall, type ExtensionCall } from './invoke.js';
import { openNote, submitNote } from './note.js';
import { personOf } from './personOf.js';
import { placeOf } from './place.js';
import { dialog, dialogEnds, results, sentence, type ExtensionBody } from './reply.js';
import { findAccounts, findDeals } from './search.js';
import { unfurl } from './unfurl.js';

/**
 * Answers an invoke of the message extension. Never throws and never posts: the conversation may be one that the bot is
 * not in, and what went wrong concerns who asked alone.
 */
export async function answerExtension(
  invoke: { readonly name: string; readonly value: unknown },
  turn: Turn,
  recognise: Recognise,
  parts: BotParts,
): Promise<ActionReply | null> {
  const call = readCall(invoke.name, invoke.value);
  if (call === null) return null;
  const body = await bodyOf(call, turn, recognise, parts).catch((error: unknown) => told(error, call, parts));
  return { kind: 'extension', body };
}

async function bodyOf(call: ExtensionCall, turn: Turn, recognise: Recognise, parts: BotParts): Promise<ExtensionBody> {
  switch (call.kind) {
    case 'link':
      return unfurl(call, turn, () => personOf(turn, recognise, parts), parts);
    case 'query':
      return found(call, turn, await personOf(turn, recognise, parts), parts);
    case 'openForm':
      return openNote(call.message, await personOf(turn, recognise, parts), parts);
    case 'submitForm':
      return submitNote(call.data, call.message, await personOf(turn, recognise, parts), parts);
  }
}

async function found(
  { list, text: words, span }: Extract<ExtensionCall, { kind: 'query' }>,
  turn: Turn,
  person: Person,
  parts: BotParts,
): Promise<ExtensionBody> {
  const place = await placeOf(turn, parts);
  if (list === 'accounts') {
    const accounts = await findAccounts(words, person.viewer, span, parts);
    return results(accounts.map((account) => foundAccount(account, place)));
  }
  const context = cardContext(person.viewer, parts);
  const deals = await findDeals(words, person.viewer, span, parts);
  return results(deals.map((deal) => foundDeal(deal, place, context)));
}

/** A failure, in words, in the form that this call is answered in. */
function told(error: unknown, call: ExtensionCall, parts: BotParts): ExtensionBody {
  const known = error instanceof ForesailError ? error : new ForesailError('INTERNAL', { cause: error });
  const requestId = `req_${parts.newId()}`;
  const fields = { requestId, code: known.code, event: call.kind, err: known };
  if (known.code === 'INTERNAL') parts.log.error(fields, 'The message extension failed');
  else parts.log.info(fields, 'The message extension refused');
  const words = `${known.message} (${requestId})`;
  switch (call.kind) {
    case 'query':
      return sentence(words);
    case 'link':
      return results([]);
    case 'openForm':
      return dialog('Foresail', card([text(plain(words), { weight: 'Bolder' })]));
    case 'submitForm':
      return dialogEnds(words);
  }
}
