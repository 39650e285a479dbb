import assert from 'node:assert/strict';
import { odooApi, realOdooSettings } from '../foresail/odooApi.js';
import type { OdooApi, OdooSettings } from '../foresail/odooApi.js';
import { startForesail } from '../foresail/startForesail.js';
import type { RunningForesail } from '../foresail/startForesail.js';
import { syncNow } from '../foresail/walk.js';
import type { Asking, Expected } from './matrixLine.js';
import { question } from './matrixProbes.js';
import { matrixLines, withoutRows } from './matrixRoutes.js';
import { odooDatabase, people, visibleActivities, visibleDeals, usersBeyond } from './odooDatabase.js';
import type { OdooDatabase, OdooPerson } from './odooDatabase.js';

const settings = realOdooSettings();
/** Who is configured as super admin has no deals of their own, whatever Odoo's user of that address has. */
const superAdmin = 'admin@example.com';

/** Who moves, to whom, and from whom in the seeded organisation: a rep changes teams, a manager with the whole team directors. */
const moves = [
  { who: 'ana.silva', to: 'jonas.berg', from: 'priya.raman' },
  { who: 'priya.raman', to: 'tomas.novak', from: 'lena.fischer' },
] as const;

describe('every person × every way to rows, against SQL on Odoo’s database', function () {
  this.timeout(600_000);
  if (!settings) {
    it('needs ODOO_URL, ODOO_DB and ODOO_API_KEY');
    return;
  }
  let odoo: OdooApi;
  let database: OdooDatabase;
  let foresail: RunningForesail;
  let operations: readonly string[];
  let unowned: number[] = [];
  let sharedReport = '';

  before(async () => {
    odoo = odooApi(settings);
    database = odooDatabase(settings.db);
    // Of a run that was killed.
    await move(odoo, database, 'from');
    unowned = await createUnowned(odoo);
    foresail = await startForesail(environmentOf(settings));
    operations = await operationsOf(foresail);
    sharedReport = await shareReport(await askingAs(foresail, 'grace.okafor@example.com'));
  });
  after(async () => {
    await move(odoo, database, 'from');
    if (unowned.length > 0) await odoo.call('crm.lead', 'unlink', { ids: unowned });
    await foresail?.stop();
  });

  it('knows every route that shows rows to people', () => {
    const known = new Set([...matrixLines.map((line) => line.operation), ...withoutRows]);
    const missing = operations.filter((operation) => / \/api\/v2\//.test(operation) && !known.has(operation));
    assert.deepEqual(missing, [], 'add a line to matrixRoutes.ts, or name it among those without rows');
  });

  it('agrees as the organisation stands', () => everybodyAgrees());

  it('agrees after managers changed', async () => {
    await move(odoo, database, 'to');
    await syncNow(foresail);
    await everybodyAgrees();
  });

  it('agrees after they changed back', async () => {
    await move(odoo, database, 'from');
    await syncNow(foresail);
    // Everybody else saw the same all the while.
    await everybodyAgrees([...new Set(moves.flatMap(({ who, to, from }) => [who, to, from]))]);
  });

  async function everybodyAgrees(only?: readonly string[]): Promise<void> {
    const all = (await people(database)).filter(({ email }) => email !== superAdmin);
    assert.ok(all.length >= 23, `${all.length} people`);
    const admin = { id: 0, email: superAdmin, everything: true, role: true };
    const whole: Whole = {
      people: all,
      deals: (await visibleDeals(database, admin)).map(({ id }) => id),
      activities: await visibleActivities(database, admin),
    };
    for (const person of [...all, admin].filter(({ email }) => !only || only.some((name) => email.startsWith(name)))) {
      await agreesInTheEnd(person, whole);
    }
  }

  /** Others work on the same Odoo: what they changed since the last sync is no disagreement. */
  async function agreesInTheEnd(person: OdooPerson, whole: Whole, tries = 2): Promise<void> {
    try {
      await agrees(person, whole);
    } catch (error) {
      if (tries === 0) throw error;
      await syncNow(foresail);
      await agreesInTheEnd(person, whole, tries - 1);
    }
  }

  async function agrees(person: OdooPerson, whole: Whole): Promise<void> {
    const asking = await askingAs(foresail, person.email);
    if (!person.role) {
      assert.equal((await asking.get('/api/v2/me')).status, 403, person.email);
      return;
    }
    const [deals, activities, beyond] = await Promise.all([
      visibleDeals(database, person),
      visibleActivities(database, person),
      usersBeyond(database, person, whole.people),
    ]);
    const { deals: all, activities: allActivities } = whole;
    const expected: Expected = { deals, activities, all, allActivities, beyond, sharedReport };
    // The report is the chief's own: what is refused to others she may do.
    const own = person.email.startsWith('grace.');
    for (const line of matrixLines.filter(({ operation }) => operations.includes(operation))) {
      if (own && /^(put|delete) .*reports/.test(line.operation)) continue;
      const shown = await line.shown(asking, expected);
      assert.deepEqual(shown, line.expected(expected), `${person.email}: ${line.operation}, ${line.what}`);
    }
  }
});

/** What the organisation holds, whoever looks. */
interface Whole {
  readonly people: readonly OdooPerson[];
  readonly deals: readonly number[];
  readonly activities: readonly number[];
}

/** A report over all deals that everybody may open. */
async function shareReport(asking: Asking): Promise<string> {
  const body = {
    title: 'All deals',
    chart: 'table',
    question: question('deals', { status: 'all' }),
    sharedWith: { kind: 'all' },
  };
  const { status, text } = await asking.send('POST', '/api/v2/reports', body);
  assert.equal(status, 201, text);
  return (JSON.parse(text) as { id: string }).id;
}

function environmentOf({ url, db, apiKey }: OdooSettings): Record<string, string> {
  return { ODOO_URL: url, ODOO_DB: db, ODOO_API_KEY: apiKey };
}

async function operationsOf({ url }: RunningForesail): Promise<string[]> {
  const { paths } = (await (await fetch(`${url}/api/openapi.json`)).json()) as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
}

/** One sign-in for all that a person asks. */
async function askingAs(foresail: RunningForesail, email: string): Promise<Asking> {
  const authorization = `Bearer ${await foresail.token(email)}`;
  const send = async (path: string, init: RequestInit) => {
    const response = await fetch(foresail.url + path, init);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, text: new TextDecoder().decode(bytes), bytes };
  };
  const headers = { authorization, 'content-type': 'application/json' };
  return {
    get: (path) => send(path, { headers: { authorization } }),
    send: (method, path, body) =>
      send(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  };
}

/** The seeded organisation has no deal without an owner: one of North, one of South, one of no team at all. */
async function createUnowned(odoo: OdooApi): Promise<number[]> {
  const name = 'Nobody’s deal of the matrix test';
  const left = await odoo.call<number[]>('crm.lead', 'search', { domain: [['name', '=', name]] });
  // Of a run that was killed.
  if (left.length > 0) await odoo.call('crm.lead', 'unlink', { ids: left });
  const teams = await odoo.call<{ id: number }[]>('crm.team', 'search_read', {
    domain: [['name', 'in', ['North', 'South']]],
    fields: ['id'],
  });
  const deal = { type: 'opportunity', user_id: false, expected_revenue: 4321.5, date_deadline: '2026-12-12' };
  const vals = [...teams.map(({ id }) => id), false].map((team) => ({ ...deal, name, team_id: team }));
  return odoo.call<number[]>('crm.lead', 'create', { vals_list: vals });
}

/** Gives those who move their new managers, or those of the seeded organisation. */
async function move(odoo: OdooApi, database: OdooDatabase, way: 'to' | 'from'): Promise<void> {
  const employees = await database.rows<{ id: number; login: string }>(
    'select e.id, u.login from hr_employee e join res_users u on u.id = e.user_id',
  );
  const idOf = (name: string) =>
    employees.find(({ login }) => login === `${name}@example.com`)?.id ?? assert.fail(`no employee ${name}`);
  for (const one of moves) {
    await odoo.call('hr.employee', 'write', { ids: [idOf(one.who)], vals: { parent_id: idOf(one[way]) } });
  }
}
