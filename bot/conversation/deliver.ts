import { statusOf } from '../adapter/backOff.js';
import type { ActionReply, Address, Turn } from '../adapter/turn.js';
import { answeredAloneScreen } from '../cards/channel.js';
import { living, type Screen } from '../cards/screen.js';
import type { BotParts } from '../dependencies.js';
import type { Person } from './person.js';

/** Whether others read along. */
export function isShared(turn: Turn): boolean {
  return turn.address.conversationType !== 'personal';
}

/**
 * Posts a screen where it may stand: here, or in the person's own chat when others read along and it is not for
 * everyone. This is the only way a screen made for a person leaves the bot. Gives the id of the message posted here.
 */
export async function deliver(turn: Turn, person: Person, screen: Screen, parts: BotParts): Promise<string> {
  if (!isShared(turn)) return turn.send(living(screen, person.sender.id));
  if (screen.audience === 'everyone') return turn.send(screen);
  return turn.send(answeredAloneScreen(await deliverAlone(turn, person, screen, parts)));
}

/** Sends to the person's own chat; false when there is none and none can be opened. */
export async function deliverAlone(turn: Turn, person: Person, screen: Screen, parts: BotParts): Promise<boolean> {
  const alone = living(screen, person.sender.id);
  try {
    const known = await parts.conversations.personalOf(person.sender.aadObjectId);
    if (known !== null && (await reached(known, alone, parts))) return true;
    await parts.courier.send(await openPersonal(turn, person, parts), alone);
    return true;
  } catch (error) {
    parts.log.warn({ err: error, personId: person.viewer.personId }, 'A private answer could not be delivered');
    return false;
  }
}

/** Whether a chat that is known can still be written to: a service moves, an app is removed without a word. Throws when throttled. */
async function reached(known: Address, screen: Screen, parts: BotParts): Promise<boolean> {
  try {
    await parts.courier.send(known, screen);
    return true;
  } catch (error) {
    if (statusOf(error) === 429) throw error;
    parts.log.info({ err: error }, 'A known chat could not be written to; it is opened anew');
    return false;
  }
}

async function openPersonal(turn: Turn, person: Person, parts: BotParts) {
  const address = await parts.courier.personalAddress(turn.address, person.sender);
  await parts.conversations.keep(address, person.sender.aadObjectId);
  return address;
}

/** A screen as the answer to a tapped action: in place of the card, or in the person's own chat when others read along. */
export async function replyWith(turn: Turn, person: Person, screen: Screen, parts: BotParts): Promise<ActionReply> {
  if (!isShared(turn)) return { kind: 'card', screen: living(screen, person.sender.id) };
  if (screen.audience === 'everyone') return { kind: 'card', screen };
  const reached = await deliverAlone(turn, person, screen, parts);
  const text = reached
    ? 'Answered in your own chat.'
    : 'I could not write to you alone. Open a chat with me once, then tap again.';
  if (!reached) await turn.send(answeredAloneScreen(false));
  return { kind: 'said', text };
}
