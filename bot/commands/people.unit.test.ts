import assert from 'node:assert/strict';
import { actionsOf, problemsOf, textsOf } from '../../test/bot/cardCheck.js';
import { admin, ana, createRoom, says, taps, turnOf } from '../../test/bot/fakeTurn.js';
import type { AccessReport } from '../../src/access/administration/createPeopleAdministration.js';
import type { DeclaredScope } from '../../src/access/channels/channelState.js';
import type { AuditAct } from '../../src/ops/audit/auditEntry.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { figuresForAll, isTotalOf } from '../conversation/channelTotals.js';
import type { Viewer } from '../../src/access/viewer.js';
import type { Answer } from '../../src/pipeline/answer.js';
import { answerOf, fakePipeline } from '../../test/api/fakeParts.js';
import type { BotParts } from '../dependencies.js';
import type { AccessAdmin } from './peopleParts.js';
import { readPeopleCommand } from './peopleGrammar.js';

const ben = { id: 12, name: 'Ben Carter' };
const report: AccessReport = {
  ...{ person: ben, active: true, role: 'manager', roleFrom: 'Odoo', everything: false },
  ...{ owners: [ben, { id: 13, name: 'Chloe Martin' }], unownedTeams: [{ id: 5, name: 'North' }], manager: null },
};

function roomOfAdmins(scope: DeclaredScope | null = null, part: Partial<BotParts> = {}) {
  const done: string[] = [];
  const acts: AuditAct[] = [];
  const audit = {
    note: (act: AuditAct) => void acts.push(act),
    record: async (act: AuditAct) => void acts.push(act),
    entries: async () => [],
    verify: async () => ({ entries: 3, head: 'f'.repeat(64), broken: { at: 2, problem: 'changed' as const } }),
  } as unknown as BotParts['audit'];
  const declaration = scope && { conversationId: 'c', scope, by: 'odoo:1', at: '2026-11-22T08:00:00Z' };
  const access: AccessAdmin = {
    people: {
      find: async (words) => (words === 'ben' ? [ben] : words === 'chloe' ? [ben, { id: 13, name: 'Chloe' }] : []),
      accessOf: async () => report,
      names: async () => [ben],
      cycles: async () => [[ben, { id: 13, name: 'Chloe Martin' }]],
    },
    roles: { grants: async () => new Map(), change: async ({ role }) => void done.push(`role ${String(role)}`) },
    links: {
      list: async () => [],
      link: async (objectId, odooUserId) => {
        done.push(`link ${objectId.slice(0, 4)} ${odooUserId}`);
        return { objectId, odooUserId, addresses: [], linkedAt: '', linkedBy: '' };
      },
      unlink: async (objectId) => void done.push(`unlink ${objectId.slice(0, 4)}`),
    },
    channels: {
      declared: async () => declaration,
      list: async () => [],
      change: async (_, to) => void done.push(`channel ${JSON.stringify(to)}`),
    },
  };
  const directory = async () => ({ people: [], teams: [{ id: 5, name: 'North' }], stages: [], accounts: [], tags: [] });
  const room = createRoom({ access, audit, directory: { load: directory } as BotParts['directory'], ...part });
  const say = async (text: string, options: { who?: typeof admin; kind?: 'personal' | 'channel' } = {}) => {
    const from = room.written.length;
    await room.handle(turnOf(room, says(text), { who: admin, kind: 'personal', ...options }));
    return room.written.slice(from);
  };
  return { room, done, acts, say, access };
}

