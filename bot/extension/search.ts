import type { Viewer } from '../../src/access/viewer.js';
import type { DirectoryEntry } from '../../src/ask/ports.js';
import { plain } from '../../src/ask/tokens.js';
import { understand } from '../../src/ask/understand.js';
import { ForesailError } from '../../src/errors.js';
import type { DealRow } from '../../src/pipeline/answer.js';
import { plainQuestion } from '../../src/pipeline/plainQuestion.js';
import type { Measure, PipelineQuestion } from '../../src/pipeline/question.js';
import type { BotParts } from '../dependencies.js';

/** Rows of a result: where it starts and how many. */
export interface Span {
  readonly skip: number;
  readonly count: number;
}

type SearchParts = Pick<BotParts, 'pipeline' | 'directory' | 'clock' | 'fiscalYearStart' | 'weekStartsOn'>;

/** Rows that are looked through at most: who finds nothing in so many types another word. */
const mostRows = 100;

/**
 * Deals that the viewer may see: first those of the question that the words ask ("over 50k", "proposition", "top 5 deals",
 * read by the grammar alone, since this runs at every key), then those whose name or account holds every word. Without
 * words the largest open deals.
 */
export async function findDeals(text: string, viewer: Viewer, span: Span, parts: SearchParts): Promise<DealRow[]> {
  const limit = Math.min(span.skip + span.count, mostRows);
  const words = text.trim().slice(0, 200);
  const asked = words === '' ? [openDeals] : [await questionOf(words, viewer, parts), named(words)];
  const lists = await Promise.all(
    asked.map((question) => (question === null ? [] : rowsOf({ ...question, limit }, viewer, parts))),
  );
  const once = new Map(lists.flat().map((deal) => [deal.id, deal]));
  return [...once.values()].slice(span.skip, limit);
}

/** Accounts of which the viewer sees a deal and whose name holds every word. */
export async function findAccounts(
  text: string,
  viewer: Viewer,
  { skip, count }: Span,
  parts: Pick<BotParts, 'directory'>,
): Promise<readonly DirectoryEntry[]> {
  const { accounts } = await parts.directory.load(viewer);
  const words = plain(text.slice(0, 200)).split(/\s+/);
  const found = accounts.filter(({ name }) => words.every((word) => plain(name).includes(word)));
  return found.slice(skip, skip + count);
}

/** The deals of some accounts that are open. */
export async function openDealsOf(
  accountIds: readonly number[],
  viewer: Viewer,
  count: number,
  parts: Pick<BotParts, 'pipeline'>,
): Promise<DealRow[]> {
  if (accountIds.length === 0) return [];
  return rowsOf({ ...openDeals, filters: { accountIds: [...accountIds] }, limit: count }, viewer, parts);
}

const openDeals = plainQuestion('deals', { orderBy: '-amount' });

function named(text: string): PipelineQuestion {
  return { ...openDeals, filters: { text, status: 'all' } };
}

/** Questions that are about deals as they are now, which can be listed. */
const listable: readonly Measure[] = [
  ...(['openPipeline', 'weightedPipeline', 'deals', 'won', 'lost', 'overdue', 'stale', 'account', 'deal'] as const),
];

/** What the words ask for, where it is a list of deals; "over 50k" alone is read as "deals over 50k". */
async function questionOf(text: string, viewer: Viewer, parts: SearchParts): Promise<PipelineQuestion | null> {
  const context = {
    ...{ now: parts.clock.now(), timeZone: viewer.timeZone, fiscalYearStart: parts.fiscalYearStart },
    ...{ weekStartsOn: parts.weekStartsOn, viewer, directory: await parts.directory.load(viewer), previous: null },
  };
  for (const words of [text, `deals ${text}`]) {
    const understood = understand(words, context);
    if (understood.kind === 'question' && isList(understood.question)) return inOrder(understood.question);
  }
  return null;
}

function isList({ measure, asOf }: PipelineQuestion): boolean {
  return listable.includes(measure) && asOf === null;
}

function inOrder(question: PipelineQuestion): PipelineQuestion {
  return { ...question, groupBy: null, compareTo: null, orderBy: question.orderBy ?? '-amount' };
}

/** What may not be asked, or cannot be listed, gives no rows: a search says only what it finds. */
async function rowsOf(
  question: PipelineQuestion,
  viewer: Viewer,
  { pipeline }: Pick<BotParts, 'pipeline'>,
): Promise<DealRow[]> {
  try {
    return [...(await pipeline.opportunities(viewer, question, null)).rows];
  } catch (error) {
    const silent = ['SCOPE_NOT_VISIBLE', 'QUESTION_NOT_ANSWERABLE'] as const;
    if (error instanceof ForesailError && silent.some((code) => code === error.code)) return [];
    throw error;
  }
}
