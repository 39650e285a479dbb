import { setTimeout as pause } from 'node:timers/promises';
import { Outbox } from '../../src/alerts/outbox.js';
import type { Db } from 'mongodb';
import type { OpportunityView } from '../../src/projections/documents.js';
import type { ReadSide } from '../projections/readSide.js';
import { isReady, type ChaosWorld } from './world.js';

const lookEveryMs = 200;

/** Asks again and again until it says yes. @throws Error with `what` when that takes longer than `withinMs`. */
export async function until(what: string, holds: () => Promise<boolean>, withinMs = 180_000): Promise<void> {
  const began = performance.now();
  while (!(await holds().catch(() => false))) {
    if (performance.now() - began > withinMs) throw new Error(`Not within ${withinMs / 1_000} s: ${what}`);
    await pause(lookEveryMs);
  }
}

/**
 * Seconds until all is well again, from now: every process is ready, and a change made in Odoo at this moment stands in
 * the read model.
 */
export async function recovered(world: ChaosWorld, { projections }: ReadSide): Promise<number> {
  const began = performance.now();
  const [deal] = await world.odoo.ask('deals');
  const _id = deal?.id ?? 0;
  const name = `Seen again at ${new Date().toISOString()}`;
  await world.odoo.ask('rename', _id, name);
  const ready = async () => (await Promise.all(world.members.map(({ url }) => isReady(url)))).every(Boolean);
  await until('every process is ready', ready);
  await until('a change in Odoo is seen', async () => {
    const collection = await projections.readModels.collectionName('opportunity_view');
    return (await world.db.collection<OpportunityView>(collection).findOne({ _id }))?.name === name;
  });
  return (performance.now() - began) / 1_000;
}

/** Everything that the log holds is projected and followed, and nothing waits in the outbox. */
export async function isQuiet(db: Db, { eventStore, projections }: ReadSide): Promise<boolean> {
  const head = await eventStore.head();
  const followed = await db.collection<{ _id: string; position: number }>('checkpoints').findOne({ _id: 'alerts' });
  const there = (await projections.readModels.position()) >= head && (followed?.position ?? 0) >= head;
  return there && (await new Outbox(db).isEmpty());
}
