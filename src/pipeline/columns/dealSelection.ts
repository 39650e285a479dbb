import type { Viewer } from '../../access/viewer.js';
import { minorDigits } from '../../currency.js';
import { defaultStaleDays, type Asking } from '../asking.js';
import { basisOf, type DateField } from '../basis.js';
import { addDays, dayNumber, instantsOf, startOfDay } from '../calendar.js';
import { asksForMoves } from '../history/moves.js';
import { thresholdMinor } from '../money.js';
import type { Filters, Period, PipelineQuestion } from '../question.js';
import type { ScopeOwners } from '../scopeOwners.js';
import { wordPatterns } from '../text.js';
import { noDay, statuses, type DealColumns } from './dealColumns.js';
import { between, betweenByCode, flagged, kept, passing, type Selected } from './narrow.js';
import { visibleRows } from './visibleRows.js';

/** Narrows a selection by one condition. */
type Narrow = (rows: Selected) => Selected;

/** Of some rows those that the viewer may see and that lie within the scope. */
export function dealsWithin(columns: DealColumns, rows: Selected, viewer: Viewer, owners: ScopeOwners): Selected {
  const visible = visibleRows(columns, viewer, rows, ({ id }) => id);
  if (owners.kind === 'all') return visible;
  const ids = new Set(owners.ids);
  const field = owners.kind === 'owners' ? 'owner' : 'team';
  const flags = columns[field].flags(({ id }) => ids.has(id));
  return flagged(visible, columns.arrays[field], flags);
}

/** Rows of a question among those of its viewer, scope and statuses; all other conditions are those of `dealMatch`. */
export function rowsOf(columns: DealColumns, question: PipelineQuestion, asking: Asking, from: Selected): Selected {
  const basis = basisOf(question);
  const narrows: Narrow[] = [];
  if (basis !== null) {
    if (question.period) narrows.push(...inPeriod(columns, basis.date, question.period, asking));
    if (basis.recurring) narrows.push((rows) => passing(rows, (row) => columns.arrays.recurring[row] !== 0));
    if (basis.pushed) narrows.push((rows) => between(rows, columns.arrays.pushCount, 1, Infinity));
    if (basis.overdue) narrows.push(overdue(columns, asking));
    if (basis.stale && question.filters.staleForDays === undefined) narrows.push(stale(columns, asking));
  }
  narrows.push(...byFilters(columns, question.filters, asking));
  // What nothing narrowed is a selection of its own already.
  return narrows.length === 0 ? from : kept(narrows.reduce((rows, narrow) => narrow(rows), from));
}

/** Rows of the statuses. */
export function ofStatuses(columns: DealColumns, rows: Selected, wanted: readonly string[]): Selected {
  const flags = Uint8Array.from(statuses, (status) => (wanted.includes(status) ? 1 : 0));
  return flagged(rows, columns.arrays.status, flags);
}

function inPeriod(columns: DealColumns, field: DateField, period: Period, asking: Asking): Narrow[] {
  if (period.from === null && period.to === null) return [];
  if (field === 'expectedClose') {
    const low = period.from === null ? noDay + 1 : dayNumber(period.from);
    const high = period.to === null ? Infinity : dayNumber(period.to);
    return [(rows) => between(rows, columns.arrays.expectedClose, low, high)];
  }
  const { from, before } = instantsOf(period, asking.viewer.timeZone);
  const [low, high] = [from?.getTime() ?? -Infinity, before === null ? Infinity : before.getTime() - 1];
  return [(rows) => between(rows, columns.arrays[field], low, high)];
}

function overdue(columns: DealColumns, { today }: Asking): Narrow {
  const yesterday = dayNumber(today) - 1;
  return (rows) => between(rows, columns.arrays.expectedClose, noDay + 1, yesterday);
}

/** The last instant at which a deal may have been touched to be untouched for that many days now. */
function untouchedSince(days: number, { today, viewer }: Asking): number {
  return startOfDay(addDays(today, 1 - days), viewer.timeZone).getTime() - 1;
}

