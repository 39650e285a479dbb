import assert from 'node:assert/strict';
import type { Answer, Figure, MetricName } from '../../src/pipeline/answer.js';
import type { Filters, Grouping, Measure, Period } from '../../src/pipeline/question.js';
import { odooDatabase, people, sees, type OdooDatabase, type OdooPerson } from '../access/odooDatabase.js';
import { odooApi, realOdooSettings, type OdooApi } from '../foresail/odooApi.js';
import { sharedOnRealOdoo } from '../foresail/sharedOnRealOdoo.js';
import type { RunningForesail } from '../foresail/startForesail.js';
import { syncNow } from '../foresail/walk.js';

const settings = realOdooSettings();
/** Configured as super admin, whatever Odoo's user of that address is. */
const superAdmin = 'admin@example.com';

/** The service's clock stands here, as `startForesail` has it, and SQL's with it. */
const now = '2026-11-20T12:00:00Z';

interface Asked {
  readonly measure: Measure;
  readonly filters?: Filters;
  readonly period?: Period;
  readonly groupBy?: Grouping;
}

/** Figures by metric, those of each group under its key too. */
type Told = Readonly<Record<string, number | null>>;

/** What Odoo's own tables say of a person's deals: one row of named numbers, or one a member of a grouping. */
interface Line {
  readonly asked: Asked;
  readonly metrics: readonly MetricName[];
  /** `select` of the metrics by name, and `key` where grouped, over the deals `l` that the person sees. */
  readonly sql: (person: Zoned) => string;
}

interface Zoned extends OdooPerson {
  readonly zone: string;
  readonly today: string;
}

const year: Period = { from: '2026-01-01', to: '2026-12-31', label: '' };
const quarter: Period = { from: '2026-10-01', to: '2026-12-31', label: '' };
const cents = 'round(coalesce(l.expected_revenue, 0) * 100)';
const amount = `coalesce(sum(${cents}), 0) / 100.0`;
/** Micros of a weighted minor unit, added exactly and rounded once. */
const weighted = `round(coalesce(sum(${cents} * round(coalesce(l.probability, 0)::numeric * 10000)), 0) / 1000000) / 100.0`;
const monthlyCents = 'round(coalesce(l.recurring_revenue_monthly, 0) * 100)';
const recurs = 'coalesce(l.recurring_revenue_monthly, 0) <> 0';
const recurringWeighted = weighted.replace(cents, monthlyCents);
const recurring = `coalesce(sum(${monthlyCents}), 0) / 100.0`;
const recurringYearly = `coalesce(sum(${monthlyCents}), 0) * 12 / 100.0`;
const open = `l.active and l.won_status = 'pending'`;
const closedAt = `coalesce(l.date_closed, l.write_date)`;
const closedIn = ({ from, to }: Period, zone: string) =>
  `(${closedAt} at time zone 'UTC' at time zone '${zone}')::date between '${String(from)}' and '${String(to)}'`;
const days = `extract(epoch from date_trunc('second', l.date_closed) - date_trunc('second', l.create_date)) / 86400.0`;
const from = (person: Zoned, where: string) =>
  `from crm_lead l where l.type = 'opportunity' and ${sees(person)} and ${where}`;
const select = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns)
    .map(([name, sql]) => `(${sql})::float as "${name}"`)
    .join(', ');

function deals(asked: Asked, columns: Partial<Record<MetricName, string>>, where: (person: Zoned) => string): Line {
  const names = columns as Readonly<Record<string, string>>;
  const key = asked.groupBy === undefined ? null : keys[asked.groupBy];
  return {
    asked,
    metrics: Object.keys(columns) as MetricName[],
    sql: (person) =>
      key === undefined || key === null
        ? `select ${select(names)} ${from(person, where(person))}`
        : `select coalesce((${key})::text, 'none') as key, ${select(names)} ${from(person, where(person))} group by 1`,
  };
}

const keys: Partial<Record<Grouping, string>> = {
  stage: 'l.stage_id',
  owner: 'l.user_id',
  team: 'l.team_id',
  account: 'l.partner_id',
  month: `to_char(l.date_deadline, 'YYYY-MM')`,
  lostReason: 'l.lost_reason_id',
  source: 'l.source_id',
};
const openFigures = { amount, count: 'count(*)', weighted } as const;
const won = `l.won_status = 'won'`;
const lost = `l.won_status = 'lost'`;
const isOpen = () => open;
const noStep = `not exists (select 1 from mail_activity a where a.active and a.res_model = 'crm.lead' and a.res_id = l.id)`;

