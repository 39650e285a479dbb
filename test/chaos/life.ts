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
const others: readonly (readonly [string, string])[] = [
  ['ana.silva@example.com', 'tell me when any of my deals is pushed'],
  ['priya.raman@example.com', 'tell me when a deal moves to Proposition'],
];
const beatEveryMs = 500;

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
  for (const [email, text] of others) await subscribe(email, text);
  const beats: Beat[] = [];
  let beating: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const beat = (): void => {
    beating = beating.then(async () => void beats.push(...(await world.odoo.ask('live', 1))));
  };
  const rest = async (): Promise<void> => {
    clearInterval(timer);
    timer = undefined;
    await beating;
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
