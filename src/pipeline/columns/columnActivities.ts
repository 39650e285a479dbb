import { LRUCache } from 'lru-cache';
import type { Activities, ActivityListRequest, Tally } from '../activities.js';
import { activityGrouping, dealIdsFor } from '../activityList.js';
import type { ActivityRow } from '../answer.js';
import type { Asking } from '../asking.js';
import { dayNumber, dayText, instantsOf } from '../calendar.js';
import type { Deals } from '../deals.js';
import type { PipelineQuestion } from '../question.js';
import type { ScopeOwners } from '../scopeOwners.js';
import { unset } from '../sums.js';
import type { ActivityColumns } from './activityColumns.js';
import { firstRows } from './firstRows.js';
import { between, everyRow, flagged, split, type Selected } from './narrow.js';
import { standingKey } from './standings.js';
import { visibleRows } from './visibleRows.js';

/** Activities from the columns; who may see what and lies in the scope is selected once for all questions of a request. */
export function columnActivities(
  columns: ActivityColumns,
  deals: Deals,
  owners: ScopeOwners,
  asking: Asking,
): Activities {
  const kept = createKept(columns, standingKey(owners, asking));

  function within(): { open: Selected; done: Selected } {
    return kept('within', () => {
      const seen = visibleRows(columns, asking.viewer, everyRow(columns.size), (id) => id);
      const [open = new Int32Array(), done = new Int32Array()] = split(
        inScope(columns, owners, seen),
        columns.arrays.done,
        2,
      );
      return { open, done };
    });
  }

  function rowsOf(question: PipelineQuestion, dealIds: readonly number[] | null): Selected {
    const { open, done } = within();
    const rows = byState(columns, question.filters.activity === 'done' ? done : open, question, asking);
    return byFilters(columns, byPeriod(columns, rows, question, asking), question, dealIds);
  }

  return {
    async count(question) {
      const dealIds = await dealIdsFor(question, deals);
      const count = () => talliesOf(columns, rowsOf(question, dealIds), question, asking);
      // What rests on deals changes when the activities do not.
      if (dealIds !== null) return count();
      return kept(`count ${JSON.stringify([question.filters, question.period, question.groupBy])}`, count);
    },
    async page(request) {
      const dealIds = await dealIdsFor(request.question, deals);
      const page = () => pageOf(columns, rowsOf(request.question, dealIds), request);
      if (dealIds !== null || request.start !== null) return page();
      const { question, pageSize, top } = request;
      return kept(`page ${JSON.stringify([question.filters, question.period, pageSize, top])}`, page);
    },
  };
}

/** What was made of the activities for one viewer and scope, as long as no activity changes. */
interface KeptValues {
  version: number;
  values: Map<string, unknown>;
}

const keptScopes = 200;
const keptBy = new WeakMap<ActivityColumns, LRUCache<string, KeptValues>>();

function createKept(columns: ActivityColumns, scope: string): <Value>(key: string, make: () => Value) => Value {
  return (key, make) => {
    let scopes = keptBy.get(columns);
    if (!scopes) keptBy.set(columns, (scopes = new LRUCache<string, KeptValues>({ max: keptScopes })));
    let own = scopes.get(scope);
    if (own?.version !== columns.version) {
      own = { version: columns.version, values: new Map() };
      scopes.set(scope, own);
    }
    if (!own.values.has(key)) own.values.set(key, make());
    return own.values.get(key) as ReturnType<typeof make>;
  };
}

function inScope(columns: ActivityColumns, owners: ScopeOwners, rows: Selected): Selected {
  if (owners.kind === 'all') return rows;
  const ids = new Set(owners.ids);
  if (owners.kind === 'teams')
    return flagged(
      rows,
      columns.arrays.team,
      columns.team.flags((id) => ids.has(id)),
    );
  return flagged(
    rows,
    columns.arrays.assignee,
    columns.assignee.flags(({ id }) => ids.has(id)),
  );
}

function byState(columns: ActivityColumns, rows: Selected, { filters }: PipelineQuestion, { today }: Asking): Selected {
  const { dueOn } = columns.arrays;
  const day = dayNumber(today);
  switch (filters.activity) {
    case 'overdue':
      return between(rows, dueOn, -Infinity, day - 1);
    case 'today':
      return between(rows, dueOn, day, day);
    case 'upcoming':
      return between(rows, dueOn, day + 1, Infinity);
    default:
      return rows;
  }
}

