import { daysOf } from './datedQuestion.js';
import type { Filters, Grouping, Measure, Order, Period, PipelineQuestion } from './question.js';

/** Names for the ids of a question: only names that the reader may see are in it. */
export interface Names {
  name(kind: 'stage' | 'owner' | 'team' | 'account' | 'tag' | 'deal' | 'company', id: number): string | null;
}

/** Names nothing; ids are then said as they are. */
export const noNames: Names = { name: () => null };

const subjects: Record<Measure, string> = {
  openPipeline: 'Open pipeline',
  weightedPipeline: 'Weighted pipeline',
  deals: 'Deals',
  won: 'Won deals',
  lost: 'Lost deals',
  winRate: 'Win rate',
  salesCycle: 'Sales cycle',
  velocity: 'Sales velocity',
  coverage: 'Pipeline coverage',
  attainment: 'Target attainment',
  created: 'Pipeline created',
  daysInStage: 'Days in the present stage',
  timeInStage: 'Time per stage',
  stageConversion: 'Stage conversion',
  pushes: 'Pushed deals',
  slipped: 'Slipped deals',
  overdue: 'Overdue deals',
  stale: 'Stale deals',
  movement: 'Pipeline movement',
  activities: 'Activities',
  forecast: 'Forecast',
  forecastAccuracy: 'Forecast accuracy',
  stageProbability: 'Probability by stage',
  averageDealSize: 'Average size of won deals',
  account: 'Account',
  deal: 'Deal',
  changes: 'Changes',
  recurring: 'Recurring revenue a month',
};

const statuses = {
  open: 'Open deals',
  won: 'Won deals',
  lost: 'Lost deals',
  all: 'Deals, open, won and lost',
} as const;

const recurringWords = { open: 'open deals', won: 'won deals', lost: 'lost deals', all: 'open, won and lost' } as const;

const groupingWords: Record<Grouping, string> = {
  stage: 'by stage',
  owner: 'by owner',
  team: 'by team',
  account: 'by account',
  month: 'by month',
  quarter: 'by quarter',
  tag: 'by tag',
  lostReason: 'by lost reason',
  source: 'by source',
};

const orderWords: Record<Order, string> = {
  amount: 'smallest first',
  '-amount': 'largest first',
  expectedClose: 'next to close first',
  '-expectedClose': 'last to close first',
  closedAt: 'earliest closed first',
  '-closedAt': 'latest closed first',
  createdAt: 'oldest first',
  '-createdAt': 'newest first',
  name: 'by name',
  '-name': 'by name from Z to A',
};

const activityWords = {
  overdue: 'Overdue activities',
  today: 'Activities due today',
  upcoming: 'Upcoming activities',
  open: 'Open activities',
  done: 'Done activities',
} as const;

