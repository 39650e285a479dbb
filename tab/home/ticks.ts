/** Round values from 0 to at least `max` for an axis: 1, 2, 2.5 or 5 times a power of ten, at most six of them. */
export function ticks(max: number): readonly number[] {
  if (!(max > 0)) return [0];
  const rough = max / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(max / step - 1e-9) + 1 }, (_, index) => index * step);
}
