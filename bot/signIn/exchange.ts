import { ForesailError } from '../../src/errors.js';
import type { ActionReply, Turn } from '../adapter/turn.js';
import { isShared } from '../conversation/deliver.js';
import type { Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { nothingToSignInScreen, signInAloneScreen } from './screens.js';

/** Offers to sign in for Graph; without Graph there is nothing to sign in to, and everything works. */
export async function offerSignIn(turn: Turn, person: Person, parts: BotParts): Promise<void> {
  if (parts.consentUrl === null || !parts.identity.signInForGraph)
    return void (await turn.send(nothingToSignInScreen()));
  if (isShared(turn)) return void (await turn.send(signInAloneScreen()));
  const hint = new URLSearchParams({ loginHint: person.viewer.email }).toString();
  await turn.offerSignIn(`${parts.consentUrl}&${hint}`);
}

/**
 * Exchanges the token that Teams hands over. Its person must be the activity's, which the Bot Framework has validated:
 * a token of somebody else is as good as none. Whatever is missing, Teams shows the button to the consent page.
 */
export async function exchangeToken(
  { id, token }: { readonly id: string; readonly token: string },
  turn: Turn,
  { identity, log }: Pick<BotParts, 'identity' | 'log'>,
): Promise<ActionReply> {
  const consentNeeded: ActionReply = { kind: 'exchanged', id, consentNeeded: true };
  if (turn.sender === null || !identity.signInForGraph) return consentNeeded;
  try {
    await identity.signInForGraph(turn.sender.aadObjectId, token);
    return { kind: 'exchanged', id, consentNeeded: false };
  } catch (error) {
    const code = error instanceof ForesailError ? error.code : 'INTERNAL';
    log.info({ code, aadObjectId: turn.sender.aadObjectId }, 'A token was not exchanged');
    return consentNeeded;
  }
}
