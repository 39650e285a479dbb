import assert from 'node:assert/strict';
import { ceo, contextFor } from '../../test/ask/context.js';
import {
  filtersSchema,
  groupings,
  measures,
  orders,
  scopeSchema,
  type Grouping,
  type Measure,
  type Order,
  type PipelineQuestion,
} from '../pipeline/question.js';
import { english } from './lexicon/english.js';
import { englishShorthand } from './lexicon/englishWords.js';
import { lexicons, understand } from './understand.js';

function questionOf(text: string): PipelineQuestion {
  const read = understand(text, contextFor(ceo, null));
  if (read.kind !== 'question') assert.fail(`${text}: ${JSON.stringify(read)}`);
  return read.question;
}

/** One sentence for each measure: a new one of the schema fails to compile until it can be asked for. */
const byMeasure: Readonly<Record<Measure, string>> = {
  openPipeline: 'my pipeline',
  weightedPipeline: 'risk adjusted pipeline',
  deals: 'open deals',
  won: 'what did we win',
  lost: 'lost deals',
  winRate: 'win rate',
  salesCycle: 'how long do deals over 50k take to close',
  velocity: 'sales velocity',
  coverage: 'do we have 3x coverage',
  attainment: 'gap to quota',
  created: 'pipegen this month',
  daysInStage: 'how long have deals been in their current stage',
  timeInStage: 'time per stage',
  stageConversion: 'conversion by stage',
  pushes: 'who pushes the most',
  slipped: 'what slipped last month',
  overdue: 'overdue deals',
  stale: 'what has gone cold',
  movement: 'pipeline walk this month',
  activities: 'my tasks',
  forecast: 'commit this quarter',
  forecastAccuracy: 'forecast accuracy',
  stageProbability: 'odds of winning from proposition',
  averageDealSize: 'average deal size',
  account: 'how is Leeds Media doing',
  deal: 'who owns the Turin Energy deal',
  changes: 'what changed today',
  recurring: 'mrr',
};

const byGrouping: Readonly<Record<Grouping, string>> = {
  stage: 'pipeline by stage',
  owner: 'pipeline per rep',
  team: 'wins team by team',
  account: 'pipeline by customer',
  month: 'wins month by month',
  quarter: 'wins by quarter',
  tag: 'pipeline by tag',
  lostReason: 'lost deals by reason',
  source: 'pipeline by source',
};

const byOrder: Readonly<Record<Exclude<Order, '-expectedClose' | 'name' | '-name'>, string>> = {
  amount: 'smallest deals',
  '-amount': 'biggest deals',
  expectedClose: 'deals by close date',
  closedAt: 'oldest wins',
  '-closedAt': 'latest wins',
  createdAt: 'oldest deals',
  '-createdAt': 'newest deals',
};

const byFilter: Readonly<Partial<Record<string, string>>> = {
  status: 'open deals',
  stageIds: 'deals in proposition',
  teamIds: "Ben's deals in North",
  accountIds: 'deals with Leeds Media',
  tagIds: 'deals tagged Design',
  amountOver: 'deals north of 50k',
  amountAtLeast: 'deals of 50k or more',
  amountUnder: 'deals under ten grand',
  amountAtMost: 'deals up to half a million',
  probabilityAtLeast: 'deals at 80% or higher',
  probabilityAtMost: 'deals under 30% probability',
  currency: 'deals in euros',
  priority: 'high priority deals',
  text: 'deals named "warehouse"',
  expectedClose: 'stage conversion of deals closing next month',
  created: 'deals older than 90 days',
  noExpectedClose: 'deals without a close date',
  overdue: 'activities',
  staleForDays: 'deals nobody touched in 3 weeks',
  noNextStep: 'deals with nothing planned',
  unassigned: 'deals nobody owns',
  pushedAtLeast: 'deals pushed at least twice',
  activity: 'overdue tasks',
  pushedIn: 'open deals pushed last month',
  movedBackward: 'deals that never moved back',
};

/** Filters that are set by a tap or by the tab, not said: ids of deals, companies and owners beside a scope. */
const unsaid = ['movedBackwardIn', 'dealIds', 'companyIds', 'ownerIds', 'closed', 'overdue'];

describe('what can be asked of the pipeline can be said', () => {
  it('every measure', () => {
    for (const measure of measures) assert.equal(questionOf(byMeasure[measure]).measure, measure, byMeasure[measure]);
  });

  it('every grouping', () => {
    for (const group of groupings) assert.equal(questionOf(byGrouping[group]).groupBy, group, byGrouping[group]);
  });

  it('every order but those of the tab', () => {
    const said = orders.flatMap((order) =>
      order === 'name' || order === '-name' || order === '-expectedClose' ? [] : [order],
    );
    for (const order of said) assert.equal(questionOf(byOrder[order]).orderBy, order, byOrder[order]);
  });

  it('every filter but those of the tab', () => {
    for (const name of Object.keys(filtersSchema.shape).filter((one) => !unsaid.includes(one))) {
      const sentence = byFilter[name] ?? assert.fail(`nothing is said for ${name}`);
      assert.ok(name in questionOf(sentence).filters, `${sentence}: ${JSON.stringify(questionOf(sentence).filters)}`);
    }
  });

  it('a day in the past as it was known then', () => {
    assert.equal(questionOf('pipeline as known on 1 October').asKnown, true);
    assert.equal(questionOf('pipeline on 1 October').asKnown, undefined);
  });

  it('every scope', () => {
    const said = ['my deals', "Ben's deals", "Priya's team's deals", 'deals in North', 'all deals'];
    assert.deepEqual(
      said.map((text) => questionOf(text).scope.kind),
      scopeSchema.shape.kind.options,
    );
  });
});

describe('the English lexicon', () => {
  const words = new Set(
    [english.phrases, english.dates, english.periods, english.asides].flatMap((rules) =>
      rules.flatMap(([pattern]) => pattern.split(/[ |()?!~]+/)),
    ),
  );

  it('writes out no short form that a pattern waits for', () => {
    assert.deepEqual(
      Object.keys(englishShorthand).filter((word) => words.has(word)),
      [],
    );
  });
});

describe('synonyms', () => {
  for (const { language, synonyms, numbers, units, ordinals, multipliers } of lexicons) {
    it(`lead at once to the word that patterns are written with: ${language}`, () => {
      assert.deepEqual(
        Object.entries(synonyms).filter(([, word]) => Object.hasOwn(synonyms, word)),
        [],
      );
    });

    it(`take no word of the calendar or of amounts: ${language}`, () => {
      const literal = { ...numbers, ...units, ...ordinals, ...multipliers };
      assert.deepEqual(
        Object.keys(synonyms).filter((word) => Object.hasOwn(literal, word)),
        [],
      );
    });
  }
});
