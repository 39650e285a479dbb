import { authorise } from '../viewer.js';
import type { Viewer } from '../viewer.js';
import type { ChannelDeclaration } from './channelState.js';

/**
 * The viewer that totals for a declared channel are computed with, whoever asked: else a total would be that of the
 * asker's own deals and name them. What is shown of the answer is for the caller to bound: totals of the declared scope,
 * no row, no name; see `channelTotals` of the bot. The audit log names both.
 */
export function channelViewer(declaration: ChannelDeclaration, asker: Viewer): Viewer {
  const { personId, name, email, timeZone, locale } = asker;
  return authorise({
    personId: `${personId} in channel ${declaration.conversationId}`,
    ...{ name, email, timeZone, locale },
    odooUserId: null,
    role: 'ceo',
    sees: { kind: 'all' },
    accessVersion: 0,
  });
}