describe('commands about people', () => {
  it('are read from what admins say', () => {
    const id = '6320a84e-42d4-596e-9bf9-e0b9a750c4e9';
    const readings: [string, object | null][] = [
      ['what can ben see', { kind: 'access', who: 'ben' }],
      ['what can i see', null],
      ['make ben carter a manager', { kind: 'setRole', who: 'ben carter', role: 'manager' }],
      ['make ben super admin', { kind: 'setRole', who: 'ben', role: 'superAdmin' }],
      ['remove the role of ben', { kind: 'setRole', who: 'ben', role: null }],
      [`link ${id} to ben`, { kind: 'link', account: id, who: 'ben' }],
      [`unlink ${id}`, { kind: 'unlink', account: id }],
      ['verify the audit log', { kind: 'verifyAudit' }],
      ['declare this channel for team north', { kind: 'declareChannel', team: 'north' }],
      ['declare this channel for everything', { kind: 'declareChannel', team: null }],
      ['withdraw this channel', { kind: 'withdrawChannel' }],
      ...[
        ...["remove ben's role", 'remove role ben', 'remove the manager role from ben', "revoke ben's manager rights"],
        ...['take back the role of ben', 'take the role from ben'],
      ].map((words): [string, object] => [words, { kind: 'setRole', who: 'ben', role: null }]),
      ...[
        ...['give ben the manager role', 'promote ben to manager', "set ben's role to manager", 'make ben manager'],
        ...['set the role of ben to manager', 'grant ben the role of manager'],
      ].map((words): [string, object] => [words, { kind: 'setRole', who: 'ben', role: 'manager' }]),
      ['link ben.c@example.com to ben', { kind: 'link', account: 'ben.c@example.com', who: 'ben' }],
      [`link ben to ${id}`, { kind: 'link', account: id, who: 'ben' }],
      ['link person', { kind: 'links' }],
      ['who can see what', { kind: 'whoSeesWhat' }],
      ['who sees what', { kind: 'whoSeesWhat' }],
      ["who can see ben's deals", { kind: 'seenBy', who: 'ben' }],
      ['who can see ben', { kind: 'seenBy', who: 'ben' }],
      ['who can see my deals', null],
      ["ben's access", { kind: 'access', who: 'ben' }],
      ['give me a list', null],
      ['give ben a target of 100k', null],
      ['remove the target of ben', null],
      ['make a forecast', null],
      ['my pipeline', null],
    ];
    for (const [words, command] of readings) assert.deepEqual(readPeopleCommand(words), command, words);
  });

  it('say what somebody may see, and ask which where several have the name', async () => {
    const { say } = roomOfAdmins();
    const [answer] = await say('What can Ben see?');
    assert.match(answer?.screen.summary ?? '', /Ben Carter sees the deals of 2 people/);
    assert.deepEqual(problemsOf(answer?.screen.card ?? assert.fail()), []);
    assert.match((await say('what can chloe see'))[0]?.screen.summary ?? '', /Several people/);
    assert.match((await say('what can zoe see'))[0]?.screen.summary ?? '', /Nobody of that name/);
  });

  it('change roles and links, and report circles and a broken chain', async () => {
    const { say, done, acts } = roomOfAdmins();
    const id = '6320a84e-42d4-596e-9bf9-e0b9a750c4e9';
    for (const text of ['make Ben a manager', 'remove the role of Ben', `link ${id} to Ben`]) {
      for (const { screen } of await say(text)) assert.deepEqual(problemsOf(screen.card), [], text);
    }
    assert.deepEqual(done, ['role manager', 'role null', 'link 6320 12']);
    assert.equal(acts.filter((act) => act.action === 'command').length, 3, 'each is in the audit log');
    const [circle] = await say('check the hierarchy');
    assert.match(textsOf(circle?.screen.card ?? assert.fail()).join(' '), /Ben Carter → Chloe Martin → Ben Carter/);
    assert.match((await say('verify audit'))[0]?.screen.summary ?? '', /broken at entry 2/);
  });

  it('ask before somebody sees everything, and before an account is refused', async () => {
    const { room, say, done } = roomOfAdmins();
    const id = '6320a84e-42d4-596e-9bf9-e0b9a750c4e9';
    for (const [text, question, act] of [
      ['make Ben an admin', 'Make Ben Carter an admin?', 'role admin'],
      [`unlink ${id}`, `Unlink ${id}?`, 'unlink 6320'],
    ] as const) {
      const before = [...done];
      const [asked] = await say(text);
      assert.equal(asked?.screen.summary, question);
      assert.deepEqual([problemsOf(asked?.screen.card ?? assert.fail()), done], [[], before]);
      const [yes] = actionsOf(asked?.screen.card);
      assert.ok(yes?.verb);
      const tapped = () => taps(yes.verb ?? '', yes.data);
      await room.handle(turnOf(room, tapped(), { who: ana }));
      assert.deepEqual(done, before, 'not for who is no admin');
      await room.handle(turnOf(room, tapped(), { who: admin }));
      assert.deepEqual(done, [...before, act]);
    }
  });

  it('say who sees somebody’s deals, and what each role sees', async () => {
    const { say } = roomOfAdmins();
    const [seen] = await say('Who can see Ben’s deals?');
    assert.match(textsOf(seen?.screen.card ?? assert.fail()).join(' '), /Ben Carter, as their owner/);
    const [all] = await say('Who can see what?');
    assert.equal(all?.screen.summary, 'Who can see what');
    for (const one of [seen, all]) assert.deepEqual(problemsOf(one?.screen.card ?? assert.fail()), []);
  });

  it('know an account by its address, and change nothing where none has it', async () => {
    const { say, done, access } = roomOfAdmins();
    const objectId = '6320a84e-42d4-596e-9bf9-e0b9a750c4e9';
    const link = { objectId, odooUserId: 12, addresses: ['Ben.C@example.com'], linkedAt: '', linkedBy: '' };
    Object.assign(access.links, { list: async () => [link] });
    await say('link ben.c@example.com to Ben');
    const [nobody] = await say('unlink zoe@example.com');
    assert.match(nobody?.screen.summary ?? '', /No account with the address/);
    assert.deepEqual(done, ['link 6320 12']);
    const [links] = await say('links');
    assert.match(textsOf(links?.screen.card ?? assert.fail()).join(' '), /Ben\.C@example\.com: Ben Carter/);
  });

  it('are refused to who is no admin, nothing is done, and that is kept', async () => {
    const { say, done, acts } = roomOfAdmins();
    for (const text of ['make Ben an admin', 'what can Ben see', 'audit', 'declare this channel for all']) {
      const [answer] = await say(text, { who: ana });
      assert.match(answer?.screen.summary ?? '', /Only admins/);
      assert.doesNotMatch(JSON.stringify(answer?.screen.card), /start a run|fresh/, 'it says nothing of the sync');
      assert.doesNotMatch(JSON.stringify(answer?.screen.card), /Chloe/);
    }
    assert.deepEqual([done, acts.map((act) => act.code)], [[], Array(4).fill('FORBIDDEN')]);
  });

  it('name nobody where others read along', async () => {
    const { say } = roomOfAdmins();
    const written = await say('what can Ben see', { kind: 'channel' });
    const inChannel = written.filter(({ conversationId }) => !conversationId.startsWith('personal'));
    assert.ok(inChannel.length > 0);
    assert.doesNotMatch(JSON.stringify(inChannel), /Carter|Chloe/);
    assert.ok(written.length > inChannel.length, 'the answer went to the admin alone');
  });
});

