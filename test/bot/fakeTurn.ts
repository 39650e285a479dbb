import { fixedClock } from '../../src/clock.js';
import { ForesailError } from '../../src/errors.js';
import { silentLog } from '../../src/ops/log.js';
import type { Viewer } from '../../src/access/viewer.js';
import type { ActionReply, Address, ConversationKind, Courier, Turn, TurnEvent } from '../../bot/adapter/turn.js';
import { createTurnHandler } from '../../bot/conversation/handle.js';
import { createRecognise } from '../../bot/conversation/person.js';
import type { BotParts } from '../../bot/dependencies.js';
import type { Screen } from '../../bot/cards/screen.js';
import { memoryConversations, memoryMemory } from './memoryState.js';
import { fakePipeline } from './fakePipeline.js';
import { fakeIdentity, fakeSync, fakeUnderstand, noDirectory, now, viewer } from './world.js';

/** Something the bot wrote: where, and whether it replaced a message. */
export interface Written {
  readonly conversationId: string;
  readonly messageId: string;
  readonly update: boolean;
  readonly screen: Screen;
}

export const ana = viewer();
export const admin = viewer({ name: 'Admin', role: 'superAdmin', email: 'admin@example.com' });

/** The bot's handler with everything around it in this process. */
export function createRoom(part: Partial<BotParts> = {}) {
  const written: Written[] = [];
  const background: Promise<void>[] = [];
  let ids = 0;
  const nextId = () => String((ids += 1));
  const write = (conversationId: string, screen: Screen, messageId: string | null) => {
    const id = messageId ?? `m${nextId()}`;
    written.push({ conversationId, messageId: id, update: messageId !== null, screen });
    return id;
  };
  const courier: Courier = {
    send: async (address, screen) => write(address.conversationId, screen, null),
    update: async (address, messageId, screen) => void write(address.conversationId, screen, messageId),
    personalAddress: async (address, sender) => ({
      ...address,
      conversationId: `personal-${sender.aadObjectId}`,
      conversationType: 'personal',
    }),
  };
  const pipeline = fakePipeline();
  const sync = fakeSync();
  const identity = fakeIdentity([ana, admin, viewer({ name: 'Ben Carter' })]);
  const parts: BotParts = {
    pipeline,
    understand: fakeUnderstand,
    directory: { load: async () => noDirectory },
    identity,
    sync,
    projections: null,
    conversations: memoryConversations(),
    memory: memoryMemory(),
    courier,
    clock: fixedClock(now),
    log: silentLog,
    tabUrl: () => 'https://tab.example.com/tab/',
    syncAdministration: null,
    integrations: [],
    recentRuns: null,
    audit: null,
    access: null,
    consentUrl: null,
    fiscalYearStart: 1,
    newId: nextId,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    inBackground: (work) => void background.push(work),
    stopping: () => false,
    ...part,
  };
  const handle = createTurnHandler(parts, createRecognise(parts));
  return {
    parts,
    pipeline,
    sync,
    identity,
    written,
    offered: [] as string[],
    handle,
    settled: () => Promise.all(background),
  };
}

export type Room = ReturnType<typeof createRoom>;

/** A turn of somebody somewhere; what it sends goes into the room's record. */
export function turnOf(
  room: Room,
  event: TurnEvent,
  where: { kind?: ConversationKind; id?: string; who?: Viewer | null; rosterFails?: boolean } = {},
): Turn & { readonly typed: () => number } {
  const kind = where.kind ?? 'personal';
  const who = where.who === undefined ? ana : where.who;
  const aadObjectId = who ? `aad-${who.email}` : 'aad-stranger';
  const address: Address = {
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:1/',
    conversationId: where.id ?? `${kind}-${kind === 'personal' ? aadObjectId : '1'}`,
    conversationType: kind,
    tenantId: 'tenant',
    bot: { id: '28:foresail', name: 'Foresail' },
  };
  let typing = 0;
  return {
    event,
    address,
    sender: { id: `29:${aadObjectId}`, aadObjectId, name: who?.name ?? null },
    typing: () => {
      typing += 1;
    },
    typed: () => typing,
    send: (screen) => room.parts.courier.send(address, screen),
    offerSignIn: async (link) => void room.offered.push(link),
    account: async () => {
      if (where.rosterFails) throw new ForesailError('INTERNAL');
      return {
        aadObjectId: 'someone-else',
        email: who?.email ?? 'nobody@example.com',
        userPrincipalName: null,
        name: who?.name ?? null,
      };
    },
  };
}

export function says(text: string): TurnEvent {
  return { kind: 'message', text };
}

export function taps(verb: string, data: unknown = {}, messageId: string | null = 'card-1'): TurnEvent {
  return { kind: 'action', verb, data, messageId };
}

/** The screen that an action is answered with in place of its card. */
export function cardOf(reply: ActionReply | null): Screen {
  if (reply?.kind !== 'card') throw new Error(`Not a card: ${JSON.stringify(reply)}`);
  return reply.screen;
}
