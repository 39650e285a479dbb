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

export function tabButton(answer: Answer, context: CardContext): CardAction {
  return openUrl('Open in tab', tabLink(context, tabPlace(answer)));
}

/** What is told as a whole, or by stages and categories of its own. */
const whole: readonly Measure[] = [
  ...(['movement', 'changes', 'created', 'slipped', 'pushes', 'stageConversion', 'timeInStage'] as const),
  ...(['stageProbability', 'forecast', 'forecastAccuracy', 'deal', 'account'] as const),
];

/** Whether the deals listed under an answer add up to its figure: not so where the figure is of what happened to them. */
export function addsUp({ question }: Answer): boolean {
  return !whole.includes(question.measure);
}

/** The one other way to cut the answer that is most worth a tap; null where there is none. */
export function groupButton(answer: Answer): CardAction | null {
  if (whole.includes(answer.question.measure)) return null;
  const by = nextGrouping(answer);
  return execute(`By ${groupingWords[by]}`, 'answer.group', { answerId: answer.answerId, by });
}

function nextGrouping(answer: Answer): Grouping {
  const choices = groupingChoices(answer.question);
  const present = answer.groupedBy;
  const at = present === null ? -1 : choices.indexOf(present);
  return choices[(at + 1) % choices.length] ?? 'stage';
}

function groupingChoices(question: PipelineQuestion): readonly Grouping[] {
  const many = question.scope.kind !== 'me' && question.scope.kind !== 'person';
  if (question.measure === 'lost') return many ? ['lostReason', 'owner', 'month'] : ['lostReason', 'month', 'account'];
  if (question.measure === 'won') return many ? ['owner', 'month', 'account'] : ['month', 'account'];
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
