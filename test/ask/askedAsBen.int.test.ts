import assert from 'node:assert/strict';
import { understand } from '../../src/ask/understand.js';
import { ForesailError } from '../../src/errors.js';
import type { OdooOpportunity } from '../../src/eventStore/eventTypes.js';
import { createDirectory } from '../../src/pipeline/directory.js';
import { groupings, measures, type Filters, type PipelineQuestion } from '../../src/pipeline/question.js';
import { collectionNames, type PlanView } from '../../src/projections/documents.js';
import { activity, ana, ben, now, north, period, priya, question, viewers, zoe } from '../pipeline/deals.js';
import { euros, lived, type Happening } from '../pipeline/dealStories.js';
import { fillHistory } from '../pipeline/fillHistory.js';
import { startPipelineWorld, type PipelineWorld } from '../pipeline/pipelineWorld.js';

/** Every text of what is not Ben's carries this word. */
const secret = 'Hidden';
const hidden = { name: `${secret} deal`, account: { id: 900, name: `${secret} Holdings` } };

type Born = Partial<OdooOpportunity>;
const stage = (id: number) => ({ stage: { id, name: ['New', 'Qualified', 'Proposition', 'Won'][id - 1] ?? '' } });
const owned = (id: number, name: string): Born => ({ owner: { id, name }, team: { id: north, name: 'North' } });
const bens = owned(ben, 'Ben Carter');
const anas = { ...owned(ana, 'Ana Silva'), ...hidden };
const zoes = { ...owned(zoe, 'Zoe Hill'), ...hidden, team: { id: 11, name: 'South' } };

/** The same four lives, for whoever owns the deals: pushed, moved back, won, lost. */
function livesOf(first: number, of: Born, amount: number) {
  const born = (more: Born): Born => ({
    ...stage(1),
    amount: euros(amount),
    expectedClose: '2026-12-10',
    ...more,
    ...of,
  });
  const lives: readonly (readonly [string, Born, readonly Happening[]])[] = [
    ['2026-09-01', born({ expectedClose: '2026-09-28' }), pushedTwice],
    [
      '2026-09-03',
      born(stage(2)),
      [
        ['2026-10-20', stage(1)],
        ['2026-11-03', stage(3)],
      ],
    ],
    [
      '2026-08-05',
      born({}),
      [
        ['2026-09-02', stage(2)],
        ['2026-11-10', { status: 'won' }],
      ],
    ],
    ['2026-10-06', born({}), [['2026-11-12', { status: 'lost', lostReason: { id: 1, name: 'Too late' } }]]],
  ];
  return lives.map(([day, birth, happenings], at) => lived(first + at, day, birth, happenings));
}
const pushedTwice: readonly Happening[] = [
  ['2026-10-05', { expectedClose: '2026-11-20' }],
  ['2026-11-09', { expectedClose: '2026-12-20' }],
];

const plan = (odooUserId: number, from: string, to: string, amountMinor: number): Omit<PlanView, 'position'> => ({
  ...{ _id: `${String(odooUserId)}_${from}_${to}`, odooUserId, from, to, amountMinor, currency: 'EUR', by: 'Grace' },
  at: new Date('2026-06-20T10:00:00Z'),
});
const planned = (odooUserId: number, amountMinor: number) => [
  plan(odooUserId, '2026-07-01', '2026-09-30', amountMinor),
  plan(odooUserId, '2026-10-01', '2026-12-31', amountMinor),
];

/** Said as Ben says it; each is a question that the grammar reads. */
const sentences: readonly string[] = [
  ...['my pipeline', 'pipeline by owner', 'open deals', 'top 5 deals', 'deals by team', 'weighted pipeline by stage'],
  ...['who pushed the most in october', 'how often were deals pushed this quarter', 'open deals pushed last month'],
  ...['deals pushed since october', 'deals pushed at least twice', 'deals that never moved back'],
  ...['which open deals moved backward', 'stage conversion by owner this quarter', 'time per stage by owner'],
  ...['pipeline created this quarter by account', 'pipeline created by owner', 'what slipped last quarter by owner'],
  ...['win rate by rep this quarter', 'lost deals by reason', 'wins by account', 'sales cycle by owner'],
  ...['coverage this quarter', 'attainment this quarter', 'coverage by owner', 'why is coverage down'],
  ...['forecast this quarter', 'forecast accuracy last quarter', 'how accurate was our forecast by owner'],
  ...['odds of winning from qualified', 'waterfall this quarter', 'what changed this month', 'what moved my pipeline'],
  ...['all activities', 'overdue activities', 'activities by owner', 'upcoming tasks this week', 'what did I finish'],
  ...['what was the pipeline on 1 october', 'pipeline as known on 1 october', 'overdue deals', 'stale deals by owner'],
];

const filters: readonly Filters[] = [
  ...[{}, { status: 'all' as const }, { pushedIn: period('2026-10-01', '2026-10-31') }, { pushedAtLeast: 1 }],
  ...[{ movedBackward: true }, { movedBackward: false }, { movedBackwardIn: period('2026-10-01', '2026-10-31') }],
  ...[
    { ownerIds: [ana, zoe], status: 'all' as const },
    { accountIds: [900], status: 'all' as const },
  ],
  ...[{ activity: 'overdue' as const }, { activity: 'done' as const }, { dealIds: [201, 301], status: 'all' as const }],
];

