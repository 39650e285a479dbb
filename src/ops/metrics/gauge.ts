import { Gauge, type Registry } from 'prom-client';

/** Values of a gauge by its labels; what is not set at a scrape is not told. */
export type SetGauge = (labels: Readonly<Record<string, string>>, value: number) => void;

/** A gauge that is read when it is scraped. A reading that fails leaves it empty: a scrape tells the rest all the same. */
export function gaugeOf(
  registry: Registry,
  settings: { name: string; help: string; labelNames?: string[] },
  read: (set: SetGauge) => Promise<void> | void,
): void {
  new Gauge<string>({
    ...settings,
    registers: [registry],
    async collect() {
      empty(this, settings.labelNames);
      try {
        await read((labels, value) => this.set(labels, value));
      } catch {
        empty(this, settings.labelNames);
      }
    },
  });
}

/** A reset alone sets a gauge without labels to 0, which would be a lie. */
function empty(gauge: Gauge, labelNames: readonly string[] = []): void {
  gauge.reset();
  if (labelNames.length === 0) gauge.remove();
}

/** Several gauges of one scrape share one look at the database. */
export function shared<Value>(
  look: () => Promise<Value>,
  monotonic: () => number,
  forMs = 1_000,
): () => Promise<Value> {
  let last: { at: number; value: Promise<Value> } | null = null;
  return () => {
    if (!last || monotonic() - last.at >= forMs) last = { at: monotonic(), value: look() };
    return last.value;
  };
}
