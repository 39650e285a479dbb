import { randomUUID } from 'node:crypto';
import {
  ActionTypes,
  CardFactory,
  CloudAdapterBase,
  TeamsInfo,
  type Activity,
  type ConversationReference,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { TeamsAccount } from '../../src/identity/ports.js';
import type { Screen } from '../cards/screen.js';
import { addressOf, eventOf, senderOf, type IncomingActivity } from './activity.js';
import type { BotAuthentication } from './authentication.js';
import { withBackOff, type BackOff } from './backOff.js';
import { patiently, usualPatienceMs } from './patience.js';
import type { ActionReply, Address, Courier, Sender, Turn, TurnHandler } from './turn.js';

/** The Bot Framework's side of our door: authenticates activities, turns them into Turns, and writes. */
export class FrameworkAdapter extends CloudAdapterBase implements Courier {
  constructor(
    private readonly authentication: BotAuthentication,
    private readonly backOff: BackOff,
    /** Milliseconds that the connector has for one answer. */
    private readonly patienceMs = usualPatienceMs,
  ) {
    super(authentication.framework);
  }

  /**
   * Authenticates and answers one activity. `reached` is called once the token is accepted, so that the caller can tell
   * a refused token (the SDK throws plain errors for some of them) from a failure of ours.
   */
  async handle(
    authorization: string,
    incoming: IncomingActivity,
    handler: TurnHandler,
    reached: () => void,
  ): Promise<InvokeResponse | undefined> {
    const activity = incoming as unknown as Activity;
    let reply: ActionReply | null = null;
    await this.processActivity(authorization, activity, async (context) => {
      reached();
      const turn = new FrameworkTurn(context, incoming, this.backOff, this.patienceMs);
      reply = await handler(turn);
      await turn.settled();
    });
    return activity.type === 'invoke' ? invokeResponse(reply) : undefined;
  }

  async send(address: Address, screen: Screen): Promise<string> {
    let id = '';
    await this.within(address, async (context) => {
      const sent = await withBackOff(
        () => patiently(this.patienceMs, context.sendActivity(messageOf(screen))),
        this.backOff,
      );
      id = sent?.id ?? '';
    });
    return id;
  }

  /**
   * Posts once, without trying again, under an id of ours by which a connector that keeps such ids recognises a message
   * that it has already. Gives the message's id.
   */
  async post(address: Address, screen: Screen, clientActivityID: string): Promise<string> {
    let id = '';
    await this.within(address, async (context) => {
      const sent = await context.sendActivity({ ...messageOf(screen), channelData: { clientActivityID } });
      id = sent?.id ?? '';
    });
    return id;
  }

  async update(address: Address, messageId: string, screen: Screen): Promise<void> {
    await this.within(address, async (context) => {
      const replacing = { ...messageOf(screen), id: messageId };
      await withBackOff(() => patiently(this.patienceMs, context.updateActivity(replacing)), this.backOff);
    });
  }

  async personalAddress(address: Address, sender: Sender): Promise<Address> {
    let conversationId = '';
    const parameters = {
      isGroup: false,
      bot: address.bot,
      members: [{ id: sender.id, name: sender.name ?? '' }],
      channelData: address.tenantId === null ? {} : { tenant: { id: address.tenantId } },
      ...(address.tenantId === null ? {} : { tenantId: address.tenantId }),
    };
    const opening = this.createConversationAsync(
      this.authentication.botId ?? '',
      address.channelId,
      address.serviceUrl,
      '',
      parameters as Parameters<CloudAdapterBase['createConversationAsync']>[4],
      async (context) => {
        conversationId = context.activity.conversation.id;
      },
    );
    await patiently(this.patienceMs, opening);
    return { ...address, conversationId, conversationType: 'personal' };
  }

  private async within(address: Address, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.continueConversationAsync(this.authentication.botId ?? '', referenceOf(address), logic);
  }
}

class FrameworkTurn implements Turn {
  readonly event;
  readonly address;
  readonly sender;
  private readonly pending: Promise<unknown>[] = [];

  constructor(
    private readonly context: TurnContext,
    incoming: IncomingActivity,
    private readonly backOff: BackOff,
    private readonly patienceMs: number,
  ) {
    this.event = eventOf(incoming);
    this.address = addressOf(incoming);
    this.sender = senderOf(incoming);
  }

  typing(): void {
    this.pending.push(this.post({ type: 'typing' }).catch(() => undefined));
  }

  async send(screen: Screen): Promise<string> {
    const sent = await withBackOff(() => this.post(messageOf(screen)), this.backOff);
    return sent?.id ?? '';
  }

  async offerSignIn(link: string): Promise<void> {
    const card = CardFactory.oauthCard('', 'Sign in to Microsoft 365', 'Let Foresail read who your manager is', link, {
      id: randomUUID(),
    });
    // Teams opens the link in its own window for a button of this type alone.
    const buttons = (card.content as { buttons: { type: string }[] }).buttons;
    for (const button of buttons) button.type = ActionTypes.Signin;
    await this.post({ type: 'message', attachments: [card] });
  }

  async account(): Promise<TeamsAccount> {
    const { from } = this.context.activity;
    const member = await patiently(this.patienceMs, TeamsInfo.getMember(this.context, from.id));
    return {
      aadObjectId: (from.aadObjectId ?? '').toLowerCase(),
      email: member.email || null,
      userPrincipalName: member.userPrincipalName || null,
      name: member.name || from.name || null,
    };
  }

  /** The SDK revokes its context when the turn ends: what is still on its way must arrive first. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.pending);
  }

  private post(activity: Partial<Activity>) {
    return patiently(this.patienceMs, this.context.sendActivity(activity));
  }
}

function messageOf(screen: Screen): Partial<Activity> {
  return { type: 'message', summary: screen.summary, attachments: [CardFactory.adaptiveCard(screen.card)] };
}

function referenceOf(address: Address): Partial<ConversationReference> {
  const conversation = {
    id: address.conversationId,
    conversationType: address.conversationType,
    isGroup: address.conversationType !== 'personal',
    name: '',
    ...(address.tenantId === null ? {} : { tenantId: address.tenantId }),
  };
  return { channelId: address.channelId, serviceUrl: address.serviceUrl, bot: address.bot, conversation };
}

function exchangeResponse({ id, consentNeeded }: { readonly id: string; readonly consentNeeded: boolean }) {
  const body = { id, connectionName: '' };
  return consentNeeded
    ? { status: 412, body: { ...body, failureDetail: 'The token cannot be exchanged without the person’s consent.' } }
    : { status: 200, body };
}

function invokeResponse(reply: ActionReply | null): InvokeResponse {
  if (reply === null) return { status: 501 };
  if (reply.kind === 'done') return { status: 200, body: {} };
  if (reply.kind === 'extension') return { status: 200, body: reply.body };
  if (reply.kind === 'exchanged') return exchangeResponse(reply);
  const body =
    reply.kind === 'card'
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.screen.card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
  return { status: 200, body };
}
