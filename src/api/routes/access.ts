import { z } from 'zod';
import type { PeopleAdministration } from '../../access/administration/createPeopleAdministration.js';
import type { Channels } from '../../access/channels/createChannels.js';
import { adminRoute, ok } from '../http/route.js';
import type { Route } from '../http/route.js';

const roles = ['superAdmin', 'admin', 'ceo', 'manager', 'rep', 'none'] as const;
const personSchema = z.strictObject({ id: z.number().int(), name: z.string() }).meta({ id: 'PersonName' });
const reportSchema = z
  .strictObject({
    person: personSchema,
    active: z.boolean(),
    role: z.enum(roles),
    roleFrom: z.enum(['role event', 'Odoo']),
    everything: z.boolean(),
    owners: z.array(personSchema),
    unownedTeams: z.array(personSchema),
    manager: personSchema.nullable(),
  })
  .meta({ id: 'AccessReport' });
const userId = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'the id of an Odoo user')
  .transform(Number);

const conversationId = z.string().regex(/^[\w:@.;=|-]{1,500}$/, 'the id of a conversation');
const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('team'), teamId: z.number().int().positive().max(1e9) }),
]);
const channelsSchema = z.strictObject({
  channels: z.array(
    z
      .strictObject({ conversationId: z.string(), scope: scopeSchema, by: z.string(), at: z.string() })
      .meta({ id: 'ChannelDeclaration' }),
  ),
});

/** What somebody may see and why, and circles of managers in Odoo. */
export function accessRoutes(people: PeopleAdministration | undefined): Route[] {
  if (!people) return [];
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/access/:id',
        summary: 'What an Odoo user may see, and what gave them their role',
        params: z.strictObject({ id: userId }),
        reply: { status: 200, schema: reportSchema },
        errors: ['PERSON_UNKNOWN'],
      },
      async ({ params }) => ok(await people.accessOf(params.id)),
    ),
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/people',
        summary: 'Every Odoo user by name; with words, the ten at most that they fit',
        query: z.strictObject({ q: z.string().trim().min(1).max(200).optional() }),
        reply: { status: 200, schema: z.strictObject({ people: z.array(personSchema) }) },
      },
      async ({ query }) => ok({ people: query.q === undefined ? await people.names() : await people.find(query.q) }),
    ),
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/hierarchy',
        summary: 'Circles of managers in Odoo: everybody in one sees everybody in it until it is mended there',
        reply: { status: 200, schema: z.strictObject({ cycles: z.array(z.array(personSchema)) }) },
      },
      async () => ok({ cycles: await people.cycles() }),
    ),
  ];
}

/** Channels that may see the totals of a scope. */
export function channelRoutes(channels: Channels | undefined): Route[] {
  if (!channels) return [];
  const list = async () => ok({ channels: await channels.list() });
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/channels',
        summary: 'Channels that may see the totals of a scope; names they never see',
        reply: { status: 200, schema: channelsSchema },
      },
      list,
    ),
    adminRoute(
      {
        method: 'put',
        path: '/api/admin/channels',
        summary: 'Declare what totals a channel may see, or withdraw it with null',
        body: z.strictObject({ conversationId, scope: scopeSchema.nullable() }),
        reply: { status: 200, schema: channelsSchema },
      },
      async ({ viewer, body }) => {
        await channels.change(body.conversationId, body.scope, viewer);
        return list();
      },
    ),
  ];
}
