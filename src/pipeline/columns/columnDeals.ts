import type { Asking } from '../asking.js';
import { basisOf, type DateField } from '../basis.js';
import type { DealListRequest, DealPage, Deals } from '../deals.js';
import { noLengths, requireOneGroup, type Lengths } from '../lengths.js';
import { asksForMoves } from '../history/moves.js';
import { anyDeal } from '../plainQuestion.js';
import type { Grouping, PipelineQuestion } from '../question.js';
import type { ScopeOwners } from '../scopeOwners.js';
import type { DealSum } from '../sums.js';
import { statuses, type DealColumns } from './dealColumns.js';
import { membershipOf, membersOf } from './dealMembers.js';
import { firstOfSegment, pageOfRows } from './dealPages.js';
import { dealsWithin, rowsOf } from './dealSelection.js';
import { sumRows } from './dealSums.js';
import { kept, union, untaken, type Selected } from './narrow.js';
import { Standing } from './standing.js';
import type { LengthsBy } from './standingLengths.js';
import { standingKey, standingOf } from './standings.js';

/**
 * Deals from the columns, over selections that stand from one question to the next and are patched where deals change. A
 * dashboard is twenty questions, and what an event does to them is a handful of additions.
 */
export function columnDeals(columns: DealColumns, owners: ScopeOwners, asking: Asking): Deals {
  const standing = createSelections(columns, owners, asking);
  const rowsOf = (question: PipelineQuestion): Selected => standing(question).rows;
  // Every method is asynchronous on the outside alone: it runs through at once, over one moment of the columns.
  return {
    sums: (question, grouping) => now(() => sumsOf(columns, standing(question), question, grouping, asking)),
    lengths: (question) => now(() => lengthsOf(columns, standing(question), question, asking)),
    page: (request) => now(() => pageOf(columns, standing(request.question), request)),
    among: (questions, shown) => now(() => amongStanding(columns, questions.map(standing), shown)),
    ids: (question) => now(() => Array.from(rowsOf(question), (row) => columns.ids[row] ?? 0)),
    anyCurrency: () => now(() => currencyOfFirst(columns, rowsOf(anyDeal))),
    within: (others) => columnDeals(columns, others, asking),
  };
}

function dateOf(question: PipelineQuestion): DateField {
  return basisOf(question)?.date ?? 'expectedClose';
}

function sumsOf(
  columns: DealColumns,
  standing: Standing,
  question: PipelineQuestion,
  grouping: Grouping | null,
  asking: Asking,
): readonly DealSum[] {
  const date = dateOf(question);
  // A deal with several tags is added up under each, and recurring revenue is asked for by few: standing sums do neither.
  const recurring = basisOf(question)?.recurring;
  if (grouping === 'tag' || recurring) {
    return sumRows(columns, membershipOf(columns, standing.rows, grouping, date, asking), recurring);
  }
  return standing.sums(`${grouping ?? ''} ${date}`, () => membersOf(columns, grouping, date, asking));
}

/** Of a list only the first page is worth keeping. */
function pageOf(columns: DealColumns, standing: Standing, request: DealListRequest): DealPage {
  const page = () => pageOfRows(columns, standing.rows, request);
  if (request.start !== null) return page();
  const { question, currencies, pageSize, top } = request;
  const list = [question.measure, question.orderBy, currencies, pageSize, top].join(' ');
  return standing.remembered(`page ${list}`, page);
}

function now<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

