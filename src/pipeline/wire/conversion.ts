import type { Figure, Group, MetricName } from './figure.js';

/** The money of an answer added up in one currency, beside its figures per currency. */
export interface Conversion {
  /** ISO 4217 of every total. */
  readonly currency: string;
  /** `YYYY-MM-DD`: of each currency the newest rate of this day or before it is used. */
  readonly day: string;
  /** One for each metric that is a sum of money, in the order of the figures. */
  readonly totals: readonly ConvertedTotal[];
  /** The same of each member of the grouping; empty without one. */
  readonly groups: readonly Group[];
  /** The same of the period that is compared with; empty without one. */
  readonly compared: readonly Figure[];
  readonly rates: readonly RateUsed[];
  /** Currencies that could not be converted: what they are part of has no total, and the reason says so. */
  readonly missing: readonly string[];
}

export interface ConvertedTotal {
  readonly metric: MetricName;
  readonly unit: Figure['unit'];
  /** In major units, rounded to the minor unit; null: a part could not be converted, and `reason` says why. */
  readonly value: number | null;
  readonly reason?: string;
  /** Each currency's sum, and what it comes to: rounded once, so that the parts add up to the value. */
  readonly parts: readonly {
    readonly currency: string;
    readonly value: number;
    readonly converted: number | null;
  }[];
}

/** What one unit of a currency is worth in that of the total. */
export interface RateUsed {
  /** ISO 4217. */
  readonly currency: string;
  /** At most 15 significant digits, and exactly what is multiplied with. */
  readonly rate: number;
  /** `YYYY-MM-DD` from which it holds; of a rate made of two, the earlier of their days; the base, always 1, has none. */
  readonly date: string;
}
