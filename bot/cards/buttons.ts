import type { Answer } from '../../src/pipeline/answer.js';
import type { Grouping, Measure, PipelineQuestion } from '../../src/pipeline/question.js';
import type { CardContext } from './context.js';
import { tabLink, type TabPlace } from './context.js';
import { execute, openUrl, type CardAction } from './element.js';

/** How a grouping is called on a button and over a column. */
export const groupingWords: Readonly<Record<Grouping, string>> = {
  stage: 'stage',
  owner: 'rep',
  team: 'team',
  account: 'account',
  month: 'month',
  quarter: 'quarter',
  tag: 'tag',
  lostReason: 'reason',
  source: 'source',
};

export function explainButton(answer: Answer): CardAction {
  return execute('Explain', 'answer.explain', { answerId: answer.answerId });
}

export function backButton(answer: Answer): CardAction {
  return execute('Back', 'card.refresh', { answerId: answer.answerId });
}

/** Asks for the money in one currency too; null where it is all in one, or was asked for so. */
export function convertButton({ answerId, convertibleTo }: Answer): CardAction | null {
  if (convertibleTo === undefined) return null;
  return execute(`In ${convertibleTo}`, 'answer.convert', { answerId, convertTo: convertibleTo });
}

export function tabButton(answer: Answer, context: CardContext): CardAction {
  return openUrl('Open in tab', tabLink(context, tabPlace(answer)));
}

/** How to ask the same of one's team, where that is a question of few words. */
const teamWords: Partial<Record<Measure, string>> = {
  openPipeline: "my team's pipeline",
  weightedPipeline: "my team's weighted pipeline",
  deals: "my team's open deals",
  won: 'what did my team win',
  lost: 'what did my team lose',
  overdue: "my team's overdue deals",
  stale: "my team's stale deals",
  activities: "my team's activities",
};

/** Offers the team's to somebody who leads one and has nothing of their own; null to everybody else. */
export function teamButton({ question, figures }: Answer, { leads }: CardContext): CardAction | null {
  const { scope, period, filters, groupBy, compareTo, asOf } = question;
  const words = teamWords[question.measure];
  const plain = groupBy === null || groupBy === 'stage' ? compareTo === null && asOf === null : false;
  const own = scope.kind === 'me' && Object.keys(filters).every((name) => name === 'status');
  const nothing = figures.length > 0 && figures.every(({ value }) => value === 0);
  if (leads !== true || words === undefined || !plain || !own || !nothing || filters.status !== undefined) return null;
  const text = period === null ? words : `${words} ${period.label}`;
  return execute("Your team's", 'ask.run', { text });
}

/** What is told as a whole, or by stages and categories of its own. */
const whole: readonly Measure[] = [
  ...(['movement', 'changes', 'created', 'slipped', 'pushes', 'stageConversion', 'timeInStage'] as const),
  ...(['stageProbability', 'forecast', 'forecastAccuracy', 'deal', 'account'] as const),
];

/**
 * Whether the deals listed under an answer add up to its figure: not so where the figure is of what happened to them, nor
 * where won and lost ones stand together.
 */
export function addsUp({ question }: Answer): boolean {
  return !whole.includes(question.measure) && question.measure !== 'winRate' && question.filters.status !== 'all';
}

/** The one other way to cut the answer that is most worth a tap; null where there is none. */
export function groupButton(answer: Answer): CardAction | null {
  if (whole.includes(answer.question.measure)) return null;
  const by = nextGrouping(answer);
  return by === null ? null : execute(`By ${groupingWords[by]}`, 'answer.group', { answerId: answer.answerId, by });
}

function nextGrouping(answer: Answer): Grouping | null {
  const choices = groupingChoices(answer.question);
  const present = answer.groupedBy;
  const at = present === null ? -1 : choices.indexOf(present);
  const next = choices[(at + 1) % choices.length] ?? null;
  return next === present ? null : next;
}

/** Of deals that are over: all of them stand in the same stage. */
const closed: readonly Measure[] = ['won', 'winRate', 'salesCycle', 'averageDealSize'];
/** Held against a target, which is a person's. */
const planned: readonly Measure[] = ['coverage', 'attainment'];

function groupingChoices(question: PipelineQuestion): readonly Grouping[] {
  const many = question.scope.kind !== 'me' && question.scope.kind !== 'person';
  if (question.measure === 'lost') return many ? ['lostReason', 'owner', 'month'] : ['lostReason', 'month', 'account'];
  if (closed.includes(question.measure)) return many ? ['owner', 'month', 'account'] : ['month', 'account'];
  if (planned.includes(question.measure)) return many ? ['owner'] : [];
  if (question.measure === 'velocity') return [];
  return many ? ['stage', 'owner', 'month'] : ['stage', 'month', 'account'];
}

function tabPlace(answer: Answer): TabPlace {
  const { scope: asked, period, measure, filters } = answer.question;
  const scope = asked.ids.length === 0 ? asked.kind : `${asked.kind}:${asked.ids.join(',')}`;
  const span = period?.from && period.to ? { period: `${period.from}..${period.to}` } : {};
  if (measure === 'activities') return { page: 'activities', parameters: { scope } };
  const status = measure === 'won' || measure === 'lost' ? measure : filters.status;
  const page = measure === 'deals' || measure === 'won' || measure === 'lost' ? { page: 'deals' as const } : {};
  return { ...page, parameters: { scope, ...span, ...(page.page && status ? { status } : {}) } };
}
