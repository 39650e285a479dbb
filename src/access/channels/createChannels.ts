import { ForesailError } from '../../errors.js';
import type { EventStore, NewEvent } from '../../eventStore/event.js';
import { appendDecision } from '../appendDecision.js';
import type { DecisionParts } from '../appendDecision.js';
import { createFoldedStream } from '../foldedStream.js';
import type { FoldedStreamOptions } from '../foldedStream.js';
import type { Viewer } from '../viewer.js';
import { afterChannelEvents, channelStream, noChannels } from './channelState.js';
import type { ChannelDeclaration, ChannelState, DeclaredScope } from './channelState.js';

/** Channels that may see the totals of a scope, because an admin said so. */
export interface Channels {
  /** null: the channel sees no figure. */
  declared(conversationId: string): Promise<ChannelDeclaration | null>;
  list(): Promise<readonly ChannelDeclaration[]>;
  /** Declares, or with null withdraws; nothing happens where it is so already. @throws ForesailError FORBIDDEN. */
  change(conversationId: string, scope: DeclaredScope | null, by: Viewer): Promise<void>;
}

export interface ChannelsDependencies
  extends DecisionParts, Pick<FoldedStreamOptions<ChannelState>, 'ages' | 'monotonic'> {
  readonly eventStore: Pick<EventStore, 'append' | 'readStream'>;
}

export function createChannels(dependencies: ChannelsDependencies): Channels {
  const folded = createFoldedStream({
    ...dependencies,
    ...{ stream: channelStream, initial: noChannels, fold: afterChannelEvents },
  });
  return {
    declared: async (conversationId) => (await folded.recent()).declarations.get(conversationId) ?? null,
    list: async () => [...(await folded.recent()).declarations.values()],
    change: (conversationId, scope, by) =>
      appendDecision(channelStream, folded, (state) => decide(conversationId, scope, state, by), by, dependencies),
  };
}

function decide(
  conversationId: string,
  scope: DeclaredScope | null,
  state: ChannelState,
  by: Viewer,
): Pick<NewEvent, 'type' | 'data'> | null {
  if (by.role !== 'admin' && by.role !== 'superAdmin') {
    throw new ForesailError('FORBIDDEN', { message: 'Only an admin declares what a channel may see' });
  }
  const present = state.declarations.get(conversationId)?.scope ?? null;
  if (teamOf(present) === teamOf(scope)) return null;
  if (scope === null) return { type: 'ChannelWithdrawn', data: { conversationId } };
  return { type: 'ChannelDeclared', data: { conversationId, teamId: scope.kind === 'team' ? scope.teamId : null } };
}

/** `none`, `all`, or the team's id: what tells two declarations apart. */
function teamOf(scope: DeclaredScope | null): string {
  if (scope === null) return 'none';
  return scope.kind === 'team' ? String(scope.teamId) : 'all';
}
