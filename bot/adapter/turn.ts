import type { TeamsAccount } from '../../src/identity/ports.js';
import type { Screen } from '../cards/screen.js';
import type { ExtensionBody } from '../extension/reply.js';

/** Where a conversation stands, as much of it as is needed to write there again later. Stored as it is. */
export interface Address {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly conversationType: ConversationKind;
  readonly tenantId: string | null;
  readonly bot: { readonly id: string; readonly name: string };
}

export type ConversationKind = 'personal' | 'groupChat' | 'channel';

/** The person an activity came from, as the validated activity says. `id` is the channel's own id of the person. */
export interface Sender {
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string | null;
}

/** What happened in the conversation. */
export type TurnEvent =
  /** `id` is the channel's of the message; `edited`: it was answered before, in other words. */
  | { readonly kind: 'message'; readonly text: string; readonly id?: string; readonly edited?: true }
  | { readonly kind: 'action'; readonly verb: string; readonly data: unknown; readonly messageId: string | null }
  /** The message extension: a search, a pasted link, the dialog of an action. */
  | { readonly kind: 'extension'; readonly name: string; readonly value: unknown }
  /** Teams hands over an SSO token for the card that offered to sign in; several clients of one person may. */
  | { readonly kind: 'tokenExchange'; readonly id: string; readonly token: string }
  /** The person came back from the page that asks for consent. */
  | { readonly kind: 'consented' }
  | { readonly kind: 'installed' }
  | { readonly kind: 'removed' }
  | { readonly kind: 'other' };

/**
 * One activity of a conversation and the means to answer it: our own small door to the Bot Framework, so that nothing
 * but `bot/adapter` knows its SDK.
 */
export interface Turn {
  readonly event: TurnEvent;
  readonly address: Address;
  /** null when the channel does not say who it was. */
  readonly sender: Sender | null;
  /** Shows that an answer is on its way. Never fails, never waits. */
  typing(): void;
  /** Posts into this conversation; gives the message's id. */
  send(screen: Screen): Promise<string>;
  /** Posts the card by which Teams signs the person in; `link` opens the page that asks for consent where it must. */
  offerSignIn(link: string): Promise<void>;
  /** Who the sender is, from the conversation's roster. */
  account(): Promise<TeamsAccount>;
}

/** What an Action.Execute is answered with: a card in place of the one tapped, or a line below it. */
export type ActionReply =
  /** To a token exchange: 412 makes Teams show the button that leads to the consent page. */
  | { readonly kind: 'exchanged'; readonly id: string; readonly consentNeeded: boolean }
  | { readonly kind: 'done' }
  /** To an invoke of the message extension: seen by who asked alone. */
  | { readonly kind: 'extension'; readonly body: ExtensionBody }
  | { readonly kind: 'card'; readonly screen: Screen }
  | { readonly kind: 'said'; readonly text: string };

/** Writes into conversations outside a turn: progress, results, private answers. */
export interface Courier {
  /** Posts; gives the message's id. */
  send(address: Address, screen: Screen): Promise<string>;
  /** Replaces a message. */
  update(address: Address, messageId: string, screen: Screen): Promise<void>;
  /** Opens, or finds, the one-to-one conversation with a person met at `address`. */
  personalAddress(address: Address, sender: Sender): Promise<Address>;
}

/** Answers a turn. Must not throw: what fails is told to the person. For an action its reply is the answer. */
export type TurnHandler = (turn: Turn) => Promise<ActionReply | null>;

/** Told of every turn: what it was, whether it was answered as asked, and how long it took. */
export type OnTurn = (turn: { kind: string; ok: boolean; milliseconds: number }) => void;
