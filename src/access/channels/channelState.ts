import type { StoredEvent } from '../../eventStore/event.js';

/** Whose totals a channel may see: everything, or the deals of one team. */
export type DeclaredScope = { readonly kind: 'all' } | { readonly kind: 'team'; readonly teamId: number };

/** What an admin declared of a channel. */
export interface ChannelDeclaration {
  readonly conversationId: string;
  readonly scope: DeclaredScope;
  /** Person id of who declared it. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** Declarations by conversation. */
export interface ChannelState {
  readonly declarations: ReadonlyMap<string, ChannelDeclaration>;
  /** Version of the stream. */
  readonly version: number;
}

export const noChannels: ChannelState = { declarations: new Map(), version: 0 };
export const channelStream = 'channels-all';

/** What is declared after these events. Pure. */
export function afterChannelEvents(state: ChannelState, events: readonly StoredEvent[]): ChannelState {
  if (events.length === 0) return state;
  const declarations = new Map(state.declarations);
  for (const event of events) {
    if (isA(event, 'ChannelDeclared')) {
      const { conversationId, teamId } = event.data;
      const scope: DeclaredScope = teamId === null ? { kind: 'all' } : { kind: 'team', teamId };
      const at = event.occurredAt.toISOString();
      declarations.set(conversationId, { conversationId, scope, by: event.actor.id, at });
    }
    if (isA(event, 'ChannelWithdrawn')) declarations.delete(event.data.conversationId);
  }
  return { declarations, version: events.at(-1)?.version ?? state.version };
}

function isA<T extends StoredEvent['type']>(event: StoredEvent, type: T): event is StoredEvent<T> {
  return event.type === type;
}
