import type { Beat } from '../../sandbox/odoo/index.js';
import { startPeople, type People } from './people.js';
import type { ChaosWorld } from './world.js';

/** What goes on while things break: deals change in Odoo, people ask, alerts fire. */
export interface Life {
  readonly people: People;
  /** Everything that happened in Odoo since the subscriptions stood, in order. */
  readonly beats: readonly Beat[];
  /** What each subscription of the chief's waits for, by its id. */
  readonly watched: ReadonlyMap<string, Watched>;
  /** Nothing happens in Odoo from now on; people go on asking. */
  rest(): Promise<void>;
  goOn(): void;
  stop(): Promise<void>;
}

/** Happenings that come to a deal once at most: what must be told of them can be read from Odoo's own record. */
export type Watched = Extract<Beat['did'], 'created' | 'won' | 'lost'>;

const chief = 'grace.okafor@example.com';
const sentences: readonly (readonly [Watched, string])[] = [
  ['created', 'tell me when a deal is created'],
  ['won', 'tell me when a deal is won'],
  ['lost', 'tell me when a deal is lost'],
];
/** Of others: they make load, and are held against the outbox alone. */
const others: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['ana.silva@example.com', 'tell me when any of my deals is pushed'],
  ['priya.raman@example.com', 'tell me when a deal moves to Proposition'],
];
const beatEveryMs = 500;
/** Every so many beats a person changes something of their own: an event that no sync brings. */
const changeEvery = 4;

/** Begins life; resolves when the subscriptions are followed. */
export async function startLife(world: ChaosWorld): Promise<Life> {
  const people = startPeople(world);
  const watched = new Map<string, Watched>();
  const subscribe = async (email: string, text: string): Promise<string> => {
    await people.say(email, 'my pipeline');
    const { id } = (await people.post(email, '/api/v2/subscriptions', { text })) as { id: string };
    return id;
  };
  for (const [what, text] of sentences) watched.set(await subscribe(chief, text), what);
  const [own] = await Promise.all(others.map(([email, text]) => subscribe(email, text)));
  // Not before: on a busy machine their questions would time out, be asked again, and leave no room for the subscriptions.
  people.begin();
  const beats: Beat[] = [];
  let beating = Promise.resolve();
  let changing = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let turn = 0;
  const change = async (): Promise<void> => {
    // Half a day away, so that they hold nothing up.
    const hour = String((new Date().getUTCHours() + 12) % 24).padStart(2, '0');
    const until = `${hour}:${String(1 + (turn % 59)).padStart(2, '0')}`;
    const quiet = turn % (2 * changeEvery) === 0 ? null : { from: `${hour}:00`, to: until };
    await people.patch(others[0][0], `/api/v2/subscriptions/${own ?? ''}`, { quiet });
  };
  const beat = (): void => {
    turn += 1;
    beating = beating.then(async () => void beats.push(...(await world.odoo.ask('live', 1))));
    if (turn % changeEvery === 0) changing = changing.then(change);
  };
  const rest = async (): Promise<void> => {
    clearInterval(timer);
    timer = undefined;
    await Promise.all([beating, changing]);
  };
  return {
    ...{ people, beats, watched, rest },
    goOn: () => (timer ??= setInterval(beat, beatEveryMs)),
    async stop() {
      await rest();
      await people.stop();
    },
  };
}
