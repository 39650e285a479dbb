import assert from 'node:assert/strict';
import { readXlsx } from 'hucre/xlsx';
import { authorise, type Viewer } from '../../src/access/viewer.js';
import { understand } from '../../src/ask/understand.js';
import { fixedClock } from '../../src/clock.js';
import { createReports } from '../../src/commands/reports/createReports.js';
import { ForesailError } from '../../src/errors.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { createDirectory } from '../../src/pipeline/directory.js';
import { createPeople } from '../../src/pipeline/people.js';
import { fakeIdentity } from '../api/fakeParts.js';
import { assertRefused, openDoor, type OpenDoor, type Received } from '../api/openDoor.js';
import { ben, deal, north, now, question, south, viewers, zoe } from '../pipeline/deals.js';
import { startPipelineWorld, type PipelineWorld } from '../pipeline/pipelineWorld.js';

const people: Readonly<Record<string, Viewer>> = {
  ...viewers,
  zoe: authorise({
    ...viewers.ana,
    ...{ personId: `odoo:${String(zoe)}`, odooUserId: zoe, name: 'Zoe Hill' },
    sees: { kind: 'some', ownerIds: [zoe], unownedTeamIds: [] },
  }),
};

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly mine: boolean;
  readonly byName: string;
}

describe('reports', function () {
  this.timeout(240_000);
  let world: PipelineWorld;
  let door: OpenDoor;
  const opened: OpenDoor[] = [];

  before(async () => {
    world = await startPipelineWorld();
    await world.fill([
      deal(1, { name: 'Ana’s' }),
      deal(2, { name: 'Ben’s', owner: ben, amountMinor: 7_000_00 }),
      deal(3, { name: 'Zoe’s', owner: zoe, team: south, amountMinor: 30_000_00 }),
    ]);
  });
  after(() => world.close());
  beforeEach(async () => {
    await world.db.collection('events').deleteMany({});
    door = await openAnother();
  });
  afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));

  /** One more instance of the service on the same log. */
  async function openAnother(): Promise<OpenDoor> {
    const clock = fixedClock(now);
    const eventStore = await createEventStore({ db: world.db, clock, pollMs: 25 });
    const one = await openDoor({
      identity: {
        ...fakeIdentity,
        viewerForToken: async (bearer) => {
          const viewer = people[bearer.replace('token-of-', '')];
          if (!viewer) throw new ForesailError('TOKEN_INVALID');
          return viewer;
        },
      },
      reports: createReports({ eventStore, clock, people: createPeople(world.replicas) }),
      pipeline: world.pipeline,
      directory: createDirectory(world),
      understand,
      clock,
    });
    opened.push(one);
    return one;
  }

  const as = (who: string, method: string, path: string, json?: unknown): Promise<Received> =>
    door.send(method, `/api/v2/reports${path}`, {
      headers: { authorization: `Bearer token-of-${who}` },
      ...(json === undefined ? {} : { json }),
    });
  const saved = async (who: string, wish: object): Promise<string> => {
    const received = await as(who, 'POST', '', { title: 'Mine', text: 'my pipeline', chart: 'number', ...wish });
    assert.equal(received.status, 201, received.text);
    return String(received.body['id']);
  };
  const listed = async (who: string) => (await as(who, 'GET', '')).body['reports'] as Shown[];
  const figure = async (who: string, id: string, metric = 'amount') => {
    const { status, text, body } = await as(who, 'GET', `/${id}/answer`);
    assert.equal(status, 200, text);
    return (body['figures'] as { metric: string; value: number }[]).find((one) => one.metric === metric)?.value;
  };

  it('are one’s own, in the order one gives them, in every instance', async () => {
    const first = await saved('ana', { title: 'First' });
    const second = await saved('ana', { title: 'Second', chart: 'bar', text: 'my pipeline', then: ['by stage'] });
    assert.deepEqual(
      (await listed('ana')).map((one) => one.title),
      ['First', 'Second'],
    );
    const arranged = await as('ana', 'PUT', '', { order: [second, first] });
    assert.equal(arranged.status, 200, arranged.text);
    await as('ana', 'PUT', `/${first}`, { title: 'Once first', text: 'my pipeline', chart: 'table', wide: true });
    door = await openAnother();
    assert.deepEqual(
      (await listed('ana')).map((one) => one.title),
      ['Second', 'Once first'],
    );
    assert.deepEqual(await listed('ben'), []);
    await as('ana', 'DELETE', `/${second}`);
    assert.deepEqual(
      (await listed('ana')).map((one) => one.title),
      ['Once first'],
    );
  });

  it('follow up on their sentence', async () => {
    const id = await saved('priya', { text: 'team pipeline', then: ['by owner', 'only the ones over 5k'] });
    const { body } = await as('priya', 'GET', `/${id}/answer`);
    assert.equal(body['groupedBy'], 'owner');
    assert.deepEqual(
      (body['groups'] as { label: string }[]).map((one) => one.label),
      ['Ben Carter'],
    );
  });

  it('shared with a team answer each in it with their own figures, and are not there for others', async () => {
    const id = await saved('ana', { sharedWith: { kind: 'team', teamId: north } });
    for (const [who, amount] of [
      ['ana', 1_000],
      ['ben', 7_000],
      ['priya', 0],
    ] as const) {
      assert.deepEqual(
        (await listed(who)).map((one) => [one.title, one.mine, one.byName]),
        [['Mine', who === 'ana', 'Ana Silva']],
      );
      assert.equal((await figure(who, id)) ?? 0, amount, who);
    }
    assert.deepEqual(await listed('zoe'), []);
    for (const path of [`/${id}/answer`, `/${id}/export.csv`, `/${id}/export.xlsx`]) {
      assertRefused(door, await as('zoe', 'GET', path), 404, 'NOT_FOUND');
    }
  });

  it('shared with those below answer them, and nobody beside them', async () => {
    const id = await saved('priya', { text: 'open deals', sharedWith: { kind: 'subtree' } });
    assert.equal(await figure('ben', id, 'count'), 1);
    assert.deepEqual(await listed('zoe'), []);
    assert.deepEqual(await listed('grace'), []);
  });

  it('of everything, shared by a rep’s chief with all, still count only what each sees', async () => {
    const id = await saved('grace', { question: question(), text: undefined, sharedWith: { kind: 'all' } });
    const counts = await Promise.all(['grace', 'priya', 'ana', 'zoe'].map((who) => figure(who, id, 'count')));
    assert.deepEqual(counts, [3, 2, 1, 1]);
  });

  it('about one person go without the name to who shares it, and are refused to who may not see them', async () => {
    const scope = { kind: 'person' as const, ids: [ben], label: 'Ben Carter' };
    const wish = { question: question({ scope }), text: undefined, title: 'One person', sharedWith: { kind: 'all' } };
    const id = await saved('grace', wish);
    assert.equal((await as('zoe', 'GET', '')).text.includes('Ben'), false);
    assertRefused(door, await as('zoe', 'GET', `/${id}/answer`), 403, 'SCOPE_NOT_VISIBLE');
    assert.equal((await as('grace', 'GET', '')).text.includes('Ben Carter'), true);
  });

  it('that are private are unreachable for everybody else, whoever they are', async () => {
    const id = await saved('ana', {});
    const wish = { title: 'Taken', text: 'my pipeline', chart: 'number' };
    for (const who of ['ben', 'priya', 'grace']) {
      assert.deepEqual(await listed(who), [], who);
      for (const [method, path, body] of [
        ['GET', `/${id}/answer`],
        ['GET', `/${id}/export.csv`],
        ['PUT', `/${id}`, wish],
        ['DELETE', `/${id}`],
      ] as const) {
        assertRefused(door, await as(who, method, path, body), 404, 'NOT_FOUND');
      }
      assert.equal((await as(who, 'PUT', '', { order: [id] })).status, 400);
    }
    assert.deepEqual(
      (await listed('ana')).map((one) => one.title),
      ['Mine'],
    );
  });

  it('that are shared are changed and removed by who made them alone', async () => {
    const id = await saved('ana', { sharedWith: { kind: 'team', teamId: north } });
    const wish = { title: 'Taken', text: 'my pipeline', chart: 'number' };
    assertRefused(door, await as('priya', 'PUT', `/${id}`, wish), 403, 'FORBIDDEN');
    assertRefused(door, await as('ben', 'DELETE', `/${id}`), 403, 'FORBIDDEN');
    await as('ana', 'PUT', `/${id}`, { ...wish, sharedWith: null });
    assert.deepEqual(await listed('ben'), [], 'no longer shared');
  });

  it('are shared with nobody whom one does not see', async () => {
    for (const sharedWith of [{ kind: 'all' }, { kind: 'team', teamId: south }, { kind: 'team', teamId: 99 }]) {
      const received = await as('ana', 'POST', '', { title: 'X', text: 'my pipeline', chart: 'number', sharedWith });
      assertRefused(door, received, 403, 'SCOPE_NOT_VISIBLE');
    }
  });

  it('say with whom each may share, and take every wish of those', async () => {
    for (const [who, kinds] of [
      ['ana', ['team']],
      ['priya', ['subtree', 'team']],
      ['grace', ['all', 'team', 'team']],
    ] as const) {
      const { audiences } = (await as(who, 'GET', '')).body as {
        audiences: { audience: { kind: string }; name: string | null }[];
      };
      const offered = audiences
        .map(({ audience }) => audience.kind)
        .filter((kind) => who !== 'grace' || kind !== 'subtree');
      assert.deepEqual(offered, kinds, who);
      assert.ok(audiences.every(({ audience, name }) => (audience.kind === 'team') === (name !== null)));
      for (const { audience } of audiences) await saved(who, { sharedWith: audience });
    }
  });

  it('name what is wrong with a wish, and take no operator for an id', async () => {
    const good = { title: 'X', text: 'my pipeline', chart: 'number' };
    const bad: readonly [object, string][] = [
      [{ ...good, title: '' }, 'title'],
      [{ ...good, title: 'x'.repeat(81) }, 'title'],
      [{ ...good, title: 'two\nlines' }, 'title'],
      [{ ...good, title: { $ne: null } }, 'title'],
      [{ ...good, text: { $gt: '' } }, 'text'],
      [{ ...good, question: question() }, 'text'],
      [{ title: 'X', chart: 'bar' }, 'text'],
      [{ ...good, chart: 'pie' }, 'chart'],
      [{ ...good, sharedWith: 'all' }, 'sharedWith'],
      [{ ...good, sharedWith: { kind: 'team', teamId: { $gt: 0 } } }, 'sharedWith'],
      [{ ...good, then: ['x'.repeat(501)] }, 'then'],
      [{ ...good, by: 'odoo:5' }, 'by'],
    ];
    for (const [body, field] of bad) {
      const refusal = assertRefused(door, await as('ana', 'POST', '', body), 400, 'BAD_REQUEST');
      assert.ok(JSON.stringify(refusal).includes(field), `${field}: ${JSON.stringify(refusal)}`);
    }
    for (const id of ['%7B%22%24ne%22%3A1%7D', 'r_', '..%2Fdeals', 'r_$where', 'reports-all', 'r_0000-not-there']) {
      const { status } = await as('ana', 'GET', `/${id}/answer`);
      assert.ok(status === 400 || status === 404, `${id} → ${String(status)}`);
    }
    assert.deepEqual(await listed('ana'), []);
  });

  it('come as a file of what the reader sees: groups as a table, deals as their list', async () => {
    const deals = await saved('priya', { text: 'open deals', sharedWith: { kind: 'team', teamId: north } });
    assert.match((await as('ben', 'GET', `/${deals}/export.csv`)).text, /Ben’s/);
    assert.doesNotMatch((await as('ben', 'GET', `/${deals}/export.csv`)).text, /Ana’s/);
    const groups = await saved('priya', { text: 'team pipeline', then: ['by owner'] });
    const csv = (await as('priya', 'GET', `/${groups}/export.csv`)).text;
    assert.match(csv, /^\ufeff?owner,/);
    assert.match(csv, /Ben Carter,.*7000/);
    const response = await fetch(`${door.url}/api/v2/reports/${groups}/export.xlsx`, {
      headers: { authorization: 'Bearer token-of-priya' },
    });
    const workbook = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    assert.equal(workbook.sheets[0]?.rows[0]?.[0], 'owner');
  });

  it('hold at most fifty a person', async () => {
    for (let made = 0; made < 50; made += 1) await saved('zoe', { title: `Report ${String(made)}` });
    const one = await as('zoe', 'POST', '', { title: 'X', text: 'my pipeline', chart: 'number' });
    assertRefused(door, one, 400, 'BAD_REQUEST');
    await saved('ana', {});
  });

  it('made at the same time by two instances are all kept', async () => {
    const other = await openAnother();
    const make = (at: OpenDoor, title: string) =>
      at.send('POST', '/api/v2/reports', {
        headers: { authorization: 'Bearer token-of-ana' },
        json: { title, text: 'my pipeline', chart: 'number' },
      });
    const received = await Promise.all([make(door, 'A'), make(other, 'B'), make(door, 'C'), make(other, 'D')]);
    assert.deepEqual(
      received.map(({ status }) => status),
      [201, 201, 201, 201],
    );
    door = await openAnother();
    assert.deepEqual((await listed('ana')).map((one) => one.title).sort(), ['A', 'B', 'C', 'D']);
  });
});
