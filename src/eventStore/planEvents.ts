import { z } from 'zod';

/**
 * What people plan: targets that are set for people, and forecast calls that people make. Streams `target-<user>_<from>`,
 * `forecastCall-<user>_<from>` (one per person and period) and `dealCall-<deal>`.
 */

const id = z.number().int().positive();
const day = z.iso.date();
const money = z.strictObject({ minor: z.number().int().min(0), currency: z.string() });

/** Whole months, both ends included: a month, a quarter, a half or a fiscal year. */
export const planPeriod = z.strictObject({ from: day, to: day });

/** How sure a deal is said to be; without a call the probability tells. */
export const forecastCategories = ['commit', 'bestCase', 'pipeline', 'omitted'] as const;

const targetSet = z.strictObject({ odooUserId: id, period: planPeriod, amount: money });
const targetCleared = z.strictObject({ odooUserId: id, period: planPeriod });

export const planEventTypes = {
  /** What somebody is to win in a period. */
  TargetSet: { schema: 1, data: targetSet },
  TargetCleared: { schema: 1, data: targetCleared },
  /** What somebody says they, with their reports, will win in a period. */
  ForecastCalled: { schema: 1, data: targetSet },
  ForecastCallWithdrawn: { schema: 1, data: targetCleared },
  /** How sure its owner, or a manager above, says a deal is. */
  DealCalled: { schema: 1, data: z.strictObject({ dealId: id, category: z.enum(forecastCategories) }) },
  DealCallWithdrawn: { schema: 1, data: z.strictObject({ dealId: id }) },
} as const;

export type PlanPeriod = z.infer<typeof planPeriod>;
export type ForecastCategory = (typeof forecastCategories)[number];