/** The last of all that counts as a touch: created, moved, written on, an activity done, a tracked change of the amount. */
const touchedAt = `greatest(l.create_date, l.date_last_stage_update,
  (select max(m.date) from mail_message m where m.model = 'crm.lead' and m.res_id = l.id
    and m.message_type in ('comment', 'email', 'email_outgoing')),
  (select max(m.date) from mail_message m join mail_tracking_value v on v.mail_message_id = m.id
    join ir_model_fields f on f.id = v.field_id
    where m.model = 'crm.lead' and m.res_id = l.id and f.name in ('expected_revenue', 'stage_id')),
  (select max(case when a.write_date::date = a.date_done then a.write_date else a.date_done end)
    from mail_activity a where not a.active and a.res_model = 'crm.lead' and a.res_id = l.id))`;
const untouchedFor = ({ zone, today }: Zoned, days: string) =>
  `(${touchedAt} at time zone 'UTC' at time zone '${zone}')::date <= date '${today}' - ${days}`;
function stale(person: Zoned): string {
  const days = `(select case when s.rotting_threshold_days > 0 then s.rotting_threshold_days else 14 end
    from crm_stage s where s.id = l.stage_id)`;
  return `${open} and ${untouchedFor(person, `coalesce(${days}, 14)`)}`;
}

function velocityParts(person: Zoned): string {
  const last90 = `(${closedAt} at time zone 'UTC' at time zone '${person.zone}')::date
    between date '${person.today}' - 89 and date '${person.today}'`;
  return `select count(*) filter (where ${open})::float as openCount,
    count(*) filter (where ${won} and ${last90})::float as wonCount,
    count(*) filter (where l.won_status in ('won', 'lost') and ${last90})::float as settled,
    round(avg(${cents}) filter (where ${won} and ${last90})) as meanCents,
    avg(${days}) filter (where ${won} and ${last90}) as meanDays
    ${from(person, 'true')}`;
}

