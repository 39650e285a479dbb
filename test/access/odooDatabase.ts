import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Odoo's own database, asked in SQL: what Foresail says is held against this and nothing of `src`. */
export interface OdooDatabase {
  /** Rows of one query, as JSON gives them. */
  rows<Row>(sql: string): Promise<readonly Row[]>;
}

/**
 * By `psql` inside the chroot that the real Odoo of the tests runs in; REAL_ODOO_HOME and REAL_ODOO_PG_PORT as there.
 * @param name database
 */
export function odooDatabase(name: string): OdooDatabase {
  const root = join(process.env['REAL_ODOO_HOME'] ?? join(homedir(), '.cache', 'real-odoo'), 'root');
  const port = process.env['REAL_ODOO_PG_PORT'] ?? '5519';
  // Of PostgreSQL itself: Debian's own `psql` is a script of Perl, and takes longer than most of these queries.
  const path = 'PATH=/usr/lib/postgresql/17/bin:/usr/bin:/bin';
  const psql = ['/usr/bin/env', '-i', path, 'psql', '-h', '127.0.0.1', '-p', port, '-U', 'postgres'];
  return {
    async rows<Row>(sql: string): Promise<readonly Row[]> {
      const wrapped = `select coalesce(json_agg(answer), '[]') from (${sql}) answer`;
      const { stdout } = await run(
        'chroot',
        [root, ...psql, '-d', name, '-tA', '-v', 'ON_ERROR_STOP=1', '-c', wrapped],
        {
          maxBuffer: 64 * 1024 * 1024,
          timeout: 60_000,
        },
      );
      return JSON.parse(stdout) as Row[];
    },
  };
}

/** Somebody who may sign in, and what the hierarchy gives them. */
export interface OdooPerson {
  readonly id: number;
  readonly email: string;
  readonly everything: boolean;
  /** Has a sales role or reports; else there is no role and no answer. */
  readonly role: boolean;
}

/** A deal as SQL finds it. */
export interface SqlDeal {
  readonly id: number;
  readonly status: 'open' | 'won' | 'lost';
  readonly teamId: number | null;
  readonly ownerId: number | null;
  readonly accountId: number | null;
  readonly cents: number;
  readonly expectedClose: string | null;
}

/** The employee with all their posts, and everybody below, at any depth; `union` ends cycles. */
const below = (user: string) => `
  with recursive below as (
    select e.id, e.user_id from hr_employee e where e.user_id = ${user}
    union select r.id, r.user_id from hr_employee r join below b on r.parent_id = b.id)`;
const owners = (user: number) =>
  `${below(String(user))} select user_id from below where user_id is not null union select ${user}`;
const holds = (module: string, names: string) => `exists (select 1 from res_groups_users_rel r
  join ir_model_data d on d.model = 'res.groups' and d.res_id = r.gid
  where r.uid = u.id and d.module = '${module}' and d.name in (${names}))`;
const sells = holds('sales_team', `'group_sale_salesman', 'group_sale_salesman_all_leads', 'group_sale_manager'`);
const reportsOf = `select 1 from hr_employee e join hr_employee r on r.parent_id = e.id and r.id <> e.id where e.user_id = u.id`;

/** Every active internal user with an address, and by Odoo's tables alone what they are. */
export function people(odoo: OdooDatabase): Promise<readonly OdooPerson[]> {
  return odoo.rows<OdooPerson>(`
    select u.id, p.email,
      ${holds('base', `'group_system'`)} or (exists (select 1 from hr_employee e
        where e.user_id = u.id and e.active and e.parent_id is null)
        and exists (${below('u.id')} select 1 from below b join res_users s on s.id = b.user_id and s.id <> u.id
          where ${sells.replaceAll('u.id', 's.id')})) as everything,
      ${sells} or ${holds('base', `'group_system'`)} or exists (${reportsOf}) as role
    from res_users u join res_partner p on p.id = u.partner_id
    where u.active and not u.share and p.email is not null order by u.id`);
}

/** The deals that the hierarchy lets a person see, as it stands in Odoo at this moment. */
export function visibleDeals(odoo: OdooDatabase, person: OdooPerson): Promise<readonly SqlDeal[]> {
  return odoo.rows<SqlDeal>(`
    select l.id, case when l.won_status = 'pending' then 'open' else l.won_status end as status, l.team_id as "teamId",
      l.user_id as "ownerId", l.partner_id as "accountId", round(coalesce(l.expected_revenue, 0) * 100)::bigint as cents,
      l.date_deadline as "expectedClose"
    from crm_lead l where l.type = 'opportunity' and ${sees(person)}`);
}

/** The open activities on deals and leads that the person may see. */
export async function visibleActivities(odoo: OdooDatabase, person: OdooPerson): Promise<readonly number[]> {
  const found = await odoo.rows<{ id: number }>(`
    select a.id from mail_activity a join crm_lead l on a.res_model = 'crm.lead' and l.id = a.res_id
    where a.active and ${sees(person)}`);
  return found.map(({ id }) => id);
}

/** The users whose deals the person does not see, of those given. */
export async function usersBeyond(
  odoo: OdooDatabase,
  { id, everything }: OdooPerson,
  users: readonly OdooPerson[],
): Promise<readonly number[]> {
  if (everything) return [];
  const seen = await odoo.rows<{ user_id: number }>(owners(id));
  const theirs = new Set(seen.map((row) => row.user_id));
  return users.filter((user) => user.role && !theirs.has(user.id)).map((user) => user.id);
}

/** The condition on `l` (crm_lead) for what the hierarchy lets a person see. */
export function sees({ id, everything, role }: OdooPerson): string {
  if (!role) return 'false';
  if (everything) return 'true';
  return `(l.user_id in (${owners(id)}) or l.user_id is null and l.team_id in
    (select t.id from crm_team t where t.active and t.user_id in (${owners(id)})))`;
}
