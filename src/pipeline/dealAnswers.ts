import type { Answer, DealRow, Page } from './answer.js';
import { compareDeals, computeDeals } from './compute.js';
import type { DealResult } from './dealResult.js';
import { ascending, lengthOf } from './lengths.js';
import { readCursor, writeCursor } from './cursor.js';
import { dealRow } from './dealRow.js';
import { currenciesOf, figuresOf } from './figures.js';
import type { PipelineQuestion } from './question.js';
import type { Asked } from './session.js';
import { mergeSums, recurringOf, sumOfOne } from './sums.js';

/** What an answer holds beside its frame: figures, groups and a page of the rows. */
export type AnswerPart = Pick<Answer, 'figures' | 'groups' | 'deals' | 'activities' | 'notes' | 'compared'> &
  Partial<Pick<Answer, 'movement' | 'changes' | 'historySince'>>;

/** Rows of an answer's page where the question names no number. */
export const defaultPageSize = 10;
/** Rows of a page of the plain list where the request names no number. */
const defaultListSize = 50;
/** Rows of a page at most, "top 200" included: the rest follows by the cursor. */
const largestAnswerPage = 50;

/** Answers about deals. */
export interface DealAnswers {
  answer(asked: Asked, cursor: string | null): Promise<AnswerPart>;
  /** The deals alone; here the question's limit is the page's size. */
  list(asked: Asked, cursor: string | null): Promise<Page<DealRow>>;
  /** Figures and groups of another question of the same scope, without its rows. */
  figures(asked: Asked, question: PipelineQuestion): Promise<DealResult>;
  /** Currencies of the deals of a question, the one with most deals first. */
  currencies(asked: Asked, question: PipelineQuestion): Promise<readonly string[]>;
}

export function createDealAnswers(): DealAnswers {
  return {
    answer,
    list,
    figures: (asked, question) => computeDeals(asked.deals, question, asked.asking),
    currencies: async ({ deals }, question) => currenciesOf(await deals.sums(question, null)),
  };
}

async function answer(asked: Asked, cursor: string | null): Promise<AnswerPart> {
  const { question } = asked;
  const result = await computeDeals(asked.deals, question, asked.asking);
  const top = question.groupBy === null ? question.limit : null;
  const pageSize = Math.min(top ?? defaultPageSize, largestAnswerPage);
  const [listed, cut, compared] = await Promise.all([
    pageOf(asked, result, cursor, pageSize, top),
    top === null ? null : topFigures(asked, result, top),
    compareDeals(asked.deals, question, asked.asking),
  ]);
  return {
    figures: cut?.figures ?? result.figures,
    groups: result.groups,
    deals: { ...listed, total: cut?.count ?? result.count },
    activities: null,
    notes: [...result.notes, ...(cut?.notes ?? [])],
    ...(compared && { compared }),
  };
}

async function list(asked: Asked, cursor: string | null): Promise<Page<DealRow>> {
  const question = { ...asked.question, groupBy: null, compareTo: null };
  const result = await computeDeals(asked.deals, question, asked.asking);
  const page = await pageOf({ ...asked, question }, result, cursor, question.limit ?? defaultListSize, null);
  return { ...page, total: result.count };
}

async function pageOf(
  asked: Asked,
  { currencies }: DealResult,
  cursor: string | null,
  pageSize: number,
  top: number | null,
): Promise<Omit<Page<DealRow>, 'total'>> {
  const { question, asking, odooUrl } = asked;
  const start = cursor === null ? null : readCursor(cursor, question);
  const page = await asked.deals.page({ question, currencies, start, pageSize, top });
  return {
    rows: page.deals.map((deal) => dealRow(deal, asking, odooUrl)),
    next: page.next === null ? null : writeCursor(page.next, question),
  };
}

/** The figures of "top N" are those of the N deals listed, so that they add up; a note says of how many. */
async function topFigures(
  asked: Asked,
  result: DealResult,
  top: number,
): Promise<Pick<DealResult, 'figures' | 'count' | 'notes'> | null> {
  if (result.count <= top) return null;
  const { question } = asked;
  const size = top * Math.max(1, result.currencies.length);
  const { currencies } = result;
  const { deals } = await asked.deals.page({ question, currencies, start: null, pageSize: size, top });
  const cycles = ascending(deals.flatMap((deal) => lengthOf(deal, question.measure, asked.asking.now) ?? []));
  const figures = figuresOf(question.measure, {
    sums: mergeSums(deals.map((deal) => sumOfOne(question.measure === 'recurring' ? recurringOf(deal) : deal))),
    currencies,
    cycles,
  });
  return {
    figures,
    count: deals.length,
    notes: [`The first ${String(deals.length)} of ${String(result.count)} deals`],
  };
}
