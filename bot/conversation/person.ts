import { LRUCache } from 'lru-cache';
import type { Viewer } from '../../src/access/viewer.js';
import { ForesailError } from '../../src/errors.js';
import type { TeamsAccount } from '../../src/identity/ports.js';
import type { Sender, Turn } from '../adapter/turn.js';
import type { CardContext } from '../cards/context.js';
import type { BotParts } from '../dependencies.js';
import type { MemoryKey } from '../state/ports.js';

/** The person of a turn: who they are to Teams, and what they may see now. */
export interface Person {
  readonly sender: Sender;
  readonly viewer: Viewer;
  readonly key: MemoryKey;
}

/** Finds the person behind a turn. Rights are read anew each time; only the roster's answer is kept for a while. */
export type Recognise = (turn: Turn) => Promise<Person>;

/** A roster call costs a round trip to Teams on every message; addresses of an account change rarely. */
const rosterMilliseconds = 15 * 60 * 1000;
const mostAccounts = 5_000;

export function createRecognise(parts: Pick<BotParts, 'identity' | 'clock'>): Recognise {
  const accounts = new LRUCache<string, { account: TeamsAccount; until: number }>({ max: mostAccounts });

  async function accountOf(turn: Turn, sender: Sender): Promise<TeamsAccount> {
    const now = parts.clock.now().getTime();
    const known = accounts.get(sender.aadObjectId);
    if (known && known.until > now) return known.account;
    const account = await turn.account();
    accounts.set(sender.aadObjectId, { account, until: now + rosterMilliseconds });
    return account;
  }

  return async (turn) => {
    const { sender } = turn;
    if (sender === null) throw new ForesailError('PERSON_UNKNOWN');
    // The id is the validated activity's; the roster adds addresses and may not change who it is.
    const account = { ...(await accountOf(turn, sender)), aadObjectId: sender.aadObjectId };
    const viewer = await parts.identity.viewerForTeamsAccount(account);
    return { sender, viewer, key: { aadObjectId: sender.aadObjectId, conversationId: turn.address.conversationId } };
  };
}

/** How cards are written for this person. */
export function cardContext(viewer: Viewer, parts: Pick<BotParts, 'clock' | 'tabUrl'>): CardContext {
  const { locale, timeZone, role, sees } = viewer;
  const leads = role === 'manager' || sees.kind === 'all';
  return { locale, timeZone, now: parts.clock.now(), tabUrl: parts.tabUrl(), ...(leads && { leads }) };
}

/** For cards shown before it is known who reads them. */
export function neutralContext(parts: Pick<BotParts, 'clock' | 'tabUrl'>): CardContext {
  return { locale: 'en', timeZone: 'UTC', now: parts.clock.now(), tabUrl: parts.tabUrl() };
}
