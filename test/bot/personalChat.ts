import { randomUUID } from 'node:crypto';
import { objectIdOf } from '../../sandbox/entra/objectId.js';
import { botId, type Channel } from './channel.js';

/** People of the demo Odoo who talk to the bot alone. */
export const emails = { ana: 'ana.silva@example.com', ben: 'ben.carter@example.com' } as const;
export type First = keyof typeof emails;

/** Sends an activity of a person's own chat to a bot at `url`; gives the answer to it. `channel.sent` is what comes of it. */
export function postAs(first: First, part: Record<string, unknown>, url: string, channel: Channel): Promise<Response> {
  channel.sent.length = 0;
  const activity = {
    ...{ id: randomUUID(), channelId: 'msteams', serviceUrl: channel.url },
    from: { id: `29:${first}`, aadObjectId: objectIdOf(emails[first]), name: first },
    recipient: { id: `28:${botId}`, name: 'Foresail' },
    conversation: { id: `chat-${first}`, conversationType: 'personal', tenantId: 'tenant' },
    ...part,
  };
  const headers = { 'content-type': 'application/json' };
  return fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
}
