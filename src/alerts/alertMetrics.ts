import { Counter, type Registry } from 'prom-client';
import type { Clock } from '../clock.js';
import { gaugeOf, shared } from '../ops/metrics/gauge.js';
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
  const counts = shared(
    () => outbox.counts(clock.now()),
    () => performance.now(),
  );
  const oldest = { name: 'foresail_alert_outbox_oldest_seconds', help: 'Age of the oldest message that is due' };
  gaugeOf(registry, oldest, async (set) => set({}, (await counts()).oldestMs / 1_000));
  const messages = {
    name: 'foresail_alert_outbox_messages',
    help: 'Messages in the outbox that are not settled',
    labelNames: ['state'],
  };
  gaugeOf(registry, messages, async (set) => {
    const { waiting, sending, parked } = await counts();
    for (const [state, count] of Object.entries({ waiting, sending, parked })) set({ state }, count);
  });
  return (outcome) => settled.inc({ outcome });
}