function stale(columns: DealColumns, asking: Asking): Narrow {
  const { rottingDays, lastTouchedAt } = columns.arrays;
  const usual = untouchedSince(defaultStaleDays, asking);
  const own = new Map(asking.rottingDays.map((days) => [days, untouchedSince(days, asking)]));
  const latest = Math.max(usual, ...own.values());
  return (rows) =>
    // Few have been left alone for that long, and only these are looked at one by one.
    passing(between(rows, lastTouchedAt, -Infinity, latest), (row) => {
      const days = rottingDays[row] ?? NaN;
      const last = Number.isNaN(days) || days === 0 ? usual : (own.get(days) ?? -Infinity);
      return (lastTouchedAt[row] ?? NaN) <= last;
    });
}

/** The conditions of the filters that are set. */
function byFilters(columns: DealColumns, filters: Filters, asking: Asking): Narrow[] {
  return [
    ...byIds(columns, filters),
    ...byAmount(columns, filters),
    ...byDates(columns, filters, asking),
    ...byState(columns, filters, asking),
    ...(filters.text === undefined ? [] : byText(columns, filters.text)),
    ...(asking.moved !== null && asksForMoves(filters) ? [among(columns, asking.moved)] : []),
  ];
}

function byIds(columns: DealColumns, filters: Filters): Narrow[] {
  const at = columns.arrays;
  const narrows: Narrow[] = [];
  const named = [
    ['stage', filters.stageIds],
    ['owner', filters.ownerIds],
    ['team', filters.teamIds],
    ['account', filters.accountIds],
  ] as const;
  for (const [field, ids] of named) {
    if (ids === undefined) continue;
    const wanted = new Set(ids);
    const flags = columns[field].flags(({ id }) => wanted.has(id));
    narrows.push((rows) => flagged(rows, at[field], flags));
  }
  const { tagIds, dealIds, companyIds, priority } = filters;
  if (tagIds) {
    const flags = columns.tags.flags((tags) => tags.some(({ id }) => tagIds.includes(id)));
    narrows.push((rows) => flagged(rows, at.tags, flags));
  }
  if (companyIds) {
    const flags = columns.company.flags((id) => companyIds.includes(id));
    narrows.push((rows) => flagged(rows, at.company, flags));
  }
  if (priority) {
    const flags = Uint8Array.from({ length: 4 }, (_, level) => (priority.includes(level) ? 1 : 0));
    narrows.push((rows) => flagged(rows, at.priority, flags));
  }
  if (dealIds) {
    narrows.push(among(columns, new Set(dealIds)));
  }
  return narrows;
}

function among({ ids }: DealColumns, wanted: ReadonlySet<number>): Narrow {
  return (rows) => passing(rows, (row) => wanted.has(ids[row] ?? 0));
}

/** Thresholds are in major units and amounts are integers, so "over" is "from the next minor unit on". */
function byAmount(columns: DealColumns, filters: Filters): Narrow[] {
  const at = columns.arrays;
  const { amountOver, amountAtLeast, amountUnder, amountAtMost } = filters;
  const narrows: Narrow[] = [];
  if (filters.currency !== undefined) {
    const wanted = filters.currency.toUpperCase();
    const flags = columns.currency.flags((code) => code === wanted);
    narrows.push((rows) => flagged(rows, at.currency, flags));
  }
  if ([amountOver, amountAtLeast, amountUnder, amountAtMost].every((limit) => limit === undefined)) return narrows;
  const [low, high] = [new Float64Array(columns.currency.codes), new Float64Array(columns.currency.codes)];
  for (let code = 1; code < columns.currency.codes; code += 1) {
    const digits = minorDigits(columns.currency.value(code) ?? '');
    const minor = (major: number): number => thresholdMinor(major, digits);
    low[code] = Math.max(
      amountOver === undefined ? -Infinity : Math.floor(minor(amountOver)) + 1,
      amountAtLeast === undefined ? -Infinity : Math.ceil(minor(amountAtLeast)),
    );
    high[code] = Math.min(
      amountUnder === undefined ? Infinity : Math.ceil(minor(amountUnder)) - 1,
      amountAtMost === undefined ? Infinity : Math.floor(minor(amountAtMost)),
    );
  }
  return [...narrows, (rows) => betweenByCode(rows, at.amount, at.currency, { low, high })];
}

