import { ForesailError } from '../../src/errors.js';
import type { Turn } from '../adapter/turn.js';
import type { Person, Recognise } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';

/** The person behind the turn. Where the bot is not in the conversation its roster is closed: the id alone must do then. */
export async function personOf(turn: Turn, recognise: Recognise, parts: Pick<BotParts, 'identity'>): Promise<Person> {
  try {
    return await recognise(turn);
  } catch (error) {
    const { sender, address } = turn;
    if (error instanceof ForesailError || sender === null) throw error;
    const account = { aadObjectId: sender.aadObjectId, email: null, userPrincipalName: null, name: sender.name };
    const viewer = await parts.identity.viewerForTeamsAccount(account);
    return { sender, viewer, key: { aadObjectId: sender.aadObjectId, conversationId: address.conversationId } };
  }
}