/** Due in the period; done ones done in it. */
function byPeriod(
  columns: ActivityColumns,
  rows: Selected,
  { period, filters }: PipelineQuestion,
  asking: Asking,
): Selected {
  if (!period?.from && !period?.to) return rows;
  if (filters.activity === 'done') {
    const { from, before } = instantsOf(period, asking.viewer.timeZone);
    const last = before === null ? Infinity : before.getTime() - 1;
    return between(rows, columns.arrays.doneAt, from?.getTime() ?? -Infinity, last);
  }
  const low = period.from === null ? -Infinity : dayNumber(period.from);
  return between(rows, columns.arrays.dueOn, low, period.to === null ? Infinity : dayNumber(period.to));
}

function byFilters(
  columns: ActivityColumns,
  from: Selected,
  { filters }: PipelineQuestion,
  dealIds: readonly number[] | null,
): Selected {
  const at = columns.arrays;
  let rows = from;
  for (const [field, ids] of [
    ['assignee', filters.ownerIds],
    ['account', filters.accountIds],
    ['deal', filters.dealIds],
    ['deal', dealIds ?? undefined],
  ] as const) {
    if (ids === undefined) continue;
    const wanted = new Set(ids);
    rows = flagged(
      rows,
      at[field],
      columns[field].flags(({ id }) => wanted.has(id)),
    );
  }
  const { teamIds } = filters;
  if (teamIds)
    rows = flagged(
      rows,
      at.team,
      columns.team.flags((id) => teamIds.includes(id)),
    );
  return rows;
}

/** Counts per state and member, in one pass. */
function talliesOf(columns: ActivityColumns, rows: Selected, question: PipelineQuestion, { today }: Asking): Tally[] {
  const grouping = activityGrouping(question);
  const { done, dueOn, ...codes } = columns.arrays;
  const code = grouping === null ? null : codes[grouping === 'owner' ? 'assignee' : grouping];
  const day = dayNumber(today);
  const counts = new Map<number, number>();
  for (const row of rows) {
    const due = dueOn[row] ?? 0;
    const state = done[row] === 1 ? 3 : due < day ? 0 : due === day ? 1 : 2;
    const slot = (code?.[row] ?? 0) * states.length + state;
    counts.set(slot, (counts.get(slot) ?? 0) + 1);
  }
  return [...counts].map(([slot, count]) => ({
    ...memberOf(columns, grouping, Math.floor(slot / states.length)),
    state: states[slot % states.length] ?? 'done',
    count,
  }));
}

const states: readonly ActivityRow['state'][] = ['overdue', 'today', 'upcoming', 'done'];

function memberOf(
  columns: ActivityColumns,
  grouping: 'owner' | 'team' | 'account' | null,
  code: number,
): Pick<Tally, 'key' | 'label'> {
  if (code === 0 || grouping === null) return { key: unset, label: '' };
  if (grouping === 'team') return { key: String(columns.team.value(code)), label: '' };
  const named = columns[grouping === 'owner' ? 'assignee' : 'account'].value(code);
  return { key: String(named?.id), label: named?.name ?? '' };
}

function pageOf(
  columns: ActivityColumns,
  rows: Selected,
  { question, start, pageSize, top }: ActivityListRequest,
): Awaited<ReturnType<Activities['page']>> {
  const { dueOn } = columns.arrays;
  const given = start?.given ?? 0;
  const wanted = Math.max(0, Math.min(pageSize + 1, (top ?? Infinity) - given));
  const direction = question.filters.activity === 'done' ? -1 : 1;
  const after = start === null ? null : { key: dayNumber(String(start.key)), id: start.id };
  const keyOf = (row: number): number => dueOn[row] ?? 0;
  const found = wanted === 0 ? [] : firstRows(rows, columns.ids, { keyOf, direction, after }, wanted);
  const shown = found.slice(0, pageSize);
  const last = shown.at(-1);
  const more = found.length > pageSize && last !== undefined;
  const place = { segment: 0, key: dayText(keyOf(last ?? 0)), id: columns.ids[last ?? 0] ?? 0 };
  return {
    activities: shown.map((row) => columns.listed(row)),
    next: more ? { ...place, given: given + shown.length } : null,
  };
}
