import { Histogram, type Registry } from 'prom-client';

/** Registers how long turns of the bot take. Returns what to call of each. */
export function createBotMetrics(registry: Registry) {
  const seconds = new Histogram({
    name: 'foresail_bot_turn_seconds',
    help: 'Time of a turn of the bot, by what the activity was',
    labelNames: ['kind', 'outcome'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return ({ kind, ok, milliseconds }: { kind: string; ok: boolean; milliseconds: number }): void =>
    seconds.observe({ kind, outcome: ok ? 'ok' : 'failed' }, milliseconds / 1_000);
}