/**
 * What Ben asks, in words and as questions, in the organisation and in one where only what is his has ever happened: the
 * answers must be the same to the last figure, so that no row, no total and no note tells him of anything else.
 */
describe('the pipeline, asked as Ben', function () {
  this.timeout(240_000);
  let world: PipelineWorld;
  let everybody: ReadonlyMap<string, string>;
  let alone: ReadonlyMap<string, string>;
  let seenByChief: string;
  before(async () => {
    world = await startPipelineWorld();
    await fill(true);
    everybody = await asked();
    seenByChief = text(
      await world.pipeline.answer(viewers.grace, question({ measure: 'deals', filters: { status: 'all' } })),
    );
    await fill(false);
    alone = await asked();
  });
  after(() => world.close());

  async function fill(everybody: boolean): Promise<void> {
    const others = everybody ? [...livesOf(201, anas, 7_000), ...livesOf(301, zoes, 90_000)] : [];
    await fillHistory(world, [...livesOf(101, bens, 500), ...others]);
    const of = (owner: number, name: string, dealId: number) => ({
      ...{ deal: { id: dealId, name }, dealOwnerId: owner, assignee: { id: owner, name: `Owner ${String(owner)}` } },
      ...{ visible_to_user_ids: [owner, priya], summary: `${name} call`, account: { id: dealId, name } },
    });
    const done = { done: true, doneAt: new Date('2026-11-20T10:00:00Z') };
    await world.write(collectionNames.activities, [
      ...[activity(1, '2026-11-20', of(ben, 'Mine', 101)), activity(2, '2026-11-24', of(ben, 'Mine', 102))],
      activity(3, '2026-11-19', { ...of(ben, 'Mine', 101), ...done }),
      ...(everybody ? [ana, zoe] : []).flatMap((owner) => [
        activity(10 * owner, '2026-11-20', of(owner, hidden.name, owner === ana ? 201 : 301)),
        activity(10 * owner + 1, '2026-11-19', { ...of(owner, hidden.name, owner === ana ? 201 : 301), ...done }),
      ]),
      ...(everybody ? [] : [ana, zoe].flatMap((owner) => [gone(10 * owner), gone(10 * owner + 1)])),
    ]);
    await world.write(collectionNames.targets, [
      ...planned(ben, 200_000),
      ...(everybody ? [...planned(ana, 900_000), ...planned(zoe, 7_000_000)] : []),
      ...(everybody ? [] : [...planned(ana, 0), ...planned(zoe, 0)].map(({ _id }) => gone(_id))),
    ] as never);
  }
  const gone = <Id extends number | string>(_id: Id) => ({ _id, _gone: true as const });

  /** Everything that he asks and what he gets, by question. */
  async function asked(): Promise<Map<string, string>> {
    const answers = new Map<string, string>();
    for (const text of sentences) answers.set(text, await outcome(await read(text), true));
    for (const measure of measures) {
      for (const filter of filters) {
        const one = question({ measure, filters: filter, period: measure === 'pushes' ? null : quarter });
        answers.set(JSON.stringify(one), await outcome(one));
      }
      for (const groupBy of groupings) {
        const one = question({ measure, groupBy, period: quarter, filters: {} });
        answers.set(JSON.stringify(one), await outcome(one));
      }
    }
    const parts = ['movement', 'why'] as const;
    const dashboard = { scope: question().scope, period: 'thisQuarter', asOf: null, parts };
    answers.set('dashboard', text(await world.pipeline.dashboard(viewers.ben, dashboard)));
    return answers;
  }

  async function read(text: string): Promise<PipelineQuestion> {
    const { timeZone } = viewers.ben;
    const directory = await createDirectory(world).load(viewers.ben);
    const context = { now, timeZone, fiscalYearStart: 1, viewer: viewers.ben, directory, previous: null };
    const understanding = understand(text, context);
    if (understanding.kind !== 'question') assert.fail(`${text}: ${JSON.stringify(understanding)}`);
    return understanding.question;
  }

  /** The answer, or why there is none. */
  async function outcome(one: PipelineQuestion, explained = false): Promise<string> {
    try {
      const answer = await world.pipeline.answer(viewers.ben, one);
      return text(explained ? [answer, await world.pipeline.explain(viewers.ben, answer.answerId)] : answer);
    } catch (error) {
      if (error instanceof ForesailError) return text([error.code, error.message]);
      throw error;
    }
  }

  it('is that of a company in which only he sells', () => {
    assert.ok(seenByChief.includes(secret), 'the chief sees the others, so that this can fail');
    for (const [what, answer] of everybody) {
      assert.ok(!answer.includes(secret), `${what}: ${answer}`);
      assert.equal(answer, alone.get(what), what);
    }
  });

  it('answers most of what he asks, so that there is something to compare', () => {
    const answers = [...everybody];
    const refused = answers.filter(([, answer]) => answer.startsWith('["QUESTION_NOT_ANSWERABLE"'));
    assert.ok(refused.length < answers.length / 3, `${String(refused.length)} of ${String(answers.length)}`);
    const hidden = answers.filter(([what, answer]) => sentences.includes(what) && answer.startsWith('["SCOPE'));
    assert.deepEqual(hidden, []);
  });
});

const quarter = period('2026-10-01', '2026-12-31');

/** Without what counts up by itself: the answer's id and the position of the log it was made at. */
function text(value: unknown): string {
  return JSON.stringify(value, (key, one: unknown) =>
    key === 'answerId' || key === 'position' || key === 'cursor' ? undefined : one,
  );
}
