import { z } from 'zod';
import type { Viewer } from '../../access/viewer.js';
import { orders } from '../../pipeline/question.js';
import type { Filters, PipelineQuestion } from '../../pipeline/question.js';
import type { DirectoryLoader } from '../ports.js';
import { readScope, scopeParameter } from './scopeParameter.js';

const ids = z
  .string()
  .regex(/^[1-9]\d{0,8}(,[1-9]\d{0,8}){0,49}$/, 'one id or several with commas between')
  .transform((text) => text.split(',').map(Number));
const number = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,4})?$/, 'a number')
  .transform(Number);
const yes = z.enum(['true', 'false']).transform((text) => text === 'true');
/** With `asOf`, as known then. */
export const asKnownParameter = yes.meta({
  description:
    'With asOf: only what the service had seen by then; what it learned later of the time before is left out',
});
const limit = z
  .string()
  .regex(/^\d{1,3}$/, 'a whole number from 1 to 500')
  .transform(Number)
  .pipe(z.number().min(1, 'a whole number from 1 to 500').max(500, 'a whole number from 1 to 500'));
const times = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'a whole number from 1 to 999')
  .transform(Number);
const day = z.iso.date();

const cursor = z
  .string()
  .min(1)
  .max(600)
  .regex(/^[\w-]+$/, 'a cursor as `next` gave it');
const usualPage = 50;

/** `GET /api/v2/opportunities?…` */
export const opportunitiesQuery = z.strictObject({
  scope: scopeParameter.optional(),
  status: z.enum(['open', 'won', 'lost', 'all']).optional(),
  owner: ids.optional(),
  team: ids.optional(),
  stage: ids.optional(),
  account: ids.optional(),
  tag: ids.optional(),
  q: z.string().min(1).max(200).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency code such as EUR')
    .optional(),
  amountAtLeast: number.optional(),
  amountAtMost: number.optional(),
  closeFrom: day.optional(),
  closeTo: day.optional(),
  closedFrom: day.optional(),
  closedTo: day.optional(),
  noExpectedClose: yes.optional(),
  stale: yes.optional(),
  overdue: yes.optional(),
  unassigned: yes.optional(),
  noNextStep: yes.optional(),
  /** Deals as they were then. */
  asOf: z.union([z.iso.datetime({ offset: true }), day], 'an instant such as 2026-11-01T00:00:00Z').optional(),
  asKnown: asKnownParameter.optional(),
  /** Pushed to a later expected close at least so often; between `pushedFrom` and `pushedTo` where these are given. */
  pushedAtLeast: times.optional(),
  pushedFrom: day.optional(),
  pushedTo: day.optional(),
  /** Moved to an earlier stage while open, or never; between the two days where these are given. */
  movedBackward: yes.optional(),
  movedBackwardFrom: day.optional(),
  movedBackwardTo: day.optional(),
  sort: z.enum(orders).optional(),
  limit: limit.optional(),
  cursor: cursor.optional(),
});

/** `GET /api/v2/activities?…` */
export const activitiesQuery = z.strictObject({
  scope: scopeParameter.optional(),
  state: z.enum(['overdue', 'today', 'upcoming', 'open', 'done']).optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  limit: limit.optional(),
  cursor: cursor.optional(),
});

/** The question a list of deals is the answer to. */
export async function dealsQuestion(
  query: z.output<typeof opportunitiesQuery>,
  viewer: Viewer,
  directory: DirectoryLoader,
): Promise<PipelineQuestion> {
  return {
    ...blank,
    measure: query.stale === true ? 'stale' : 'deals',
    scope: await readScope(query.scope ?? 'all', viewer, directory),
    filters: dealFilters(query),
    orderBy: query.sort ?? null,
    limit: query.limit ?? usualPage,
    asOf: query.asOf === undefined ? null : new Date(query.asOf).toISOString(),
    ...(query.asKnown === true && { asKnown: true }),
  };
}

/** The question a list of activities is the answer to. */
export async function activitiesQuestion(
  query: z.output<typeof activitiesQuery>,
  viewer: Viewer,
  directory: DirectoryLoader,
): Promise<PipelineQuestion> {
  const period = periodOf(query.dueFrom, query.dueTo, 'due');
  return {
    ...blank,
    measure: 'activities',
    scope: await readScope(query.scope ?? 'me', viewer, directory),
    period: period ?? null,
    filters: { activity: query.state ?? 'open' },
    limit: query.limit ?? usualPage,
  };
}

const blank = {
  period: null,
  groupBy: null,
  orderBy: null,
  asOf: null,
  compareTo: null,
} as const;

function dealFilters(query: z.output<typeof opportunitiesQuery>): Filters {
  const expectedClose = periodOf(query.closeFrom, query.closeTo, 'expected close');
  const closed = periodOf(query.closedFrom, query.closedTo, 'closed');
  const filters: { [Name in keyof Filters]: Filters[Name] | undefined } = {
    status: query.status ?? 'open',
    ownerIds: query.owner,
    teamIds: query.team,
    stageIds: query.stage,
    accountIds: query.account,
    tagIds: query.tag,
    text: query.q,
    currency: query.currency,
    amountAtLeast: query.amountAtLeast,
    amountAtMost: query.amountAtMost,
    expectedClose,
    closed,
    noExpectedClose: query.noExpectedClose,
    overdue: query.overdue,
    unassigned: query.unassigned,
    noNextStep: query.noNextStep,
    pushedAtLeast: query.pushedAtLeast,
    pushedIn: periodOf(query.pushedFrom, query.pushedTo, ''),
    movedBackward: query.movedBackward,
    movedBackwardIn: periodOf(query.movedBackwardFrom, query.movedBackwardTo, ''),
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

function periodOf(from: string | undefined, to: string | undefined, label: string) {
  return from === undefined && to === undefined ? undefined : { from: from ?? null, to: to ?? null, label };
}
