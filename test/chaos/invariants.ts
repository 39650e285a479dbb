import { Outbox } from '../../src/alerts/outbox.js';
import type { Db } from 'mongodb';
import type { EventDocument } from '../../src/eventStore/eventDocument.js';
import type { OpportunityView } from '../../src/projections/documents.js';
import type { ReadSide } from '../projections/readSide.js';
import type { Life, Watched } from './life.js';
import type { OdooDeal } from './odooDeal.js';
import { isQuiet, until } from './settled.js';
import type { Delivery } from './teams.js';
import type { ChaosWorld } from './world.js';

/**
 * What must hold once all is quiet, whatever happened before: the log has no gap, every read model is a fold over it and
 * says of each deal what Odoo says, and each message was taken once. Resolves with what does not hold, in sentences.
 */
export async function brokenInvariants(world: ChaosWorld, life: Life, readSide: ReadSide): Promise<string[]> {
  await life.rest();
  let problems: string[] = [];
  const syncedTwice = twoSyncs(world.db);
  // A sync that comes between moves the log: then it is looked at again.
  await until('a moment in which nothing moves', async () => {
    if (!(await isQuiet(world.db, readSide))) return false;
    const before = await readSide.eventStore.head();
    const found = [
      await notAFold(readSide),
      await notAsInOdoo(world, readSide),
      await unlikeTheOutbox(world),
      unlikeWhatHappened(life, world.teams.taken),
    ].flat();
    const moved = (await readSide.eventStore.head()) !== before;
    if (!moved) problems = found;
    // What Odoo knows of and no sync has read yet is no fault: the next one reads it.
    return !moved && (found.length === 0 || (await syncedTwice()));
  });
  return [...(await brokenLog(world.db)), ...problems];
}

/** Whether two sync runs have ended since the first time it was asked: they have read all that Odoo knew of by then. */
function twoSyncs(db: Db): () => Promise<boolean> {
  let before: number | null = null;
  return async () => {
    const ended = await db.collection('events').countDocuments({ type: 'SyncRunCompleted' });
    before ??= ended;
    return ended >= before + 2;
  };
}

async function notAFold(readSide: ReadSide): Promise<string[]> {
  try {
    await readSide.requireFold();
    return [];
  } catch (error) {
    return [
      `The read models are not a fold over the log: ${error instanceof Error ? error.message.slice(0, 600) : ''}`,
    ];
  }
}

/** Positions 1, 2, 3 …, versions of each stream alike, each id once, and `observedAt` never runs backwards. */
export async function brokenLog(db: Db): Promise<string[]> {
  const problems: string[] = [];
  const versions = new Map<string, number>();
  const ids = new Set<string>();
  let [position, observed] = [0, 0];
  for await (const event of db.collection<EventDocument>('events').find({}, { sort: { _id: 1 } })) {
    position += 1;
    if (Number(event._id) !== position) problems.push(`Position ${position} is ${Number(event._id)}`);
    const version = (versions.get(event.stream) ?? 0) + 1;
    versions.set(event.stream, version);
    if (event.version !== version) problems.push(`${event.stream} has version ${event.version}, not ${version}`);
    if (ids.has(event.eventId)) problems.push(`${event.eventId} is there twice`);
    ids.add(event.eventId);
    if (event.observedAt.getTime() < observed) problems.push(`observedAt runs backwards at ${position}`);
    observed = event.observedAt.getTime();
    if (problems.length > 10) break;
  }
  return problems;
}

async function notAsInOdoo({ odoo, db }: ChaosWorld, { projections }: ReadSide): Promise<string[]> {
  const collection = await projections.readModels.collectionName('opportunity_view');
  const filter = { _gone: { $exists: false } } as object;
  const views = await db.collection<OpportunityView>(collection).find(filter).toArray();
  const known = new Map(views.map((view) => [view._id, seenOf(view)] as const));
  const deals = await odoo.ask('deals');
  const different = deals.filter((deal) => JSON.stringify(known.get(deal.id)) !== JSON.stringify(deal));
  const problems = different
    .slice(0, 3)
    .map((deal) => `Deal ${deal.id} is ${JSON.stringify(known.get(deal.id))}, in Odoo ${JSON.stringify(deal)}`);
  if (known.size !== deals.length) problems.push(`${known.size} deals are known, Odoo has ${deals.length}`);
  return problems;
}

function seenOf({ _id, name, amountMinor, owner, stage, expectedClose }: OpportunityView): OdooDeal {
  const [ownerId, stageId] = [owner?.id ?? null, stage?.id ?? null];
  return { id: _id, name, amount: amountMinor, owner: ownerId, stage: stageId, expectedClose };
}

/** What Teams took is what the outbox calls delivered, each once; nothing was parked. */
async function unlikeTheOutbox({ db, teams }: ChaosWorld): Promise<string[]> {
  const entries = db.collection<{ _id: string; state: string }>('alert_outbox');
  const delivered = await entries.find({ state: 'delivered' }).toArray();
  const parked = await new Outbox(db).parked();
  return [
    ...differences(
      'messages',
      delivered.map(({ _id }) => _id),
      teams.taken.map(({ key }) => key),
    ),
    ...parked.slice(0, 3).map(({ _id, reason }) => `${_id} is parked: ${String(reason)}`),
  ];
}

/** Of each deal that was created, won or lost in Odoo the chief was told, once. */
function unlikeWhatHappened({ beats, watched }: Life, taken: readonly Delivery[]): string[] {
  const happened = beats.flatMap(({ did, lead }) => (isWatched(did) ? [`${did} ${lead}`] : []));
  const told = taken.flatMap(({ key }) => {
    const [subscription = '', deal = ''] = key.split(':');
    const what = watched.get(subscription);
    return what ? [`${what} ${deal}`] : [];
  });
  return differences('happenings', happened, told);
}

function isWatched(did: string): did is Watched {
  return did === 'created' || did === 'won' || did === 'lost';
}

function differences(of: string, expected: readonly string[], found: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of found) left.set(one, (left.get(one) ?? 0) + 1);
  for (const one of expected) left.set(one, (left.get(one) ?? 0) - 1);
  const some = (wanted: (count: number) => boolean) =>
    [...left].filter(([, count]) => wanted(count)).map(([key]) => key);
  const [lost, doubled] = [some((count) => count < 0), some((count) => count > 0)];
  return [
    ...(lost.length > 0 ? [`${lost.length} ${of} were lost: ${lost.slice(0, 5).join(', ')}`] : []),
    ...(doubled.length > 0
      ? [`${doubled.length} ${of} came more often than they should: ${doubled.slice(0, 5).join(', ')}`]
      : []),
  ];
}