/** Selections that stand from question to question; those on their way are shared by the questions of one request. */
function createSelections(columns: DealColumns, owners: ScopeOwners, asking: Asking) {
  const { viewer } = asking;
  const scope = standingKey(owners, asking);
  const within = (rows: Selected): Selected => dealsWithin(columns, rows, viewer, owners);
  let version = columns.version;
  let known = new Map<string, Selected>();

  /** Row numbers hold for one version of the columns, so what was selected before a change is forgotten. */
  function select(key: string, make: () => Selected): Selected {
    if (version !== columns.version) {
      version = columns.version;
      known = new Map();
    }
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make();
    known.set(key, made);
    return made;
  }
  const inStatus = (code: number): Selected => {
    const all = columns.ofStatus(code);
    // Who sees everything is given the list itself; whatever else was selected lies in scratch and is copied.
    return select(`status ${String(code)}`, () => {
      const seen = within(all);
      return seen === all ? all : kept(seen);
    });
  };
  /** Of the changed rows those in sight and scope: the same for all selections that stand at one version. */
  const changedInStatus = (rows: readonly number[], code: number): Selected =>
    select(`changed ${rows.join()} ${String(code)}`, () =>
      kept(within(Int32Array.from(rows.filter((row) => columns.statusOf(row) === code)))),
    );

  const selectingOf = (question: PipelineQuestion) => {
    const { statuses: wanted = statuses, ...basis } = basisOf(question) ?? {};
    const conditions = JSON.stringify([basis, question.period, question.filters]);
    const codes = [...statuses.keys()].filter((code) => wanted.includes(statuses[code] ?? 'archived'));
    const among = (from: (code: number) => Selected): Selected =>
      union(codes.map((code) => kept(rowsOf(columns, question, asking, from(code)))));
    return {
      key: `${scope} ${wanted.join()} ${conditions}`,
      all: () => among(inStatus),
      among: (rows: readonly number[]) => among((code) => changedInStatus(rows, code)),
    };
  };

  return (question: PipelineQuestion): Standing => {
    const selecting = selectingOf(question);
    // What became of deals is told by the history, which changes without the columns.
    return asking.moved !== null && asksForMoves(question.filters)
      ? new Standing(columns, selecting.all())
      : standingOf(columns, selecting);
  };
}

/** Remembered as long as none of the selections changes: finding who is in several takes a look at each row of each. */
function amongStanding(columns: DealColumns, standings: readonly Standing[], shown: number) {
  const [first] = standings;
  const rows = () =>
    amongOf(
      columns,
      standings.map((standing) => standing.rows),
      shown,
    );
  const revisions = standings.map(({ revision }) => revision).join(' ');
  return first ? first.remembered(`among ${String(shown)} ${revisions}`, rows) : rows();
}

/** Each deal stands in the first of the selections it belongs to, the largest first within one. */
function amongOf(columns: DealColumns, selections: readonly Selected[], shown: number) {
  const taken = new Uint8Array(columns.size);
  const first: number[] = [];
  let total = 0;
  for (const rows of selections) {
    const own = untaken(rows, taken);
    for (const row of own) taken[row] = 1;
    total += own.length;
    const wanted = shown - first.length;
    if (wanted > 0) first.push(...firstOfSegment(columns, own, { field: 'amountMinor', direction: -1 }, wanted));
  }
  return { total, deals: first.map((row) => columns.listed(row)) };
}

/** How long deals have been in their stage is kept as minus the instant they came into it, to which now is added. */
function lengthsOf(columns: DealColumns, standing: Standing, question: PipelineQuestion, asking: Asking): Lengths {
  requireOneGroup(question);
  const { groupBy, measure } = question;
  if (groupBy === 'tag') return noLengths;
  const date = dateOf(question);
  const inStage = measure === 'daysInStage';
  const by = (): LengthsBy => ({
    lengthOf(row) {
      // The arrays are replaced when they grow.
      const { createdAt, closedAt, stageEnteredAt } = columns.arrays;
      return inStage ? -(stageEnteredAt[row] ?? NaN) : (closedAt[row] ?? NaN) - (createdAt[row] ?? NaN);
    },
    members: membersOf(columns, groupBy, date, asking),
  });
  return standing.lengths(`${groupBy ?? ''} ${measure} ${date}`, by, inStage ? asking.now.getTime() : 0);
}

function currencyOfFirst(columns: DealColumns, rows: Selected): string | null {
  const [row] = firstOfSegment(columns, rows, { field: null, direction: 1 }, 1);
  return row === undefined ? null : (columns.currency.value(columns.arrays.currency[row] ?? 0) ?? null);
}
