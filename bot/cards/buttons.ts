import type { Answer } from '../../src/pipeline/answer.js';
import type { Grouping, PipelineQuestion } from '../../src/pipeline/question.js';
import type { CardContext } from './context.js';
import { tabLink } from './context.js';
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
  return openUrl('Open in tab', tabLink(context, tabPlace(answer.question)));
}

/** The one other way to cut the answer that is most worth a tap. */
export function groupButton(answer: Answer): CardAction {
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

function tabPlace(question: PipelineQuestion): Record<string, string> {
  const { kind, ids } = question.scope;
  const scope = ids.length === 0 ? kind : `${kind}:${ids.join(',')}`;
  const period = question.period;
  return period?.from && period.to ? { scope, period: `${period.from}..${period.to}` } : { scope };
}