function byDates(columns: DealColumns, filters: Filters, asking: Asking): Narrow[] {
  const narrows: Narrow[] = [];
  if (filters.expectedClose) narrows.push(...inPeriod(columns, 'expectedClose', filters.expectedClose, asking));
  if (filters.closed) narrows.push(...inPeriod(columns, 'closedAt', filters.closed, asking));
  if (filters.created) narrows.push(...inPeriod(columns, 'createdAt', filters.created, asking));
  if (filters.noExpectedClose !== undefined) {
    const [low, high] = filters.noExpectedClose ? [noDay, noDay] : [noDay + 1, Infinity];
    narrows.push((rows) => between(rows, columns.arrays.expectedClose, low, high));
  }
  return narrows;
}

function byState(columns: DealColumns, filters: Filters, asking: Asking): Narrow[] {
  const at = columns.arrays;
  const narrows: Narrow[] = [];
  const open: Narrow = (rows) => ofStatuses(columns, rows, ['open']);
  const { status, staleForDays, noNextStep, unassigned } = filters;
  if (status !== undefined) {
    const wanted = status === 'all' ? ['open', 'won', 'lost'] : [status];
    narrows.push((rows) => ofStatuses(columns, rows, wanted));
  }
  if (filters.overdue !== undefined)
    narrows.push(...(filters.overdue ? [open, overdue(columns, asking)] : [inTime(columns, asking)]));
  if (staleForDays !== undefined) {
    const last = untouchedSince(staleForDays, asking);
    narrows.push(open, (rows) => between(rows, at.lastTouchedAt, -Infinity, last));
  }
  if (noNextStep !== undefined) {
    narrows.push((rows) => flagged(rows, at.nextStep, noNextStep ? Uint8Array.of(1, 0) : Uint8Array.of(0, 1)));
  }
  if (unassigned !== undefined) {
    const flags = columns.owner.flags(() => !unassigned, unassigned);
    narrows.push((rows) => flagged(rows, at.owner, flags));
  }
  const { pushedAtLeast, probabilityAtLeast: least = -Infinity, probabilityAtMost: most = Infinity } = filters;
  if (pushedAtLeast !== undefined) narrows.push((rows) => between(rows, at.pushCount, pushedAtLeast, Infinity));
  if (least !== -Infinity || most !== Infinity) narrows.push((rows) => between(rows, at.probability, least, most));
  return narrows;
}

/** Everything but what is open and past its expected close. */
function inTime(columns: DealColumns, { today }: Asking): Narrow {
  const { status, expectedClose } = columns.arrays;
  const first = dayNumber(today);
  return (rows) =>
    passing(rows, (row) => {
      const day = expectedClose[row] ?? noDay;
      return status[row] !== 0 || day === noDay || day >= first;
    });
}

/** Each word in the deal's name or its account's; an account is tested once, and only where one of its deals is looked at. */
function byText(columns: DealColumns, text: string): Narrow[] {
  const { account } = columns.arrays;
  return wordPatterns(text).map((pattern): Narrow => {
    const named = new Map<number, boolean>();
    const isNamed = (code: number): boolean => {
      const known = named.get(code);
      if (known !== undefined) return known;
      const passes = pattern.test(columns.account.value(code)?.name ?? '');
      named.set(code, passes);
      return passes;
    };
    return (rows) => passing(rows, (row) => pattern.test(columns.names[row] ?? '') || isNamed(account[row] ?? 0));
  });
}
