import fc from 'fast-check';
import { authorise, type Viewer } from '../../src/access/viewer.js';
import { groupings, orders, type PipelineQuestion } from '../../src/pipeline/question.js';
import type { ActivityView, OpportunityView } from '../../src/projections/documents.js';
import { activity, ana, ben, deal, grace, north, period, priya, question, south, stages, zoe } from './deals.js';

/** Random organisations' deals and activities, people to look at them, and questions, for properties of the pipeline. */

const people = [ana, ben, priya, zoe] as const;
const someone = fc.constantFrom<(number | null)[]>(...people, null);
const someTeam = fc.constantFrom(north, south, null);
/** Independent of the matrix: a change of hierarchy may have reached the one and not the other. */
const someSight = fc.oneof(fc.constant([ana, ben, priya, zoe, grace]), fc.subarray([ana, ben, priya, zoe, grace]));
const someDay = fc.constantFrom('2026-01-31', '2026-10-31', '2026-11-21', '2026-11-22', '2026-12-15', '2027-01-01');
const someInstant = fc
  .integer({ min: Date.UTC(2026, 5, 1), max: Date.UTC(2026, 10, 22, 9) })
  .map((instant) => new Date(instant));
const accounts = [
  { id: 100, name: 'Porto Foods' },
  { id: 7, name: 'Oslo Robotics' },
  { id: 8, name: 'porto marine (café)' },
];
const tags = [
  { id: 1, name: 'Design' },
  { id: 2, name: 'Urgent' },
];
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 3 });

const traits = fc.record({
  type: fc.constantFrom('opportunity' as const, 'opportunity' as const, 'opportunity' as const, 'lead' as const),
  name: fc.constantFrom('Warehouse lights', 'warehouse', 'Lights (café)', 'ärger', 'Zebra', '𝒜stral', '', 'a.b'),
  owner: someone,
  team: someTeam,
  account: orNull(fc.constantFrom(...accounts)),
  stage: fc.constantFrom(
    stages.new,
    stages.qualified,
    stages.proposition,
    { ...stages.proposition, name: 'Offer' },
    null,
  ),
  status: fc.constantFrom('open' as const, 'open' as const, 'won' as const, 'lost' as const, 'archived' as const),
  currency: fc.constantFrom('EUR', 'EUR', 'USD', 'JPY', 'TND'),
  amountMinor: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9_000_000 })),
  recurringMonthlyMinor: fc.oneof(fc.constant(0), fc.integer({ min: -9, max: 900_000 })),
  probability: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
  priority: fc.integer({ min: 0, max: 3 }),
  companyId: fc.constantFrom(1, 2, null),
  expectedClose: orNull(someDay),
  createdAt: someInstant,
  closedAt: orNull(someInstant),
  closedAtApproximate: fc.boolean(),
  stageEnteredAt: someInstant,
  lastTouchedAt: someInstant,
  rottingDays: fc.constantFrom(null, 0, 5, 30, 44),
  pushCount: fc.integer({ min: 0, max: 4 }),
  daysPushed: fc.integer({ min: 0, max: 90 }),
  lostReason: orNull(fc.constant({ id: 3, name: 'Too expensive' })),
  source: orNull(fc.constant({ id: 4, name: 'Fair' })),
  tags: fc.subarray(tags),
  nextActivity: orNull(fc.constant({ id: 1, type: 'Call', summary: null, dueOn: '2026-11-25', assignee: null })),
  visible_to_user_ids: someSight,
});

const largestId = 30;
const someId = fc.integer({ min: 1, max: largestId });

/** Deals with ids that other runs of it give again, so that one list after another is a sequence of changes. */
export const someDeals: fc.Arbitrary<readonly OpportunityView[]> = fc
  .uniqueArray(fc.tuple(someId, traits), { selector: ([id]) => id, minLength: 12, maxLength: largestId })
  .map((all) => all.map(([id, of]) => deal(id, of)));

export const someActivities: fc.Arbitrary<readonly ActivityView[]> = fc
  .uniqueArray(
    fc.tuple(
      someId,
      someDay,
      fc.record({
        deal: orNull(someId.map((id) => ({ id, name: `Deal ${String(id)}` }))),
        account: orNull(fc.constantFrom(...accounts)),
        dealOwnerId: someone,
        dealTeamId: someTeam,
        assignee: orNull(fc.constantFrom({ id: ana, name: 'Ana Silva' }, { id: ben, name: 'Ben Carter' })),
        summary: fc.constantFrom('Call back', null),
        done: fc.boolean(),
        doneAt: orNull(someInstant),
        visible_to_user_ids: someSight,
      }),
    ),
    { selector: ([id]) => id, maxLength: 12 },
  )
  .map((all) => all.map(([id, dueOn, of]) => activity(id, dueOn, of)));

