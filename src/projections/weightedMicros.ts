/**
 * An amount in minor units times its probability in percent, in millionths of a minor unit: exact, so that sums are rounded
 * once. Probability in ten-thousandths of a percent is an integer, so the product is exact up to amounts of 90 million.
 */
export function weightedMicros(minor: number, probability: number): number {
  return minor * Math.round(probability * 10_000);
}
