import assert from 'node:assert/strict';
import type { Answer, DealRow, Dashboard, Figure, Page } from '../../src/pipeline/answer.js';
import type { SyncRun } from '../../src/odoo/syncStatus.js';
import { readOrganisation, type OdooDeal, type Organisation } from './expectations.js';
import { assertConverted, assertRefused, withNewerRate } from './oneCurrency.js';
import { odooApi, type OdooApi, type OdooSettings } from './odooApi.js';
import { startForesail, type RunningForesail } from './startForesail.js';

const admin = 'admin@example.com';
/** One of each: rep, another rep, manager, director, chief. The real suite asks as everybody. */
const some = ['ana.silva', 'paul.mbeki', 'priya.raman', 'lena.fischer', 'grace.okafor'].map(
  (name) => `${name}@example.com`,
);

/**
 * The one real path: Odoo → sync → events → projections → answer, asked over HTTP as each person and compared with what
 * Odoo itself says. The same suite runs on the demo Odoo and on a real one.
 */
export function describeWalk(title: string, odooSettings: () => OdooSettings, people: 'some' | 'all'): void {
  describe(title, function () {
    this.timeout(120_000);
    let odoo: OdooApi;
    let foresail: RunningForesail;
    let organisation: Organisation;
    const logins = () => (people === 'some' ? some : [...organisation.userIds.keys()].filter(isSeeded));

    before(async () => {
      const settings = odooSettings();
      odoo = odooApi(settings);
      foresail = await startForesail({ ODOO_URL: settings.url, ODOO_DB: settings.db, ODOO_API_KEY: settings.apiKey });
      organisation = await readOrganisation(odoo);
    });
    after(async () => {
      await foresail?.stop();
    });

    const userId = (login: string): number => organisation.userIds.get(login) ?? assert.fail(`Odoo has no ${login}`);
    const open = (owners: ReadonlySet<number>) =>
      organisation.deals.filter((deal) => deal.status === 'open' && deal.ownerId !== null && owners.has(deal.ownerId));

    it('answers "my pipeline" to everybody with the figures Odoo has', async () => {
      for (const login of logins()) {
        const answer = await ask(foresail, login, 'my pipeline');
        assertPipeline(answer.figures, open(new Set([userId(login)])), login);
      }
    });

    it('shows each person exactly their own and their subtree’s deals', async () => {
      for (const login of logins().filter((name) => !seesEverything(name))) {
        const expected = open(organisation.subtree(userId(login)));
        const page = await openDeals(foresail, login);
        assert.equal(page.total, expected.length, login);
        assert.deepEqual(ids(page.rows), ids(expected), login);
      }
    });

    it('shows the chief and the admin every deal', async () => {
      const expected = organisation.deals.filter((deal) => deal.status === 'open').map((deal) => deal.id);
      for (const login of ['grace.okafor@example.com', admin]) {
        const page = await openDeals(foresail, login);
        assert.deepEqual(ids(page.rows), expected.sort(byNumber), login);
      }
    });

    it('gives the same figures in the dashboard as in the answer', async () => {
      for (const login of some) {
        const dashboard = await foresail
          .as(login)
          .get<Dashboard>('/api/v2/dashboard?scope=subtree&period=2026-10-01..2026-12-31');
        const tile = dashboard.tiles.find(({ name }) => name === 'openPipeline');
        const closing = open(organisation.subtree(userId(login))).filter(inLastQuarterOf2026);
        assertPipeline(tile?.figures ?? [], closing, login);
      }
    });

    it('groups by stage without losing a cent', async () => {
      const answer = await ask(foresail, 'ana.silva@example.com', 'my pipeline by stage');
      const expected = open(new Set([userId('ana.silva@example.com')]));
      for (const group of answer.groups) {
        assertPipeline(
          group.figures,
          expected.filter((deal) => deal.stage === group.label),
          group.label,
        );
      }
      assert.equal(answer.groups.length, new Set(expected.map((deal) => deal.stage)).size);
    });

    it('a deal changed in Odoo shows after the next sync, and changing it back shows too', async () => {
      const owner = 'ana.silva@example.com';
      const deal = open(new Set([userId(owner)]))[0] ?? assert.fail('Ana has no open deal');
      try {
        await odoo.call('crm.lead', 'write', {
          ids: [deal.id],
          vals: { expected_revenue: deal.amount / 100 + 1234.56 },
        });
        await syncNow(foresail);
        const answer = await ask(foresail, owner, 'my pipeline');
        organisation = await readOrganisation(odoo);
        assertPipeline(answer.figures, open(new Set([userId(owner)])), 'after the change');
        assert.equal((await dealRow(foresail, owner, deal)).amount, (deal.amount + 123456) / 100);
      } finally {
        await odoo.call('crm.lead', 'write', { ids: [deal.id], vals: { expected_revenue: deal.amount / 100 } });
      }
      await syncNow(foresail);
      assert.equal((await dealRow(foresail, owner, deal)).amount, deal.amount / 100);
    });

    it('gives a sum in one currency at Odoo’s newest rate, and at a newer one after the next sync', async () => {
      await assertConverted(foresail, odoo);
      await assertRefused(foresail);
      await withNewerRate(odoo, async () => {
        await syncNow(foresail);
        await assertConverted(foresail, odoo);
      });
      await syncNow(foresail);
      await assertConverted(foresail, odoo);
    });

    it('a sync with nothing changed appends no event', async () => {
      const run = await syncNow(foresail);
      const changed = Object.values(run.perModel).reduce((sum, counts) => sum + counts.changed + counts.removed, 0);
      assert.equal(changed, 0);
    });

    it('refuses a rep who asks for a colleague’s deals, and names nobody', async () => {
      const answer = await foresail
        .as('ana.silva@example.com')
        .post<{ code: string; message: string }>('/api/v2/ask', { text: 'open deals for Ben Carter' });
      assert.equal(answer.code, 'SCOPE_NOT_VISIBLE');
      assert.doesNotMatch(JSON.stringify(answer), /Ben|Carter/);
    });
  });
}

