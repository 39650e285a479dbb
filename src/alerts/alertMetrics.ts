import { Counter, Gauge, type Registry } from 'prom-client';
import type { Clock } from '../clock.js';
import type { DeliveryParts } from './delivery.js';
import type { Outbox } from './outbox.js';

/** Counts what becomes of messages, and shows at each scrape how the outbox stands. */
export function alertMetrics(
  registry: Registry,
  outbox: Pick<Outbox, 'counts'>,
  clock: Clock,
): NonNullable<DeliveryParts['onSettled']> {
  const settled = new Counter({
    name: 'foresail_alert_messages_total',
    help: 'Messages of alerts and digests by what became of an attempt',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const oldest = new Gauge({
    name: 'foresail_alert_outbox_oldest_seconds',
    help: 'Age of the oldest message that is due',
    registers: [registry],
  });
  registry.registerMetric(
    new Gauge({
      name: 'foresail_alert_outbox_messages',
      help: 'Messages in the outbox that are not settled',
      labelNames: ['state'],
      registers: [],
      async collect() {
        const { waiting, sending, parked, oldestMs } = await outbox.counts(clock.now());
        for (const [state, count] of Object.entries({ waiting, sending, parked })) this.set({ state }, count);
        oldest.set(oldestMs / 1_000);
      },
    }),
  );
  return (outcome) => settled.inc({ outcome });
}
