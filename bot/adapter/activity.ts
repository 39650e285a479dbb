import { z } from 'zod';
import type { Address, ConversationKind, Sender, TurnEvent } from './turn.js';

const id = z.string().min(1).max(1000);
const person = z.looseObject({ id, name: z.string().max(500).nullish(), aadObjectId: z.string().max(100).nullish() });

/** The parts of a Bot Framework activity that we read; the rest goes through to the SDK untouched. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.nullish(),
  name: z.string().max(200).nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: person,
  recipient: person,
  conversation: z.looseObject({
    id,
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  text: z.string().max(28_000).nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().max(1000).nullish(),
  action: z.string().nullish(),
  membersAdded: z.array(person).nullish(),
  membersRemoved: z.array(person).nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string().max(200) })).nullish(),
  channelData: z.unknown().optional(),
});
export type IncomingActivity = z.infer<typeof activitySchema>;

const actionValue = z.looseObject({
  action: z.looseObject({ verb: z.string().min(1).max(100), data: z.unknown().optional() }),
});
const tenantData = z.looseObject({ tenant: z.looseObject({ id: z.string() }).nullish() });

/** What an activity means to us. */
export function eventOf(activity: IncomingActivity): TurnEvent {
  switch (activity.type) {
    case 'message':
      return messageOf(activity);
    case 'messageUpdate':
      return isEdit(activity) ? messageOf(activity) : { kind: 'other' };
    case 'invoke':
      return actionOf(activity);
    case 'installationUpdate':
      return { kind: activity.action?.startsWith('remove') ? 'removed' : 'installed' };
    case 'conversationUpdate':
      return membership(activity);
    default:
      return { kind: 'other' };
  }
}

/** Others who come and go are none of our business. */
function membership({ membersAdded, membersRemoved, recipient }: IncomingActivity): TurnEvent {
  const isBot = (member: { readonly id: string }) => member.id === recipient.id;
  if (membersAdded?.some(isBot)) return { kind: 'installed' };
  return { kind: membersRemoved?.some(isBot) ? 'removed' : 'other' };
}

/** A deleted message that is taken back comes as an update too, and was answered. */
function isEdit({ channelData }: IncomingActivity): boolean {
  const data = z.looseObject({ eventType: z.string() }).safeParse(channelData);
  return !data.success || data.data.eventType === 'editMessage';
}

/** A card that somebody inserted here, without a word, asks nothing. */
function messageOf({ type, id: messageId, text, attachments }: IncomingActivity): TurnEvent {
  const words = cleanText(text ?? '');
  const card = attachments?.some(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive');
  if (words === '' && card) return { kind: 'other' };
  return {
    ...{ kind: 'message', text: words },
    ...(messageId && { id: messageId }),
    ...(type === 'messageUpdate' && { edited: true }),
  };
}

export function addressOf(activity: IncomingActivity): Address {
  return {
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    conversationType: conversationKind(activity),
    tenantId: tenantOf(activity),
    bot: { id: activity.recipient.id, name: activity.recipient.name ?? '' },
  };
}

/** The tenant an activity comes from, where the channel says it. */
export function tenantOf(activity: IncomingActivity): string | null {
  const data = tenantData.safeParse(activity.channelData);
  return activity.conversation.tenantId ?? (data.success ? (data.data.tenant?.id ?? null) : null);
}

export function senderOf(activity: IncomingActivity): Sender | null {
  const { id: senderId, aadObjectId, name } = activity.from;
  return aadObjectId ? { id: senderId, aadObjectId: aadObjectId.toLowerCase(), name: name ?? null } : null;
}

/** Anything not plainly one-to-one counts as shared: the safe side. */
function conversationKind(activity: IncomingActivity): ConversationKind {
  const { conversationType, isGroup } = activity.conversation;
  if (conversationType === 'channel' || conversationType === 'groupChat') return conversationType;
  return conversationType === 'personal' || (conversationType == null && isGroup === false) ? 'personal' : 'groupChat';
}

const exchangeValue = z.looseObject({ id: z.string().max(200), token: z.string().min(20).max(8_192) });

function exchangeOf(given: unknown): TurnEvent {
  const value = exchangeValue.safeParse(given);
  return value.success ? { kind: 'tokenExchange', id: value.data.id, token: value.data.token } : { kind: 'other' };
}

function actionOf(activity: IncomingActivity): TurnEvent {
  const name = activity.name ?? '';
  if (name.startsWith('composeExtension/')) return { kind: 'extension', name, value: activity.value };
  if (activity.name === 'signin/verifyState') return { kind: 'consented' };
  if (activity.name === 'signin/tokenExchange') return exchangeOf(activity.value);
  const value = actionValue.safeParse(activity.value);
  if (activity.name !== 'adaptiveCard/action' || !value.success) return { kind: 'other' };
  const { verb, data } = value.data.action;
  return { kind: 'action', verb, data, messageId: activity.replyToId ?? null };
}

/**
 * Takes out mentions (all of them: the bot's own, and markup around others) and what HTML leaves behind. Every pattern is
 * bounded and stops at the next `<`, so that hostile text costs no more than its length.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(/<at\b[^<>]{0,200}>[^<]{0,500}<\/at>/gi, ' ')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