const lines: readonly Line[] = [
  deals({ measure: 'openPipeline' }, openFigures, isOpen),
  ...(['stage', 'owner', 'team', 'account', 'month', 'source'] as const).map((groupBy) =>
    deals({ measure: 'openPipeline', groupBy }, openFigures, isOpen),
  ),
  deals(
    { measure: 'weightedPipeline', period: quarter },
    openFigures,
    () => `${open} and l.date_deadline between '${String(quarter.from)}' and '${String(quarter.to)}'`,
  ),
  deals(
    { measure: 'won', period: year },
    { wonAmount: amount, wonCount: 'count(*)' },
    ({ zone }) => `${won} and ${closedIn(year, zone)}`,
  ),
  deals(
    { measure: 'won', period: quarter, groupBy: 'owner' },
    { wonAmount: amount, wonCount: 'count(*)' },
    ({ zone }) => `${won} and ${closedIn(quarter, zone)}`,
  ),
  deals(
    { measure: 'lost', period: year, groupBy: 'lostReason' },
    { lostAmount: amount, lostCount: 'count(*)' },
    ({ zone }) => `${lost} and ${closedIn(year, zone)}`,
  ),
  deals(
    { measure: 'winRate', period: year },
    {
      winRateCount: `count(*) filter (where ${won})::float / nullif(count(*), 0)`,
      winRateAmount: `sum(${cents}) filter (where ${won}) / nullif(sum(${cents}), 0)`,
    },
    ({ zone }) => `l.won_status in ('won', 'lost') and ${closedIn(year, zone)}`,
  ),
  deals(
    { measure: 'salesCycle', period: year },
    { meanDays: `avg(${days})`, medianDays: `percentile_cont(0.5) within group (order by ${days})` },
    ({ zone }) => `${won} and ${closedIn(year, zone)}`,
  ),
  deals(
    { measure: 'averageDealSize', period: year },
    { meanAmount: `round(avg(${cents})) / 100.0`, wonCount: 'count(*)' },
    ({ zone }) => `${won} and ${closedIn(year, zone)}`,
  ),
  deals(
    { measure: 'overdue' },
    { amount, count: 'count(*)' },
    ({ today }) => `${open} and l.date_deadline < '${today}'`,
  ),
  deals({ measure: 'stale' }, { amount, count: 'count(*)' }, stale),
  deals(
    { measure: 'deals', filters: { staleForDays: 3 } },
    { amount, count: 'count(*)' },
    (person) => `${open} and ${untouchedFor(person, '3')}`,
  ),
  ...([undefined, 'stage', 'owner', 'month'] as const).map((groupBy) =>
    deals(
      { measure: 'recurring', ...(groupBy && { groupBy }) },
      { recurring, recurringWeighted, recurringYearly, count: 'count(*)' },
      () => `${open} and ${recurs}`,
    ),
  ),
  deals(
    { measure: 'recurring', filters: { status: 'won' }, period: year },
    { recurring, recurringYearly, count: 'count(*)' },
    ({ zone }) => `${won} and ${recurs} and ${closedIn(year, zone)}`,
  ),
  {
    asked: { measure: 'velocity' },
    metrics: ['velocity', 'count', 'winRateCount', 'meanDays', 'wonCount'],
    sql: (person) =>
      `select ${select({
        velocity: `round(openCount * wonCount / nullif(settled, 0) * meanCents / nullif(meanDays, 0)) / 100.0`,
        ...{
          count: 'openCount',
          winRateCount: 'wonCount / nullif(settled, 0)',
          meanDays: 'meanDays',
          wonCount: 'wonCount',
        },
      })} from (${velocityParts(person)}) parts`,
  },
  deals(
    { measure: 'daysInStage' },
    { meanDays: `extract(epoch from avg(timestamp '${now}' - l.date_last_stage_update)) / 86400.0` },
    isOpen,
  ),
  deals(
    { measure: 'deals', filters: { noNextStep: true } },
    { amount, count: 'count(*)' },
    () => `${open} and ${noStep}`,
  ),
  deals(
    { measure: 'deals', filters: { amountOver: 20_000, probabilityAtLeast: 30 } },
    { amount, count: 'count(*)' },
    () => `${open} and l.expected_revenue > 20000 and l.probability >= 30`,
  ),
  deals(
    { measure: 'deals', filters: { noExpectedClose: true } },
    { count: 'count(*)' },
    () => `${open} and l.date_deadline is null`,
  ),
  {
    asked: { measure: 'activities', filters: { activity: 'open' } },
    metrics: ['count', 'overdueCount', 'dueCount'],
    sql: (person) =>
      `select ${select({
        count: 'count(*)',
        overdueCount: `count(*) filter (where a.date_deadline < '${person.today}')`,
        dueCount: `count(*) filter (where a.date_deadline = '${person.today}')`,
      })} from mail_activity a join crm_lead l on a.res_model = 'crm.lead' and l.id = a.res_id where a.active and ${sees(person)}`,
  },
];

/** Odoo's demo data has nothing that recurs: every ninth deal gets a plan, by the month, the year or three years. */
async function letSomeRecur(odoo: OdooApi): Promise<void> {
  const context = { active_test: false };
  const [plans, none] = await Promise.all([
    odoo.call<number[]>('crm.recurring.plan', 'search', { domain: [['number_of_months', '>', 0]], order: 'id' }),
    odoo.call<number[]>('crm.lead', 'search', { domain: [['recurring_plan', '=', false]], context }),
  ]);
  assert.ok(plans.length > 1);
  for (const [at, plan] of plans.entries()) {
    const ids = none.filter((id) => id % 9 === 0 && (id / 9) % plans.length === at);
    const vals = { recurring_plan: plan, recurring_revenue: 99.99 * 7 ** at };
    if (ids.length > 0) await odoo.call('crm.lead', 'write', { ids, vals, context });
  }
}