export const someViewer: fc.Arbitrary<Viewer> = fc
  .record({
    odooUserId: fc.constantFrom(...people, grace, null),
    role: fc.constantFrom('rep' as const, 'manager' as const, 'ceo' as const, 'ceo' as const),
    ownerIds: fc.subarray([...people]),
    unownedTeamIds: fc.subarray([north, south]),
    timeZone: fc.constantFrom('Europe/Lisbon', 'Asia/Kolkata', 'America/Los_Angeles'),
  })
  .map(({ odooUserId, role, ownerIds, unownedTeamIds, timeZone }) =>
    authorise({
      personId: `odoo:${String(odooUserId)}`,
      odooUserId,
      name: '',
      email: '',
      role,
      sees: role === 'ceo' ? { kind: 'all' } : { kind: 'some', ownerIds, unownedTeamIds },
      timeZone,
      locale: 'en',
      accessVersion: 1,
    }),
  );

const somePeriod = fc.constantFrom(
  period('2026-10-01', '2026-12-31'),
  period('2026-06-01', '2026-11-21'),
  period(null, '2026-11-22'),
  period('2026-11-22', null),
  period(null, null),
);
const someMoney = fc.constantFrom(0, 0.005, 0.01, 5, 1234.56, 20_000, 90_000);

const someFilters: fc.Arbitrary<PipelineQuestion['filters']> = fc
  .record({
    status: fc.constantFrom('open' as const, 'won' as const, 'lost' as const, 'all' as const),
    stageIds: fc.subarray([1, 2, 3, 4], { minLength: 1 }),
    ownerIds: fc.subarray([...people], { minLength: 1 }),
    teamIds: fc.subarray([north, south, 99], { minLength: 1 }),
    accountIds: fc.subarray([7, 8, 100], { minLength: 1 }),
    tagIds: fc.subarray([1, 2], { minLength: 1 }),
    dealIds: fc.uniqueArray(someId, { minLength: 1, maxLength: 8 }),
    companyIds: fc.subarray([1, 2], { minLength: 1 }),
    amountOver: someMoney,
    amountAtLeast: someMoney,
    amountUnder: someMoney,
    amountAtMost: someMoney,
    probabilityAtLeast: fc.constantFrom(0, 33, 50.5),
    probabilityAtMost: fc.constantFrom(50, 99, 100),
    currency: fc.constantFrom('EUR', 'jpy', 'CHF'),
    priority: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
    text: fc.constantFrom('LIGHTS', 'porto', 'cafÉ (', '.', '', 'a b'),
    expectedClose: somePeriod,
    closed: somePeriod,
    created: somePeriod,
    noExpectedClose: fc.boolean(),
    overdue: fc.boolean(),
    staleForDays: fc.constantFrom(1, 5, 30, 100),
    noNextStep: fc.boolean(),
    unassigned: fc.boolean(),
    pushedAtLeast: fc.integer({ min: 1, max: 4 }),
  })
  // Two dozen filters at once would leave nothing to compare.
  .chain((all) =>
    fc
      .uniqueArray(fc.constantFrom<(keyof typeof all)[]>(...(Object.keys(all) as (keyof typeof all)[])), {
        maxLength: 2,
      })
      .map((names) => Object.fromEntries(names.map((name) => [name, all[name]])) as PipelineQuestion['filters']),
  );

const someScope = fc.constantFrom<PipelineQuestion['scope'][]>(
  { kind: 'all', ids: [], label: '' },
  { kind: 'all', ids: [], label: '' },
  { kind: 'me', ids: [], label: '' },
  { kind: 'subtree', ids: [], label: '' },
  { kind: 'person', ids: [ana], label: '' },
  { kind: 'team', ids: [north], label: '' },
);

const measures = [
  ...(['openPipeline', 'weightedPipeline', 'deals', 'deals', 'won', 'lost', 'winRate', 'salesCycle'] as const),
  ...([
    'velocity',
    'coverage',
    'attainment',
    'daysInStage',
    'pushes',
    'overdue',
    'stale',
    'averageDealSize',
    'recurring',
  ] as const),
  ...(['account', 'deal', 'activities', 'activities'] as const),
];

/** A question of present figures, sensible or not. */
export const someQuestion: fc.Arbitrary<PipelineQuestion> = fc
  .record({
    measure: fc.constantFrom(...measures),
    scope: someScope,
    period: orNull(somePeriod),
    filters: someFilters,
    activity: fc.constantFrom('overdue', 'today', 'upcoming', 'open', 'done', undefined),
    groupBy: orNull(fc.constantFrom(...groupings)),
    orderBy: orNull(fc.constantFrom(...orders)),
    limit: orNull(fc.integer({ min: 1, max: 6 })),
    compareTo: fc.option(somePeriod, { freq: 5 }),
  })
  .map(({ activity: state, filters, ...of }) =>
    question({
      ...of,
      period: of.measure === 'pushes' ? null : of.period,
      filters: of.measure === 'activities' && state !== undefined ? { ...filters, activity: state as 'open' } : filters,
    }),
  );
