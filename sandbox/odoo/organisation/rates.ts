import type { Values } from '../orm/contracts.js';
import { dayOf } from '../orm/datetime.js';
import { days } from './workday.js';

/** What one US dollar, the company's currency, was worth: one rate every 80 days, the last one 2 days before the 400 are over. */
const WORTH = [
  [125, 'EUR', [0.9412, 0.9287, 0.9105, 0.9231, 0.918, 0.9264]],
  [144, 'GBP', [0.8013, 0.7921, 0.7856, 0.7804, 0.7733, 0.7749]],
  [25, 'JPY', [151.2, 148.75, 153.4, 156.02, 154.9, 155.35]],
] as const;

/** The rates that the demo's company has of other currencies, some of past days; it has none of its own, which is the base. */
export function ratesFrom(start: number): Values[] {
  return WORTH.flatMap(([currency_id, , worth]) =>
    worth.map((rate, nth) => ({
      name: dayOf(start + days(nth === worth.length - 1 ? 398 : nth * 80)),
      rate,
      currency_id,
      company_id: 1,
    })),
  );
}
