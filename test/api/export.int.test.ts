import assert from 'node:assert/strict';
import { readXlsx } from 'hucre/xlsx';
import { harmless } from '../../src/api/exports/csv.js';
import type { AuditAct } from '../../src/ops/audit/auditEntry.js';
import type { Audit } from '../../src/ops/audit/createAudit.js';
import { ForesailError } from '../../src/errors.js';
import type { DealRow } from '../../src/pipeline/answer.js';
import { fakePipeline, tokens } from './fakeParts.js';
import { openDoor, type OpenDoor } from './openDoor.js';

const deal = (id: number, part: Partial<DealRow> = {}): DealRow => ({
  ...{
    id,
    name: `Deal ${id}`,
    amount: 1000.5,
    currency: 'EUR',
    stage: 'New',
    owner: 'Ana Silva',
    account: 'Porto Foods',
  },
  ...{ probability: 20, expectedClose: '2026-12-01', closedAt: null, url: `https://odoo.example.com/odoo/crm/${id}` },
  ...{ status: 'open', createdAt: '2026-01-05T08:00:00.000Z', pushCount: 2, flags: ['overdue', 'pushed'], idleDays: 3 },
  ...part,
});

/** A pipeline that has these deals, a page at a time; it fails at the page given. */
function pipelineOf(deals: readonly DealRow[], failsAt = -1) {
  const pages: number[] = [];
  const pipeline: ReturnType<typeof fakePipeline> = {
    ...fakePipeline(),
    opportunities: async (_viewer, question, cursor) => {
      if (question.scope.kind === 'team') throw new ForesailError('SCOPE_NOT_VISIBLE');
      const from = Number(cursor ?? 0);
      pages.push(from);
      if (from === failsAt) throw new ForesailError('DATABASE_UNAVAILABLE');
      const next = from + (question.limit ?? 0);
      return { total: deals.length, rows: deals.slice(from, next), next: next < deals.length ? String(next) : null };
    },
  };
  return { pages, pipeline };
}

describe('an account', () => {
  it('is told by its deals that one sees, and is not there without any', async () => {
    const seen = pipelineOf([deal(1, { account: 'Porto Foods' })]);
    const door = await openDoor({ pipeline: seen.pipeline });
    const told = await door.send('GET', '/api/v2/accounts/7', { as: 'ana' });
    assert.deepEqual([told.status, told.body['id'], told.body['name']], [200, 7, 'Porto Foods']);
    assert.ok('figures' in (told.body['answer'] as object));
    assert.equal((await door.send('GET', '/api/v2/accounts/x', { as: 'ana' })).status, 400);
    await door.close();
    const none = await openDoor({ pipeline: pipelineOf([]).pipeline });
    assert.equal((await none.send('GET', '/api/v2/accounts/7', { as: 'ana' })).status, 404);
    await none.close();
  });
});

describe('exporting deals', () => {
  let door: OpenDoor | undefined;
  afterEach(() => door?.close());

  async function open(deals: readonly DealRow[], more: { failsAt?: number; audit?: Audit } = {}) {
    const { pages, pipeline } = pipelineOf(deals, more.failsAt);
    door = await openDoor({ pipeline, ...(more.audit && { audit: more.audit }) });
    return { pages, get: (path: string) => (door as OpenDoor).send('GET', path, { as: 'ana' }) };
  }

  it('gives every row of the list as CSV, page by page', async () => {
    const { pages, get } = await open(Array.from({ length: 1_201 }, (_, index) => deal(index + 1)));
    const { status, headers, text } = await get('/api/v2/export.csv?status=open');
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.equal(headers.get('content-disposition'), 'attachment; filename="foresail-deals-2026-11-22.csv"');
    const lines = text.trimEnd().split('\r\n');
    assert.equal(lines.length, 1_202);
    assert.match(lines[0] ?? '', /^\ufeff?Id,Deal,Account,Owner,Stage,Status,Amount,Currency,/);
    assert.equal(
      lines[1],
      '1,Deal 1,Porto Foods,Ana Silva,New,open,1000.5,EUR,20,2026-12-01,2026-01-05T08:00:00.000Z,,2,3,"overdue, pushed",https://odoo.example.com/odoo/crm/1,',
    );
    assert.deepEqual(pages, [0, 500, 1000]);
  });

  it('has the monthly recurring revenue in a column of its own', async () => {
    const { get } = await open([deal(1, { recurring: 83.33 }), deal(2)]);
    const [head, first, second] = (await get('/api/v2/export.csv')).text.trimEnd().split('\r\n');
    assert.match(head ?? '', /,In Odoo,MRR$/);
    assert.match(first ?? '', /,1000\.5,EUR,.*,83\.33$/);
    assert.match(second ?? '', /,$/);
  });

  it('runs no formula, neither in CSV nor in a sheet', async () => {
    const evil = [
      '=HYPERLINK("http://evil.example","x")',
      '+1+1',
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      '  =1',
      '＝1+1',
      '\r\n=1',
    ];
    const { get } = await open(evil.map((name, index) => deal(index + 1, { name, amount: -5 })));
    const { text } = await get('/api/v2/export.csv');
    assert.match(text, /,"'=HYPERLINK\(""http:\/\/evil.example"",""x""\)",/);
    for (const name of evil) assert.equal(harmless(name), `'${name}`);
    assert.match(text, /,-5,EUR,/);
    const sheet = await fetchBytes('/api/v2/export.xlsx');
    assert.equal(sheet.status, 200);
    const workbook = await readXlsx(sheet.bytes);
    const names = workbook.sheets[0]?.rows.slice(1).map((row) => row[1]);
    assert.deepEqual(names?.slice(0, 4), evil.slice(0, 4));
    assert.equal(workbook.sheets[0]?.rows[1]?.[6], -5);
  });

  async function fetchBytes(path: string) {
    const response = await fetch((door as OpenDoor).url + path, { headers: { authorization: `Bearer ${tokens.ana}` } });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  }

  it('leaves what is no formula as it is', () => {
    for (const cell of ['Deal', '1-2', 'a=b', '', 0, -7, null]) assert.equal(harmless(cell), cell);
  });

  it('refuses before the first byte, and cuts the connection where it fails later', async () => {
    const { get } = await open(
      Array.from({ length: 1_201 }, (_, index) => deal(index + 1)),
      { failsAt: 1000 },
    );
    const refused = await get('/api/v2/export.csv?scope=team:5');
    assert.deepEqual([refused.status, refused.body['code']], [403, 'SCOPE_NOT_VISIBLE']);
    assert.equal((await get('/api/v2/export.csv?limit=5')).status, 400);
    await assert.rejects(get('/api/v2/export.csv'));
    await assert.rejects(get('/api/v2/export.xlsx'));
    const failed = (door as OpenDoor).lines.filter((line) => line['code'] === 'INTERNAL');
    assert.equal(failed.length, 2);
  });

  it('is kept in the audit log', async () => {
    const acts: AuditAct[] = [];
    const note = (act: AuditAct) => void acts.push(act);
    const audit = { note, record: async (act: AuditAct) => note(act) } as unknown as Audit;
    const { get } = await open([deal(1)], { audit });
    await get('/api/v2/export.csv');
    assert.deepEqual(
      acts.map((act) => [act.action, act.who]),
      [['export', 'odoo:10']],
    );
  });
});
