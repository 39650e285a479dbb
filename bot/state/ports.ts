import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { Address } from '../adapter/turn.js';

/** Conversations the bot is part of, so that it can write there later and greets once. Several instances share them. */
export interface Conversations {
  /** Keeps where a conversation stands; `aadObjectId` is whose it is when it is one-to-one. */
  keep(address: Address, aadObjectId: string | null): Promise<void>;
  /** True for exactly one caller until the conversation is forgotten: that one greets. */
  claimWelcome(conversationId: string): Promise<boolean>;
  /** The app was removed: nothing may be sent there, and the next installation greets again. */
  forget(conversationId: string): Promise<void>;
  /** The one-to-one conversation with a person; null when there was none yet. */
  personalOf(aadObjectId: string): Promise<Address | null>;
}

/** Whose memory: follow-ups belong to one person in one conversation, never to the conversation. */
export interface MemoryKey {
  readonly aadObjectId: string;
  readonly conversationId: string;
}

/** Silence of so long ends a visit: what follows is the next one. */
export const visitGapMilliseconds = 30 * 60 * 1000;

/** A person's presence: when they were last heard, and when the visit before this one ended. */
export interface Visit {
  readonly heardAt: Date;
  readonly before: Date | null;
}

/** The visit that a word at `now` belongs to. Pure. */
export function visitAt(known: Visit | null, now: Date): Visit {
  if (known === null) return { heardAt: now, before: null };
  const isNew = now.getTime() - known.heardAt.getTime() > visitGapMilliseconds;
  return { heardAt: now, before: isNew ? known.heardAt : known.before };
}

/** What several things matched, until the person picks one. */
export interface OpenChoice {
  readonly words: string;
  readonly options: readonly { readonly label: string; readonly question: PipelineQuestion }[];
}

/** A person's message and the one that answered it, by the channel's ids. */
export interface Reply {
  readonly to: string;
  readonly messageId: string;
}

/** What a conversation remembers of a person. */
export interface Memory {
  /** The last question; null when there was none or it is too old to be meant. */
  lastQuestion(key: MemoryKey): Promise<PipelineQuestion | null>;
  rememberQuestion(key: MemoryKey, question: PipelineQuestion): Promise<void>;
  /** The last question and how many of its rows were shown; `rows` more count as shown from now on. */
  turnPage(
    key: MemoryKey,
    rows: number,
  ): Promise<{ readonly question: PipelineQuestion; readonly shown: number } | null>;
  /**
   * Notes that the person is here now; gives when they were here last before this visit, in whatever conversation. Null
   * on the first one.
   */
  visit(key: MemoryKey): Promise<Date | null>;
  /** Notes the message that this person's message was answered with; only the last one is kept. */
  rememberReply(key: MemoryKey, reply: Reply): Promise<void>;
  /** The message that answered this one; null where it was not the last. */
  replyTo(key: MemoryKey, messageId: string): Promise<string | null>;
  /** Keeps the options of a choice card; gives its id. */
  offer(key: MemoryKey, choice: OpenChoice): Promise<string>;
  /** The options behind a choice card of this very person; null when it is not theirs or is gone. */
  offered(key: MemoryKey, choiceId: string): Promise<OpenChoice | null>;
}
