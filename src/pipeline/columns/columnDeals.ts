import type { Asking } from '../asking.js';
import { basisOf, type DateField } from '../basis.js';
import type { Deals } from '../deals.js';
import { currenciesOf } from '../figures.js';
import { addLengths, requireOneGroup } from '../lengths.js';
import { anything } from '../plain/plainDeals.js';
import type { Grouping, PipelineQuestion } from '../question.js';
import type { ScopeOwners } from '../scopeOwners.js';
import type { DealSum } from '../sums.js';
import { statuses, type DealColumns } from './dealColumns.js';
import { membershipOf } from './dealMembers.js';
import { firstOfSegment, pageOfRows } from './dealPages.js';
import { dealsWithin, rowsOf } from './dealSelection.js';
import { sumRows, type SummedPart } from './dealSums.js';
import { kept, union, untaken, type Selected } from './narrow.js';

/**
 * Deals from the columns. What several questions of one request have in common is selected once: who may see what, the
 * statuses, and whole selections that differ in measure or grouping alone. A dashboard is twenty questions and six scans.
 */
export function columnDeals(columns: DealColumns, owners: ScopeOwners, asking: Asking): Deals {
  const selections = createSelections(columns, owners, asking);
  const dateOf = (question: PipelineQuestion): DateField => basisOf(question)?.date ?? 'expectedClose';
  const sumsOf = (question: PipelineQuestion, grouping: Grouping | null): readonly DealSum[] => {
    const rows = selections.of(question);
    const parts = summedBy(question);
    return selections.remembered(`sums ${grouping ?? ''} ${dateOf(question)} ${parts.join()}`, rows, () =>
      sumRows(columns, membershipOf(columns, rows, grouping, dateOf(question), asking), parts),
    );
  };
  // Every method is asynchronous on the outside alone: it runs through at once, over one moment of the columns.
  return {
    sums: (question, grouping) => now(() => sumsOf(question, grouping)),
    currencies: (question) => now(() => currenciesIn(columns, selections.parts(question))),
    lengths: (question) => now(() => lengthsOf(columns, selections.of(question), question, dateOf(question), asking)),
    page: (request) => now(() => pageOfRows(columns, selections.of(request.question), request)),
    among: (questions, shown) => now(() => amongOf(columns, questions.map(selections.of), shown)),
    ids: (question) => now(() => Array.from(selections.of(question), (row) => columns.ids[row] ?? 0)),
    anyCurrency: () => now(() => currencyOfFirst(columns, selections.of(anything))),
    within: (others) => columnDeals(columns, others, asking),
  };
}

/** Beside count and amounts, only what the figures and notes of a measure are made from is added up. */
function summedBy(question: PipelineQuestion): readonly SummedPart[] {
  const { measure } = question;
  if (measure === 'pushes' || measure === 'deal') return ['pushCount', 'daysPushed', 'approximate'];
  return basisOf(question)?.date === 'closedAt' ? ['approximate'] : [];
}

function now<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

/** Row numbers hold for one version of the columns, so what was selected before a change is forgotten. */
function createSelections(columns: DealColumns, owners: ScopeOwners, asking: Asking) {
  let version = columns.version;
  let known = new Map<string, Selected>();
  let derived = new WeakMap<Selected, Map<string, unknown>>();

  function select(key: string, make: () => Selected): Selected {
    if (version !== columns.version) {
      version = columns.version;
      known = new Map();
      derived = new WeakMap();
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
      const within = dealsWithin(columns, all, asking.viewer, owners);
      return within === all ? all : kept(within);
    });
  };
  /** A status at a time, so that won and lost deals of a period are those of its win rate too. */
  const ofOne = (question: PipelineQuestion, code: number, conditions: string): Selected =>
    select(`${String(code)} ${conditions}`, () => rowsOf(columns, question, asking, inStatus(code)));

  const partsOf = (question: PipelineQuestion): { key: string; parts: () => readonly Selected[] } => {
    const { statuses: wanted = statuses, ...basis } = basisOf(question) ?? {};
    const conditions = JSON.stringify([basis, question.period, question.filters]);
    const codes = [...statuses.keys()].filter((code) => wanted.includes(statuses[code] ?? 'archived'));
    const parts = () => codes.map((code) => ofOne(question, code, conditions));
    return { key: `${wanted.join()} ${conditions}`, parts };
  };

  return {
    /** The rows of a question, those of each status apart. */
    parts: (question: PipelineQuestion): readonly Selected[] => partsOf(question).parts(),
    of(question: PipelineQuestion): Selected {
      const { key, parts } = partsOf(question);
      return select(key, () => union(parts()));
    },
    remembered<Value>(key: string, rows: Selected, make: () => Value): Value {
      const own = derived.get(rows) ?? new Map<string, unknown>();
      derived.set(rows, own);
      if (!own.has(key)) own.set(key, make());
      return own.get(key) as Value;
    },
  };
}

function currenciesIn(columns: DealColumns, parts: readonly Selected[]): readonly string[] {
  const { currency } = columns.arrays;
  const counts = new Int32Array(columns.currency.codes);
  for (const rows of parts) {
    for (let index = 0; index < rows.length; index += 1) {
      const code = currency[rows[index] ?? 0] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  const named = Array.from(counts, (count, code) => ({ currency: columns.currency.value(code) ?? '', count }));
  return currenciesOf(named.filter(({ count }) => count > 0));
}

function lengthsOf(
  columns: DealColumns,
  rows: Selected,
  question: PipelineQuestion,
  date: DateField,
  asking: Asking,
): Map<string, number[]> {
  requireOneGroup(question);
  const { createdAt, closedAt, stageEnteredAt } = columns.arrays;
  const now = asking.now.getTime();
  const { of, members } = membershipOf(columns, rows, question.groupBy, date, asking);
  const [starts, ends] = question.measure === 'daysInStage' ? [stageEnteredAt, null] : [createdAt, closedAt];
  const byMember: number[][] = members.map(() => []);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const length = (ends === null ? now : (ends[row] ?? NaN)) - (starts[row] ?? NaN);
    if (!Number.isNaN(length)) byMember[of === null ? 0 : (of[index] ?? 0)]?.push(length);
  }
  const lengths = new Map<string, number[]>();
  byMember.forEach((own, member) => {
    if (own.length > 0) addLengths(lengths, members[member]?.key ?? '', own);
  });
  return lengths;
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

function currencyOfFirst(columns: DealColumns, rows: Selected): string | null {
  const [row] = firstOfSegment(columns, rows, { field: null, direction: 1 }, 1);
  return row === undefined ? null : (columns.currency.value(columns.arrays.currency[row] ?? 0) ?? null);
}
