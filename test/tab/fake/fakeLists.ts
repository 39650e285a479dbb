import type { Request } from 'restify';
import type { ActivityRow, Dashboard, DealRow, Page } from '../../../src/pipeline/answer.js';
import { fakeDashboard } from './fakeDashboard.js';
import { fakeOwners, fakeStages } from './fakeDeals.js';
import type { Trouble } from './fakeDoor.js';
import { queryOf, seesOwner, type Person } from './fakePeople.js';
import { Refusal } from './refusal.js';

/** The rows that the fake answers from. */
export interface Rows {
  readonly deals: DealRow[];
  readonly activities: ActivityRow[];
}

const periods: Readonly<Record<string, [string, string, string]>> = {
  thisMonth: ['2026-11-01', '2026-11-30', 'this month'],
  thisQuarter: ['2026-10-01', '2026-12-31', 'this quarter'],
  lastQuarter: ['2026-07-01', '2026-09-30', 'last quarter'],
  nextQuarter: ['2027-01-01', '2027-03-31', 'next quarter'],
  thisYear: ['2026-01-01', '2026-12-31', 'this year'],
};

export const visible = (person: Person, { deals }: Rows) => deals.filter((deal) => seesOwner(person, deal.owner));

/** The dashboard of the scope and period that are asked for, unless it is to fail. */
export function answerDashboard(
  person: Person,
  request: Request,
  rows: Rows,
  { dashboardStatus }: Trouble,
): Dashboard | Refusal {
  if (dashboardStatus > 0) return new Refusal(dashboardStatus, 'NOT_READY', 'The first sync is still on its way');
  const { scope = person.scopes[0]?.kind, period = 'thisQuarter', asOf = null } = queryOf(request);
  const [from, to, label] = periods[period] ?? [...period.split('..'), period];
  const found = person.scopes.find((one) => (one.ids.length ? `${one.kind}:${one.ids.join()}` : one.kind) === scope);
  if (!found) return new Refusal(403, 'SCOPE_NOT_VISIBLE', 'You can see your own deals only');
  // Activities of a past day are not kept.
  const activities = asOf === null ? rows.activities.filter((row) => seesOwner(person, row.assignee)) : [];
  const dashboard = fakeDashboard(visible(person, rows), activities, {
    scope: found,
    period: { from: from ?? null, to: to ?? null, label: label ?? '' },
  });
  return { ...dashboard, asOf };
}

/** The list that was last begun: its further pages are those of the same list, as by a real cursor. */
const begun = new WeakMap<Rows, { readonly key: string; readonly found: readonly DealRow[] }>();

/** A page of deals, narrowed and sorted as asked; the cursor is the number of rows before it. */
export function listDeals(person: Person, request: Request, rows: Rows): Page<DealRow> {
  const query = queryOf(request);
  const key = JSON.stringify([person.email, { ...query, cursor: '' }]);
  const before = begun.get(rows);
  const found =
    query['cursor'] && before?.key === key
      ? before.found
      : visible(person, rows)
          .filter((deal) => fits(deal, query))
          .sort(order(query['sort'] ?? '-amount'));
  begun.set(rows, { key, found });
  const start = Number(query['cursor'] ?? 0);
  const end = start + Number(query['limit'] ?? 50);
  return { total: found.length, rows: found.slice(start, end), next: end < found.length ? String(end) : null };
}

const flags = ['overdue', 'stale', 'noNextStep'] as const;

function fits(deal: DealRow, query: Readonly<Record<string, string | undefined>>): boolean {
  const text = `${deal.name} ${deal.account ?? ''}`.toLowerCase();
  return (
    (query['status'] === 'all' || deal.status === query['status']) &&
    text.includes((query['q'] ?? '').toLowerCase()) &&
    within(deal.expectedClose, query['closeFrom'], query['closeTo']) &&
    within(deal.closedAt?.slice(0, 10), query['closedFrom'], query['closedTo']) &&
    (!query['stage'] || deal.stage === fakeStages[Number(query['stage']) - 1]) &&
    (!query['owner'] || deal.owner === fakeOwners[Number(query['owner']) - 10]) &&
    flags.every((flag) => !query[flag] || deal.flags.includes(flag))
  );
}

function within(day: string | null | undefined, from?: string, to?: string): boolean {
  return (!from && !to) || (day != null && day >= (from ?? '') && day <= (to ?? '9'));
}

function order(sort: string): (a: DealRow, b: DealRow) => number {
  const by = sort.replace('-', '') as 'amount' | 'name' | 'expectedClose';
  const sign = sort.startsWith('-') ? -1 : 1;
  return (a, b) =>
    sign * (typeof a[by] === 'number' ? a.amount - b.amount : String(a[by]).localeCompare(String(b[by])));
}

/** Activities in the state that is asked for. */
export function listActivities(person: Person, request: Request, { activities }: Rows): Page<ActivityRow> {
  const rows = activities.filter((row) => row.state === queryOf(request)['state'] && seesOwner(person, row.assignee));
  return { total: rows.length, rows, next: null };
}
