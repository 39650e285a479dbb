import type { Env, Values } from '../orm/contracts.js';
import { fixtures } from './fixtures.js';
import { ratesFrom } from './rates.js';
import { TEAMS, people, loginOf, type Person } from './people.js';
import { CITIES, CITY_COUNTRIES, CONTACT_NAMES, COUNTRIES, KINDS } from './words.js';

/** Ids of what later steps refer to. */
export interface Organisation {
  /** User ids by name. */
  readonly users: ReadonlyMap<string, number>;
  readonly teams: ReadonlyMap<string, number>;
  /** Partner ids of the accounts, in order. */
  readonly accounts: readonly number[];
  /** A contact person of some accounts, by the account's id. */
  readonly contacts: ReadonlyMap<number, number>;
}

type Put = (model: string, values: Values, id?: number) => number;

/** Fills an empty database with what every Odoo has, the people, the teams and the accounts. */
export function settleOrganisation(env: Env, accountCount: number): Organisation {
  const put: Put = (model, values, id) => {
    const table = env.world.table(model);
    const stamps = { create_uid: 1, create_date: env.now, write_uid: 1, write_date: env.now };
    return table.insert(id ?? table.takeId(), { ...values, ...stamps }).id;
  };
  for (const [model, rows] of Object.entries(fixtures(env.world.models)))
    for (const { id, ...values } of rows) put(model, values, id);
  for (const rate of ratesFrom(env.now)) put('res.currency.rate', rate);
  const users = putPeople(put);
  const teams = putTeams(put, users);
  const accounts = Array.from({ length: accountCount }, (_, i) => put('res.partner', account(i)));
  const contacts = new Map(accounts.slice(0, 40).map((parent, i) => [parent, put('res.partner', contact(parent, i))]));
  return { users, teams, accounts, contacts };
}

const GROUP_OF: Readonly<Record<Person['role'], number>> = { rep: 22, leader: 23, manager: 24 };

function putPeople(put: Put): Map<string, number> {
  const users = new Map<string, number>();
  const employees = new Map<string, number>();
  for (const { name, role, boss } of people()) {
    const email = loginOf(name);
    const partner_id = put('res.partner', { name, email });
    const user_id = put('res.users', { name, login: email, email, partner_id, group_ids: [GROUP_OF[role]] });
    const parent_id = boss === undefined ? undefined : employees.get(boss);
    users.set(name, user_id);
    employees.set(name, put('hr.employee', { name, user_id, work_email: email, parent_id }));
  }
  return users;
}

function putTeams(put: Put, users: ReadonlyMap<string, number>): Map<string, number> {
  const teams = new Map<string, number>();
  for (const name of TEAMS) {
    const leader = people().find((person) => person.team === name && person.role === 'leader');
    const crm_team_id = put('crm.team', { name, user_id: users.get(leader?.name ?? '') });
    teams.set(name, crm_team_id);
    for (const person of people())
      if (person.team === name && person.role === 'rep')
        put('crm.team.member', { crm_team_id, user_id: users.get(person.name) });
  }
  return teams;
}

/** The i-th account: named as in seed.py; from the 121st on a suffix keeps names of a large database apart. */
function account(i: number): Values {
  const [cities, kinds] = [CITIES.length, KINDS.length];
  const round = Math.floor(i / 120);
  // 10 and 12 share a factor, so i % 12 alone gives 60 names; later rounds shift the kind to reach the other 60.
  const kind = KINDS[(i + round) % kinds] ?? '';
  const city = CITIES[i % cities] ?? '';
  const code = CITY_COUNTRIES[i % cities];
  return {
    name: round === 0 ? `${city} ${kind}` : `${city} ${kind} ${String(round + 1)}`,
    is_company: true,
    city,
    email: `info@account${String(i)}.example.com`,
    phone: `+32 2 555 ${String(1000 + (i % 9000))}`,
    country_id: COUNTRIES.findIndex(([, known]) => known === code) + 1,
  };
}

function contact(parent_id: number, i: number): Values {
  const name = CONTACT_NAMES[i % CONTACT_NAMES.length] ?? '';
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@account${String(i)}.example.com`;
  return { name, parent_id, email, function: 'Buyer' };
}
