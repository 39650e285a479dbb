import type { Request } from 'restify';
import type { Answer, Page } from '../../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../../src/pipeline/question.js';
import { grouped, sum } from './fakeDashboard.js';
import { blankAnswer, fakeByOwner, fakeDetail, fakeForecast } from './fakeHistory.js';
import { visible, type Rows } from './fakeLists.js';
import { fakePast } from './fakePast.js';
import { my, type Person } from './fakePeople.js';
import { Refusal } from './refusal.js';

/** A question that asks for nothing in particular. */
export const plainQuestion = {
  period: null,
  filters: {},
  groupBy: null,
  orderBy: null,
  limit: null,
  asOf: null,
  compareTo: null,
} as const;

/** The answer to a sentence, or to a question already understood. */
export function ask(person: Person, request: Request, rows: Rows): Answer | Refusal {
  const { text = '', question } = request.body as { text?: string; question?: PipelineQuestion };
  return question ? answerQuestion(person, question, rows) : answerTo(person, text, rows);
}

function answerQuestion(person: Person, question: PipelineQuestion, rows: Rows): Answer {
  if (question.measure === 'forecast' || question.measure === 'forecastAccuracy')
    return fakeForecast(question, visible(person, rows));
  if (question.groupBy === 'owner') return fakeByOwner(question, visible(person, rows));
  return { ...about(person, question, rows), ...fakePast(question) };
}

/** Understands a handful of words; the rest is not understood, and says what would be. */
export function answerTo(person: Person, text: string, rows: Rows): Answer | Refusal {
  if (text.includes('changed')) return changed(person, rows, null);
  if (!/pipeline|deals|won|lost|stage|owner/.test(text)) {
    const suggestions = ['my pipeline', 'my pipeline by stage', 'top 5 deals'];
    const details = { understood: {}, unknown: [text], suggestions };
    return new Refusal(422, 'QUESTION_NOT_UNDERSTOOD', 'The question was not understood', details);
  }
  if (text.includes('lost')) return lost(person, rows);
  const open = visible(person, rows).filter((deal) => deal.status === 'open');
  const scope = person.scopes[0] ?? my;
  const byStage = text.includes('stage');
  const stageOf = ({ stage }: { readonly stage: string | null }) => stage ?? '';
  return {
    ...blankAnswer({ ...plainQuestion, measure: 'openPipeline', scope }, `Open pipeline · ${scope.label}`),
    answerId: 'a_1',
    figures: [
      { metric: 'amount', value: sum(open), unit: 'currency', currency: 'EUR' },
      { metric: 'count', value: open.length, unit: 'deals' },
    ],
    groupedBy: byStage ? 'stage' : null,
    groups: byStage ? grouped(open, stageOf, stageOf) : [],
    deals: { total: open.length, rows: open.slice(0, 5), next: null },
  };
}

const changesAPage = 50;

/** Two changes of each deal, a page of them from a row on; the cursor is the number of rows before. */
export function changed(person: Person, rows: Rows, cursor: string | null): Answer {
  const history = visible(person, rows).flatMap((deal) => fakeDetail(deal).history.slice(1));
  const all = history.map((row, at) => ({ ...row, position: 400_000 - at }));
  const [start, end] = [Number(cursor ?? 0), Number(cursor ?? 0) + changesAPage];
  const scope = person.scopes[0] ?? my;
  return {
    ...blankAnswer({ ...plainQuestion, measure: 'changes', scope }, `Changes · ${scope.label}`),
    answerId: 'a_5',
    figures: [{ metric: 'changeCount', value: all.length, unit: 'changes' }],
    changes: { total: all.length, rows: all.slice(start, end), next: end < all.length ? String(end) : null },
  };
}

/** Lost deals: amount and count under their own names, and once more under those that every list of deals has. */
function lost(person: Person, rows: Rows): Answer {
  const deals = visible(person, rows).filter((deal) => deal.status === 'lost');
  const money = { value: sum(deals), unit: 'currency', currency: 'EUR' } as const;
  const number = { value: deals.length, unit: 'deals' } as const;
  const scope = person.scopes[0] ?? my;
  return {
    ...blankAnswer({ ...plainQuestion, measure: 'lost', scope }, `Lost · ${scope.label}`),
    answerId: 'a_4',
    figures: [
      { metric: 'lostAmount', ...money },
      { metric: 'lostCount', ...number },
      { metric: 'amount', ...money },
      { metric: 'count', ...number },
    ],
    deals: { total: deals.length, rows: deals.slice(0, 5), next: null },
  };
}

/** Some deals, or what is open on them, by id. */
function about(person: Person, question: PipelineQuestion, rows: Rows): Answer {
  const deals = visible(person, rows).filter((deal) => question.filters.dealIds?.includes(deal.id));
  const activities = rows.activities.filter(
    (row) => row.state !== 'done' && deals.some((deal) => deal.id === row.dealId),
  );
  const list = <Row>(found: readonly Row[]): Page<Row> => ({ total: found.length, rows: found, next: null });
  return {
    ...blankAnswer(question, 'Deals'),
    answerId: 'a_2',
    groupedBy: null,
    deals: question.measure === 'deals' ? list(deals) : null,
    activities: question.measure === 'activities' ? list(activities) : null,
  };
}
