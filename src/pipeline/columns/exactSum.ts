/**
 * Sums of weighted micros exceed 2^53 from a few hundred million in money on, where doubles are no integers any more. So
 * each is added in two parts, above and below 2^26, both exact: the lower as long as fewer than 2^27 deals are added, the
 * higher up to a sum of 2^79 micros, which is 6 × 10^17 minor units. One BigInt is made of them at the very end.
 * Amounts need no such care: a plain double is exact up to 9 × 10^15 minor units, 90 trillion in money.
 */
const limb = 2 ** 26;

export function upperPart(micros: number): number {
  return Math.floor(micros / limb);
}

export function lowerPart(micros: number): number {
  return micros - Math.floor(micros / limb) * limb;
}

/** What both parts' sums are together. */
export function joined(upper: number, lower: number): bigint {
  return BigInt(upper) * BigInt(limb) + BigInt(lower);
}
