import { setTimeout as pause } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';

/** Longer than a database that is well takes, far shorter than a scraper waits (Prometheus: 10 s). */
const patienceMs = 2_000;

/** Values of a gauge by its labels; what is not set at a scrape is not told. */
export type SetGauge = (labels: Readonly<Record<string, string>>, value: number) => void;

/**
 * A gauge that is read when it is scraped. A reading that fails, or that `giveUp` comes before, leaves it empty: a scrape
 * tells the rest all the same, or a database that is away would look like a process that is gone.
 */
export function gaugeOf(
  registry: Registry,
  settings: { name: string; help: string; labelNames?: string[] },
  read: (set: SetGauge) => Promise<void> | void,
  giveUp: () => Promise<void> = patience,
): void {
  new Gauge<string>({
    ...settings,
    registers: [registry],
    async collect() {
      empty(this, settings.labelNames);
      let told = false;
      const set: SetGauge = (labels, value) => void (told || this.set(labels, value));
      const late = async (): Promise<void> => {
        await giveUp();
        throw new Error('The reading of a gauge takes too long');
      };
      try {
        await Promise.race([read(set), late()]);
      } catch {
        empty(this, settings.labelNames);
      } finally {
        told = true;
      }
    },
  });
}

function patience(): Promise<void> {
  return pause(patienceMs, undefined, { ref: false });
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