describe('every figure of now against SQL on Odoo’s own tables, for every person', function () {
  this.timeout(600_000);
  if (!settings) {
    it('needs ODOO_URL, ODOO_DB and ODOO_API_KEY');
    return;
  }
  let database: OdooDatabase;
  let foresail: RunningForesail;
  let everybody: readonly Zoned[] = [];
  before(async () => {
    database = odooDatabase(settings.db);
    await letSomeRecur(odooApi(settings));
    foresail = await sharedOnRealOdoo(settings);
    const all = (await people(database)).filter(({ email, role }) => role && email !== superAdmin);
    everybody = await Promise.all(all.map(zoned));
  });

  /** The day it is for somebody, by the service's word for their zone. */
  async function zoned(person: OdooPerson): Promise<Zoned> {
    const { timeZone: zone } = (await get(person, '/api/v2/me')) as { timeZone: string };
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(now));
    return { ...person, zone, today };
  }

  async function send(person: OdooPerson, path: string, init: RequestInit): Promise<unknown> {
    const headers = { authorization: `Bearer ${await token(person.email)}`, 'content-type': 'application/json' };
    const response = await fetch(foresail.url + path, { ...init, headers });
    const body: unknown = await response.json();
    assert.equal(response.status, 200, `${person.email} ${path}: ${JSON.stringify(body).slice(0, 300)}`);
    return body;
  }
  const get = (person: OdooPerson, path: string) => send(person, path, {});
  const tokens = new Map<string, Promise<string>>();
  const token = (email: string) => {
    const known = tokens.get(email) ?? foresail.token(email);
    tokens.set(email, known);
    return known;
  };

  async function oursOf(person: Zoned, { asked, metrics }: Line): Promise<Told> {
    const question = {
      ...{ period: null, filters: {}, groupBy: null, orderBy: null, limit: null, asOf: null, compareTo: null },
      ...{ scope: { kind: 'all', ids: [], label: 'all' }, ...asked },
    };
    const answer = (await send(person, '/api/v2/ask', {
      method: 'POST',
      body: JSON.stringify({ question }),
    })) as Answer;
    const told = (figures: readonly Figure[], key: string) =>
      metrics.map((metric) => {
        const own = figures.filter((figure) => figure.metric === metric);
        assert.ok(own.length <= 1, `${metric} in several currencies`);
        return [`${key}${metric}`, own[0]?.value ?? null] as const;
      });
    const rows = asked.groupBy === undefined ? [{ key: '', figures: answer.figures }] : answer.groups;
    return Object.fromEntries(rows.flatMap(({ key, figures }) => told(figures, key === '' ? '' : `${key} `)));
  }

  async function theirsOf(person: Zoned, line: Line): Promise<Told> {
    const rows = await database.rows<Readonly<Record<string, number | null>> & { readonly key?: string }>(
      line.sql(person),
    );
    return Object.fromEntries(
      rows.flatMap((row) =>
        line.metrics.map((metric) => [`${row.key === undefined ? '' : `${row.key} `}${metric}`, row[metric] ?? null]),
      ),
    );
  }

  /** Odoo's rows carry microseconds, its API seconds; money and counts are exact. */
  function assertEqual(ours: Told, theirs: Told, of: string): void {
    const names = (told: Told) => Object.keys(told).sort();
    if (Object.values(theirs).every((value) => value === null || value === 0)) {
      assert.ok(
        Object.values(ours).every((value) => value === null || value === 0),
        `${of}: ${JSON.stringify(ours)}`,
      );
      return;
    }
    assert.deepEqual(names(ours), names(theirs), of);
    for (const [name, value] of Object.entries(theirs)) {
      const own = ours[name] ?? null;
      const near = value !== null && own !== null && Math.abs(own - value) <= (/Days/.test(name) ? 2e-5 : 1e-9);
      assert.ok(own === value || near, `${of}: ${name} is ${String(own)}, by SQL ${String(value)}`);
    }
  }

  /** Others work on the same Odoo: what they changed since the last sync is no difference. */
  async function agrees(person: Zoned, line: Line, tries = 2): Promise<void> {
    const { measure, groupBy } = line.asked;
    try {
      const [ours, theirs] = [await oursOf(person, line), await theirsOf(person, line)];
      assertEqual(ours, theirs, `${person.email}: ${measure} ${groupBy ?? ''}`);
    } catch (error) {
      if (tries === 0) throw error;
      await syncNow(foresail);
      await agrees(person, line, tries - 1);
    }
  }

  for (const line of lines) {
    const { measure, groupBy, filters } = line.asked;
    const name = [measure, groupBy && `by ${groupBy}`, filters && JSON.stringify(filters)].filter(Boolean).join(' ');
    it(`${name}: ${line.metrics.join(', ')}`, async () => {
      assert.ok(everybody.length >= 20, `only ${String(everybody.length)} people`);
      for (const person of everybody) await agrees(person, line);
    });
  }
});
