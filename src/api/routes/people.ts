import { z } from 'zod';
import type { Roles } from '../../access/roles/createRoles.js';
import type { LinkAdministration } from '../../identity/linkAdministration.js';
import { adminRoute, ok } from '../http/route.js';
import type { Route } from '../http/route.js';

const objectId = z
  .string()
  .regex(/^[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/, 'an Entra object id')
  .transform((text) => text.toLowerCase());
const odooUserId = z.number().int().positive().max(1e9);
const roles = ['superAdmin', 'admin', 'ceo', 'manager', 'rep', 'none'] as const;

const linkSchema = z
  .strictObject({
    objectId: z.string(),
    odooUserId: z.number().int().nullable(),
    addresses: z.array(z.string()),
    linkedAt: z.string(),
    linkedBy: z.string(),
  })
  .meta({ id: 'Link' });
const grantSchema = z
  .strictObject({ odooUserId: z.number().int(), role: z.enum(roles), by: z.string(), at: z.string() })
  .meta({ id: 'RoleGrant' });
const grantsSchema = z.strictObject({ roles: z.array(grantSchema) });

/** Which account is which Odoo user. */
export function linkRoutes(links: LinkAdministration | undefined): Route[] {
  if (!links) return [];
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/links',
        summary: 'Accounts and the Odoo users they stand for',
        reply: { status: 200, schema: z.strictObject({ links: z.array(linkSchema) }) },
      },
      async () => ok({ links: await links.list() }),
    ),
    adminRoute(
      {
        method: 'put',
        path: '/api/admin/links',
        summary: 'Link an account to an Odoo user; null unlinks it, and it is refused until it is linked again',
        body: z.strictObject({ objectId, odooUserId: odooUserId.nullable() }),
        reply: { status: 200, schema: z.strictObject({ links: z.array(linkSchema) }) },
        errors: ['PERSON_UNKNOWN', 'PERSON_AMBIGUOUS'],
      },
      async ({ viewer, body }) => {
        if (body.odooUserId === null) await links.unlink(body.objectId, viewer.personId);
        else await links.link(body.objectId, body.odooUserId, viewer.personId);
        return ok({ links: await links.list() });
      },
    ),
  ];
}

/** Roles given by hand. */
export function roleRoutes(given: Roles | undefined): Route[] {
  if (!given) return [];
  const list = async () => {
    const grants = [...(await given.grants())].map(([id, grant]) => ({ odooUserId: id, ...grant }));
    return ok({ roles: grants.sort((a, b) => a.odooUserId - b.odooUserId) });
  };
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/roles',
        summary: 'Roles given by hand, which come before what Odoo says',
        reply: { status: 200, schema: grantsSchema },
      },
      list,
    ),
    adminRoute(
      {
        method: 'put',
        path: '/api/admin/roles',
        summary: 'Give a role, or take it back with null; for super admins',
        body: z.strictObject({ odooUserId, role: z.enum(roles).nullable() }),
        reply: { status: 200, schema: grantsSchema },
      },
      async ({ viewer, body }) => {
        await given.change(body, viewer);
        return list();
      },
    ),
  ];
}
