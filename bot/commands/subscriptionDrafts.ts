import type { Alerts } from '../../src/alerts/createAlerts.js';
import type { SubscriptionDraft } from '../../src/alerts/createSubscriptions.js';
import { readAlert, type AlertRead } from '../../src/alerts/read/readAlert.js';
import { sayRule } from '../../src/alerts/read/sayRule.js';
import type { AlertTarget } from '../../src/alerts/rule.js';
import type { Directory } from '../../src/ask/ports.js';
import { ForesailError } from '../../src/errors.js';
import type { Address } from '../adapter/turn.js';
import type { DealNames } from '../cards/alertWords.js';
import type { Screen } from '../cards/screen.js';
import {
  confirmScreen,
  notReadScreen,
  quietWords,
  rewordScreen,
  subscriptionDoneScreen,
} from '../cards/subscription.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import type { SubscriptionCommand } from './subscriptionGrammar.js';

type AlertParts = BotParts & { readonly alerts: Alerts };

/** Where it was said. */
export interface Place {
  readonly address: Address;
  readonly shared: boolean;
}

/** Reads what to tell of, tries it on the last quarter and asks. */
export async function askFirst(
  { text, sure }: Extract<SubscriptionCommand, { kind: 'alert' }>,
  person: Person,
  place: Place,
  parts: AlertParts,
): Promise<Screen | null> {
  const { read, directory } = await readBy(text, person, parts);
  if (read.kind === 'notUnderstood') return sure ? notReadScreen(read.reason, read.unknown) : null;
  const target: AlertTarget =
    read.here && place.shared
      ? { kind: 'conversation', conversationId: place.address.conversationId }
      : { kind: 'personal' };
  return confirm(read, { words: text, target }, directory, person, parts);
}

async function readBy(
  text: string,
  { viewer }: Person,
  parts: BotParts,
): Promise<{ readonly read: AlertRead; readonly directory: Directory }> {
  const directory = await parts.directory.load(viewer);
  const { clock, fiscalYearStart, weekStartsOn } = parts;
  const context = { viewer, directory, now: clock.now(), timeZone: viewer.timeZone, fiscalYearStart, weekStartsOn };
  return { read: readAlert(text, context), directory };
}

/** Keeps the draft and asks for a yes to it. */
async function confirm(
  { rule, quiet }: Extract<AlertRead, { kind: 'alert' }>,
  asked: Pick<SubscriptionDraft, 'words' | 'target'> & Partial<Pick<SubscriptionDraft, 'quiet'>>,
  directory: Directory,
  person: Person,
  parts: AlertParts,
): Promise<Screen> {
  const { viewer } = person;
  const said = sayRule(rule, directory);
  const hours = quiet ?? asked.quiet;
  const draft: SubscriptionDraft = {
    ...{ what: { kind: 'alert', rule }, words: asked.words, said, target: asked.target, timeZone: viewer.timeZone },
    ...(hours !== undefined && { quiet: hours }),
  };
  const [draftId, tried] = await Promise.all([
    parts.alerts.drafts.keep(viewer, draft),
    parts.alerts.tryOut(viewer, rule),
  ]);
  const where = [whereWords(asked.target), hours ? quietWords(hours) : null].filter((part) => part !== null).join(' ');
  const names = await dealNames(person, parts);
  return confirmScreen({ draftId, words: asked.words, said, rule, where }, tried, names, cardContext(viewer, parts));
}

/**
 * The same alert in other words, from the form of the card that asks: it is read and tried anew, and asked again. Words
 * that are not understood leave what was asked before open.
 * @throws ForesailError NOT_FOUND for a card that is not theirs or was tapped before.
 */
export async function rewordSubscription(
  { draftId, words }: { readonly draftId: string; readonly words: string },
  person: Person,
  parts: BotParts,
): Promise<Screen> {
  const { alerts } = parts;
  const draft = await alerts?.drafts.take(person.viewer, draftId);
  if (!alerts || !draft) throw notOpen();
  const { read, directory } = await readBy(words, person, parts);
  const { target, quiet } = draft;
  if (read.kind === 'notUnderstood') {
    const again = await alerts.drafts.keep(person.viewer, draft);
    return rewordScreen({ draftId: again, words, said: draft.said }, read.reason, read.unknown);
  }
  return confirm(read, { words, target, ...(quiet !== undefined && { quiet }) }, directory, person, {
    ...parts,
    alerts,
  });
}

function notOpen(): ForesailError {
  return new ForesailError('NOT_FOUND', { message: 'This is not open to you any more' });
}

/** Names of stages and people whom the person sees. */
export async function dealNames(
  { viewer }: Pick<Person, 'viewer'>,
  parts: Pick<BotParts, 'directory'>,
): Promise<DealNames> {
  const { stages, people } = await parts.directory.load(viewer);
  return {
    stage: (id) => stages.find((one) => one.id === id)?.name ?? null,
    person: (id) => people.find((one) => one.id === id)?.name ?? null,
  };
}

function whereWords(target: AlertTarget): string {
  return target.kind === 'personal'
    ? 'Here, in your own chat with me, at once.'
    : 'In that channel or chat: that something happened, to everybody; what, to each alone.';
}

/** The tap on Start. @throws ForesailError NOT_FOUND for a card that is not theirs or was tapped before. */
export async function confirmSubscription(draftId: string, person: Person, parts: BotParts): Promise<Screen> {
  const { alerts } = parts;
  const draft = await alerts?.drafts.take(person.viewer, draftId);
  if (!alerts || !draft) throw notOpen();
  await alerts.subscriptions.start(person.viewer, draft, person.sender.aadObjectId);
  return subscriptionDoneScreen('I will tell you', `${capital(draft.said)}. ${whereWords(draft.target)}`);
}

export async function cancelSubscription(draftId: string, person: Person, parts: BotParts): Promise<Screen> {
  await parts.alerts?.drafts.take(person.viewer, draftId);
  return subscriptionDoneScreen('Nothing was started', 'Say it another way, or leave it.');
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