/** A question in words, as it was understood: what · whose · period · filters · comparison · grouping · order. */
export function say(question: PipelineQuestion, names: Names = noNames): string {
  const parts = [
    subjectOf(question),
    whoseWords(question),
    question.period === null ? '' : `${dateWord(question)} ${periodWords(question.period)}`.trim(),
    ...filterWords(question.filters, names),
    question.compareTo === null ? '' : `against ${periodWords(question.compareTo)}`,
    question.convertTo == null ? '' : `total in ${question.convertTo}`,
    question.groupBy === null ? '' : groupingWords[question.groupBy],
    question.orderBy === null ? '' : orderWords[question.orderBy],
    question.limit === null ? '' : `${String(question.limit)} at most`,
    question.asOf === null ? '' : `as of ${question.asOf}${question.asKnown === true ? ', as known then' : ''}`,
    leftOutWords(question),
    question.guessed === true ? guessWords : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Behind every question that was guessed from wording that nobody taught. */
export const guessWords = 'my guess, I was not taught this wording';

function leftOutWords({ leftOut = [] }: PipelineQuestion): string {
  return leftOut.length === 0 ? '' : `I left out ${leftOut.map((words) => `“${words}”`).join(' and ')}`;
}

function subjectOf({ measure, filters }: PipelineQuestion): string {
  if (measure === 'deals') return statuses[filters.status ?? 'open'];
  if (measure === 'recurring' && filters.status !== undefined)
    return `${subjects.recurring}, ${recurringWords[filters.status]}`;
  if (measure === 'activities') return activityWords[filters.activity ?? 'open'];
  return subjects[measure];
}

function whoseWords({ scope }: PipelineQuestion): string {
  if (scope.kind === 'all') return scope.label === '' ? 'all you may see' : scope.label;
  if (scope.kind === 'team') return `team ${scope.label}`;
  return scope.label;
}

/** Which of a deal's dates the period is about. */
function dateWord({ measure, filters }: PipelineQuestion): string {
  if (measure === 'activities') return filters.activity === 'done' ? 'done' : 'due';
  if ((measure === 'deals' || measure === 'recurring') && filters.status === 'all') return 'created';
  const closed = ['won', 'lost', 'winRate', 'salesCycle', 'averageDealSize'].includes(measure);
  if (closed || filters.status === 'won' || filters.status === 'lost') return 'closed';
  return ['openPipeline', 'weightedPipeline', 'recurring', 'deals', 'overdue', 'stale', 'slipped'].includes(measure)
    ? 'expected close'
    : '';
}

/** A period by its name and its days; by its days alone where the name says the same. */
export function periodWords({ from, to, label }: Period): string {
  const days = daysOf({ from, to });
  return label === '' || label === days || label.includes(from ?? to ?? '') ? days : `${label} (${days})`;
}

function filterWords(filters: Filters, names: Names): string[] {
  return [...namedWords(filters, names), ...amountWords(filters), ...dateWords(filters), ...stateWords(filters)];
}

function namedWords(filters: Filters, names: Names): string[] {
  const lists = [
    ['stage', 'in', filters.stageIds],
    ['owner', 'of', filters.ownerIds],
    ['team', 'of team', filters.teamIds],
    ['account', 'with', filters.accountIds],
    ['tag', 'tagged', filters.tagIds],
    ['deal', 'deal', filters.dealIds],
    ['company', 'of company', filters.companyIds],
  ] as const;
  return lists.flatMap(([kind, word, ids]) =>
    ids === undefined ? [] : [`${word} ${ids.map((id) => names.name(kind, id) ?? `#${String(id)}`).join(' or ')}`],
  );
}

const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

function amountWords(filters: Filters): string[] {
  const currency = filters.currency === undefined ? '' : ` ${filters.currency}`;
  const limits = [
    ['over', filters.amountOver],
    ['at least', filters.amountAtLeast],
    ['under', filters.amountUnder],
    ['at most', filters.amountAtMost],
  ] as const;
  const words = limits.flatMap(([word, value]) =>
    value === undefined ? [] : [`${word} ${decimals.format(value)}${currency}`],
  );
  return words.length === 0 && currency !== '' ? [`in${currency}`] : words;
}

function dateWords(filters: Filters): string[] {
  const periods = [
    ['expected close', filters.expectedClose],
    ['closed', filters.closed],
    ['created', filters.created],
  ] as const;
  return periods.flatMap(([word, period]) => (period === undefined ? [] : [`${word} ${periodWords(period)}`]));
}

function stateWords(filters: Filters): string[] {
  const words: string[] = [];
  const either = (value: boolean | undefined, yes: string, no: string): void => {
    if (value !== undefined) words.push(value ? yes : no);
  };
  either(filters.noExpectedClose, 'without an expected close', 'with an expected close');
  either(filters.overdue, 'overdue', 'not overdue');
  either(filters.noNextStep, 'with no next step', 'with a next step');
  either(filters.unassigned, 'without an owner', 'with an owner');
  if (filters.staleForDays !== undefined) words.push(`untouched for ${String(filters.staleForDays)} days`);
  words.push(...movedWords(filters));
  if (filters.probabilityAtLeast !== undefined)
    words.push(`probability at least ${String(filters.probabilityAtLeast)} %`);
  if (filters.probabilityAtMost !== undefined) words.push(`probability at most ${String(filters.probabilityAtMost)} %`);
  if (filters.priority !== undefined) words.push(`priority ${filters.priority.join(' or ')}`);
  if (filters.text !== undefined) words.push(`matching “${filters.text}”`);
  return words;
}

/** What became of the deals: how often pushed, whether moved back, and when. */
function movedWords({ pushedAtLeast, pushedIn, movedBackward, movedBackwardIn }: Filters): string[] {
  const within = (period: Period | undefined) => (period === undefined ? '' : ` in ${periodWords(period)}`);
  const words: string[] = [];
  if (pushedAtLeast !== undefined) words.push(`pushed at least ${String(pushedAtLeast)} times${within(pushedIn)}`);
  else if (pushedIn !== undefined) words.push(`pushed${within(pushedIn)}`);
  if (movedBackward === false) words.push(`never moved back${within(movedBackwardIn)}`);
  else if (movedBackward === true || movedBackwardIn !== undefined) words.push(`moved back${within(movedBackwardIn)}`);
  return words;
}