describe('a channel that an admin declared', () => {
  it('is declared by a word in the channel, for a team or for everything, and withdrawn', async () => {
    const { say, done } = roomOfAdmins();
    await say('declare this channel for team North', { kind: 'channel' });
    await say('declare this channel for everything', { kind: 'channel' });
    await say('withdraw this channel', { kind: 'channel' });
    await say('declare this channel for team Atlantis', { kind: 'channel' });
    assert.deepEqual(done, ['channel {"kind":"team","teamId":5}', 'channel {"kind":"all"}', 'channel null']);
  });

  const question: PipelineQuestion = {
    ...{ measure: 'openPipeline', scope: { kind: 'team', ids: [5], label: 'North' }, period: null, filters: {} },
    ...{ groupBy: null, orderBy: null, limit: null, asOf: null, compareTo: null },
  };
  const north: DeclaredScope = { kind: 'team', teamId: 5 };

  /** A question in a channel, answered with so many deals; what the channel then shows, and who it was computed for. */
  async function shownInChannel(scope: DeclaredScope | null, count: number) {
    const viewers: Viewer[] = [];
    const answer = async (viewer: Viewer, { limit }: PipelineQuestion): Promise<Answer> => {
      viewers.push(viewer);
      const figures = [
        // As the real one: a limit bounds the figures too.
        { metric: 'count' as const, value: Math.min(count, limit ?? count), unit: 'deals' as const },
        { metric: 'amount' as const, value: 4321.5, unit: 'currency' as const, currency: 'USD' },
      ];
      return { ...answerOf(question), figures };
    };
    const understand = () => ({ kind: 'question' as const, question, said: '' });
    const { say } = roomOfAdmins(scope, { understand, pipeline: { ...fakePipeline(), answer } });
    const written = await say('North pipeline', { who: ana, kind: 'channel' });
    return { text: JSON.stringify(written), viewers };
  }

  it('sees the whole total, whoever asks, with no name beside it', async () => {
    const { text, viewers } = await shownInChannel(north, 37);
    assert.match(text, /4,321\.50/);
    assert.doesNotMatch(text, /Ana|Carter/);
    assert.deepEqual(
      viewers.map(({ sees, personId }) => [sees.kind, personId]),
      [['all', `${ana.personId} in channel c`]],
    );
  });

  it('sees no total of one or two deals, nor one that was not declared', async () => {
    assert.doesNotMatch((await shownInChannel(north, 2)).text, /4,321/);
    assert.doesNotMatch((await shownInChannel({ kind: 'team', teamId: 6 }, 37)).text, /4,321/);
    const undeclared = await shownInChannel(null, 37);
    assert.doesNotMatch(undeclared.text, /4,321/);
    assert.deepEqual(
      undeclared.viewers.map(({ personId }) => personId),
      [ana.personId],
    );
  });

  it('sees no sum of a currency in which there may be one deal or two', () => {
    const money = (currency: string) => ({ metric: 'amount', value: 9, unit: 'currency', currency }) as const;
    const figures = [money('EUR'), money('USD'), { metric: 'count', value: 5, unit: 'deals' } as const];
    const inEuro = ['EUR', 'EUR', 'EUR', 'USD', 'USD'].map((currency) => ({ currency }));
    const deals = { total: 5, rows: inEuro, next: null } as unknown as Answer['deals'];
    assert.deepEqual(figuresForAll({ figures, deals }), [money('EUR'), figures[2]]);
    assert.equal(figuresForAll({ figures: figures.slice(1), deals }).length, 2, 'of one currency all');
  });

  it('sees totals of the declared scope and nothing finer', () => {
    const quarter = { from: '2026-10-01', to: '2026-12-31', label: 'this quarter' };
    assert.ok(isTotalOf(north, question));
    assert.ok(isTotalOf(north, { ...question, measure: 'won', period: quarter, filters: { status: 'won' } }));
    assert.ok(isTotalOf({ kind: 'all' }, { ...question, scope: { kind: 'all', ids: [], label: 'all' } }));
    const finer: Partial<PipelineQuestion>[] = [
      { scope: { kind: 'team', ids: [6], label: 'South' } },
      { scope: { kind: 'team', ids: [5, 6], label: 'both' } },
      { scope: { kind: 'all', ids: [], label: 'all' } },
      { scope: { kind: 'me', ids: [], label: 'you' } },
      { scope: { kind: 'person', ids: [12], label: 'Ben' } },
      { measure: 'deals' },
      { measure: 'deal' },
      { groupBy: 'owner' },
      { groupBy: 'stage' },
      { filters: { ownerIds: [12] } },
      { filters: { dealIds: [800] } },
      { filters: { text: 'harbour' } },
      { filters: { amountAtLeast: 1 } },
      { period: { from: '2026-11-20', to: '2026-11-20', label: 'today' } },
      { asOf: '2026-11-01T00:00:00Z' },
      { compareTo: quarter },
    ];
    for (const part of finer) assert.equal(isTotalOf(north, { ...question, ...part }), false, JSON.stringify(part));
  });
});