/** People of seed.py; other users of a real database may have no role. */
function isSeeded(login: string): boolean {
  return /^[a-z]+\.[a-z]+@example\.com$/.test(login);
}

function inLastQuarterOf2026({ expectedClose }: OdooDeal): boolean {
  return expectedClose !== null && expectedClose >= '2026-10-01' && expectedClose <= '2026-12-31';
}

function seesEverything(login: string): boolean {
  return login === 'grace.okafor@example.com';
}

async function ask(foresail: RunningForesail, login: string, text: string): Promise<Answer> {
  const answer = await foresail.as(login).post<Answer>('/api/v2/ask', { text });
  assert.ok(answer.answerId, `${login}: ${text}: ${JSON.stringify(answer)}`);
  return answer;
}

async function openDeals(foresail: RunningForesail, login: string): Promise<Page<DealRow>> {
  const rows: DealRow[] = [];
  let cursor = '';
  for (;;) {
    const page = await foresail.as(login).get<Page<DealRow>>(`/api/v2/opportunities?status=open&limit=500${cursor}`);
    rows.push(...page.rows);
    if (!page.next) return { ...page, rows };
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

async function dealRow(foresail: RunningForesail, login: string, deal: OdooDeal): Promise<DealRow> {
  const { rows } = await openDeals(foresail, login);
  return rows.find((row) => row.id === deal.id) ?? assert.fail(`no row for deal ${String(deal.id)}`);
}

/** Starts a run as the admin and waits until it has ended and been projected. */
export async function syncNow(foresail: RunningForesail): Promise<SyncRun> {
  const started = await startRun(foresail);
  for (;;) {
    // Among the last ones: a run of the schedule may have begun since.
    const { runs } = await foresail.as(admin).get<{ runs: SyncRun[] }>('/api/admin/sync/runs?limit=10');
    const run = runs.find(({ id }) => id === started.id);
    if (run && run.state !== 'running') {
      assert.equal(run.state, 'completed', JSON.stringify(run.error));
      await projected(foresail);
      return run;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Resolves when the reading of the history, which follows the first sync, is over and projected: no past is amended after it. */
export async function historyIsRead(foresail: RunningForesail): Promise<void> {
  for (;;) {
    const { runs } = await foresail.as(admin).get<{ runs: SyncRun[] }>('/api/admin/sync/runs?limit=10');
    if (runs.some(({ mode, state }) => mode === 'backfill' && state === 'completed')) return projected(foresail);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A run of the schedule, such as the reading of the history after the first sync, may still be under way. */
export async function startRun(foresail: RunningForesail): Promise<SyncRun> {
  for (;;) {
    const answer = await foresail
      .as(admin)
      .post<SyncRun | { readonly code: string }>('/api/admin/sync', { mode: 'incremental' });
    if ('id' in answer) return answer;
    assert.equal(answer.code, 'SYNC_ALREADY_RUNNING');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function projected(foresail: RunningForesail): Promise<void> {
  for (;;) {
    const health = (await (await fetch(`${foresail.url}/health/projections`)).json()) as {
      projections: { lag: number }[];
    };
    if (health.projections.every(({ lag }) => lag === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function assertPipeline(figures: readonly Figure[], deals: readonly OdooDeal[], whom: string): void {
  const value = (metric: string) => figures.find((figure) => figure.metric === metric)?.value ?? null;
  const cents = (pick: (deal: OdooDeal) => number) => Math.round(deals.reduce((sum, deal) => sum + pick(deal), 0));
  assert.equal(value('count'), deals.length, `${whom}: count`);
  if (deals.length === 0) return;
  assert.equal(value('amount'), cents((deal) => deal.amount) / 100, `${whom}: amount`);
  assert.equal(value('weighted'), cents((deal) => deal.weighted) / 100, `${whom}: weighted`);
}

function ids(rows: readonly { id: number }[]): number[] {
  return rows.map((row) => row.id).sort(byNumber);
}

const byNumber = (a: number, b: number): number => a - b;
