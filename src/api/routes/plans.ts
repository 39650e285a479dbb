import { z } from 'zod';
import type { Plans } from '../../commands/plans/createPlans.js';
import { forecastCategories } from '../../eventStore/planEvents.js';
import { majorOf } from '../../pipeline/money.js';
import type { DealCallView, PlanView } from '../../projections/documents.js';
import { ok, personRoute } from '../http/route.js';
import type { Route } from '../http/route.js';

const day = z.iso.date();
const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as EUR');
const odooUserId = z.number().int().positive().max(1e9);
const periodQuery = z
  .strictObject({ from: day.optional(), to: day.optional() })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    error: 'from and to come together',
    path: ['to'],
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: 'to is before from',
    path: ['to'],
  });
const planBody = z
  .strictObject({
    odooUserId,
    from: day,
    to: day,
    /** Major units; null takes it back. */
    amount: z.number().min(0).max(1e12).nullable(),
    currency: currency.optional(),
  })
  .refine((body) => body.amount === null || body.currency !== undefined, {
    error: 'currency is missing',
    path: ['currency'],
  })
  .refine((body) => body.from <= body.to, { error: 'to is before from', path: ['to'] });
const planSchema = z
  .strictObject({
    odooUserId: z.number().int(),
    from: z.string(),
    to: z.string(),
    amount: z.number(),
    currency: z.string(),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Plan' });
const dealCallSchema = z
  .strictObject({ dealId: z.number().int(), category: z.enum(forecastCategories), by: z.string(), at: z.string() })
  .meta({ id: 'DealCall' });
const planned = z.strictObject({ position: z.number().int() }).meta({ id: 'Planned' });
const planErrors = ['SCOPE_NOT_VISIBLE', 'FORBIDDEN', 'NOT_FOUND'];

/** Targets and forecast calls: what people are to win, and what they say they will. */
export function planRoutes(plans: Plans | undefined): Route[] {
  return plans ? [...targetRoutes(plans), ...callRoutes(plans)] : [];
}

function targetRoutes(plans: Plans): Route[] {
  return [
    personRoute(
      {
        method: 'get',
        path: '/api/v2/targets',
        summary: 'Targets of the people whom you see, by period',
        query: periodQuery,
        reply: { status: 200, schema: z.strictObject({ targets: z.array(planSchema) }) },
      },
      async ({ viewer, query }) => ok({ targets: (await plans.targets(viewer, periodOf(query))).map(planOf) }),
    ),
    personRoute(
      {
        method: 'put',
        path: '/api/v2/targets',
        summary: 'Set what one of your people is to win in a period; null takes it back',
        body: planBody,
        reply: { status: 200, schema: planned },
        errors: planErrors,
        notes: 'command',
      },
      async ({ viewer, body }) => ok(await plans.setTarget(viewer, requestOf(body))),
    ),
  ];
}

function callRoutes(plans: Plans): Route[] {
  const dealCall = z.strictObject({
    dealId: z.number().int().positive(),
    category: z.enum(forecastCategories).nullable(),
  });
  return [
    personRoute(
      {
        method: 'get',
        path: '/api/v2/forecast-calls',
        summary: 'Forecast calls of the people and deals that you see',
        query: periodQuery,
        reply: {
          status: 200,
          schema: z.strictObject({ calls: z.array(planSchema), deals: z.array(dealCallSchema) }),
        },
      },
      async ({ viewer, query }) => {
        const [calls, deals] = await Promise.all([
          plans.forecastCalls(viewer, periodOf(query)),
          plans.dealCalls(viewer),
        ]);
        return ok({ calls: calls.map(planOf), deals: deals.map(dealCallOf) });
      },
    ),
    personRoute(
      {
        method: 'put',
        path: '/api/v2/forecast-calls',
        summary: 'Say what you, or one of your people, will win in a period; or how sure a deal is. null takes it back',
        body: z.union([planBody, dealCall]),
        reply: { status: 200, schema: planned },
        errors: [...planErrors, 'CHANGE_REFUSED'],
        notes: 'command',
      },
      async ({ viewer, body }) =>
        ok(
          'dealId' in body
            ? await plans.callDeal(viewer, body.dealId, body.category)
            : await plans.callForecast(viewer, requestOf(body)),
        ),
    ),
  ];
}

function periodOf({ from, to }: z.output<typeof periodQuery>) {
  return from === undefined || to === undefined ? null : { from, to };
}

function requestOf({ odooUserId: person, from, to, amount, currency: code = '' }: z.output<typeof planBody>) {
  return {
    odooUserId: person,
    period: { from, to },
    amount: amount === null ? null : { value: amount, currency: code },
  };
}

function planOf({ odooUserId: person, from, to, amountMinor, currency: code, by, at }: PlanView) {
  return { odooUserId: person, from, to, amount: majorOf(amountMinor, code), currency: code, by, at: at.toISOString() };
}

function dealCallOf({ _id, category, by, at }: DealCallView) {
  return { dealId: _id, category, by, at: at.toISOString() };
}
