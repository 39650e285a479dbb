import { minorDigits } from '../currency.js';

/**
 * Money is added as integers of the currency's minor unit and becomes a decimal number once, at the very end, so that the
 * same deals give the same cents whatever the order or the grouping they are added in.
 */

/** Minor units as the major units that figures carry: 123456 EUR → 1234.56. */
export function majorOf(minor: number, currency: string): number {
  const digits = minorDigits(currency);
  // Division rounds to the double nearest to the decimal, which is what the decimal written out would be read as.
  return digits === 0 ? minor : minor / 10 ** digits;
}

/**
 * A threshold as people say it, in minor units. Not rounded to a whole one: "over 0.005" must stay below 1 cent. Cut at
 * four decimals, because 1234.56 × 100 is 123456.00000000001 in floating point and "at least" would lose the deal.
 */
export function thresholdMinor(major: number, digits: number): number {
  return Number((major * 10 ** digits).toFixed(4));
}

/** Σ of weighted micros as whole minor units, halves away from zero. */
export function minorOfMicros(micros: bigint): number {
  const half = micros < 0n ? -500_000n : 500_000n;
  return Number((micros + half) / 1_000_000n);
}

/** `total ÷ count` in whole minor units, halves away from zero. `count` must be positive. */
export function meanMinor(total: number, count: number): number {
  return Math.sign(total) * Math.round(Math.abs(total) / count);
}

/** Currencies whose minor unit is not a hundredth, by decimal places: amount filters compare them apart. */
export const unusualCurrencies: ReadonlyMap<number, readonly string[]> = groupedByDigits();

function groupedByDigits(): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const currency of Intl.supportedValuesOf('currency')) {
    const digits = minorDigits(currency);
    if (digits === 2) continue;
    found.set(digits, [...(found.get(digits) ?? []), currency]);
  }
  return found;
}
