import type { Viewer } from '../../src/access/viewer.js';
import type { Alerts } from '../../src/alerts/createAlerts.js';
import { DeliveryFailure, type Deliver, type Delivered } from '../../src/alerts/delivery.js';
import type { OutboxEntry } from '../../src/alerts/outbox.js';
import { accountOf, type LinkedAccounts } from '../../src/alerts/ownerViewers.js';
import type { AlertTrigger } from '../../src/alerts/rule.js';
import type { OpportunityView } from '../../src/projections/documents.js';
import type { SubscriptionView } from '../../src/projections/subscriptions.js';
import { retryAfter, statusOf } from '../adapter/backOff.js';
import type { Address, Sender } from '../adapter/turn.js';
import { alertScreen, channelAlertScreen } from '../cards/alert.js';
import type { Screen } from '../cards/screen.js';
import { dealNames } from '../commands/subscriptionDrafts.js';
import { cardContext } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import type { Addresses } from './addresses.js';
import { channelTotalsOf } from './channelTotalsOf.js';

/** What writes into a conversation outside a turn: once, under an id of ours. */
export interface Poster {
  post(address: Address, screen: Screen, clientActivityId: string): Promise<string>;
  personalAddress(address: Address, sender: Sender): Promise<Address>;
}

export interface NotifierParts {
  readonly alerts: Pick<Alerts, 'people' | 'readSide'>;
  readonly poster: Poster;
  readonly addresses: Addresses;
  readonly links: LinkedAccounts;
  readonly bot: Pick<
    BotParts,
    'directory' | 'clock' | 'tabUrl' | 'pipeline' | 'access' | 'conversations' | 'plans' | 'fiscalYearStart'
  >;
  /** What a digest or a reminder says; null when there is nothing to say. */
  readonly compose: (entry: OutboxEntry, subscription: SubscriptionView, viewer: Viewer) => Promise<Screen | null>;
}

/**
 * Delivers what the outbox holds. Rights are read at the delivery: who has lost sight of a deal since is told nothing.
 */
export function createNotifier(parts: NotifierParts): Deliver {
  return async (entry, subscription) => {
    const viewer = await parts.alerts.people.viewerOf(subscription.owner);
    if (viewer === null) return withheld('noRights');
    const screen = await screenOf(entry, subscription, viewer, parts);
    if (typeof screen === 'string') return withheld(screen);
    const address = await addressOf(subscription, parts);
    if (address === null) return withheld('nowhereToWrite');
    try {
      return { kind: 'sent', messageId: await parts.poster.post(address, screen, entry._id) };
    } catch (error) {
      throw failureOf(error);
    }
  };
}

function withheld(reason: string): Delivered {
  return { kind: 'withheld', reason };
}

/** The screen, or why there is none. */
async function screenOf(
  entry: OutboxEntry,
  subscription: SubscriptionView,
  viewer: Viewer,
  parts: NotifierParts,
): Promise<Screen | string> {
  const { what } = subscription;
  if (what.kind !== 'alert') return (await parts.compose(entry, subscription, viewer)) ?? 'nothingNew';
  const deal = entry.moment && (await parts.alerts.readSide.deal(viewer, entry.moment.dealId));
  if (!deal || !entry.moment) return 'notVisible';
  const { trigger } = what.rule;
  if (subscription.target.kind === 'personal')
    return detailScreen(entry, deal, { ...subscription, trigger }, viewer, parts);
  return channelAlertScreen(
    trigger,
    entry._id,
    await channelTotalsOf(trigger, deal, subscription.target.conversationId, viewer, parts.bot),
  );
}

/** An alert with its details, for one person who may see the deal. */
export async function detailScreen(
  { moment }: Pick<OutboxEntry, 'moment'>,
  deal: OpportunityView,
  subscription: SubscriptionView & { readonly trigger: AlertTrigger },
  viewer: Viewer,
  { bot }: Pick<NotifierParts, 'bot'>,
): Promise<Screen | string> {
  if (moment === null) return 'notVisible';
  const names = await dealNames({ viewer }, bot);
  return alertScreen(deal, moment, subscription, names, cardContext(viewer, bot));
}

async function addressOf({ target, owner }: SubscriptionView, parts: NotifierParts): Promise<Address | null> {
  if (target.kind === 'conversation') return parts.addresses.conversation(target.conversationId);
  const aadObjectId = await accountOf(owner, parts.links);
  if (aadObjectId === null) return null;
  const known = await parts.addresses.personalOf(aadObjectId);
  return known ?? openPersonal(aadObjectId, owner.name, parts);
}

/** Teams opens the one-to-one chat with whoever has the app, by the object id of their account. */
async function openPersonal(aadObjectId: string, name: string, parts: NotifierParts): Promise<Address | null> {
  const any = await parts.addresses.any();
  if (any === null) return null;
  try {
    const address = await parts.poster.personalAddress(any, { id: aadObjectId, aadObjectId, name });
    await parts.bot.conversations.keep(address, aadObjectId);
    return address;
  } catch (error) {
    throw failureOf(error);
  }
}

/** Statuses after which the same message will never be taken: refused for what it is, or the conversation is gone. */
const forGood: readonly number[] = [400, 401, 403, 404, 405, 410, 413];

function failureOf(error: unknown): DeliveryFailure {
  const status = statusOf(error);
  const message = status === 0 ? 'The connector did not answer' : `The connector answered ${status}`;
  return new DeliveryFailure(message, !forGood.includes(status), retryAfter(error), { cause: error });
}
