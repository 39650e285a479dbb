import { Agent } from 'undici';
import { chanceFrom } from '../../sandbox/odoo/organisation/random.js';
import { createSession, type Felt, type Session } from './session.js';
import { summaryOf, type Summary } from './summary.js';

/** A stage of load: so many people, who think so long between two things they do. */
export interface Stage {
  readonly urls: readonly string[];
  readonly people: number;
  /** Mean seconds between two requests of one person. */
  readonly think: number;
  /** Seconds that people take to sign in, one after the other; and for how long they then go on. */
  readonly arriving: number;
  readonly seconds: number;
}

/** The whole organisation has 1,000 people; beyond that they have further devices, with sessions of their own. */
const organisation = 1_000;

/** Everybody of a stage, in this process of its own, so that asking does not count as answering. */
async function run({ urls, people, think, arriving, seconds }: Stage): Promise<Summary> {
  const random = chanceFrom(people).next;
  const agent = new Agent({ connections: null, keepAliveTimeout: 60_000, headersTimeout: 60_000, bodyTimeout: 60_000 });
  const [felt, arrivals]: [Felt[], Felt[]] = [[], []];
  const inside: Session[] = [];
  let arrived = false;
  const note = (one: Felt): void => void (arrived ? felt : arrivals).push(one);
  const sessions = Array.from({ length: people }, (_, index) =>
    createSession({ ...{ urls, agent, random, note }, email: `user${(index % organisation) + 1}@example.com` }),
  );
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  await Promise.all(
    sessions.map(async (session, index) => {
      await pause((index / people) * arriving * 1_000);
      if (!(await session.signIn())) return;
      inside.push(session);
      await session.listen();
      await session.act();
    }),
  );
  arrived = true;
  const until = performance.now() + seconds * 1_000;
  // Exponential: people do not think in step.
  const thinks = (): number => -Math.log(1 - random()) * think * 1_000;
  const live = async (session: Session): Promise<void> => {
    for (let wait = thinks(); performance.now() + wait < until; wait = thinks()) {
      await pause(wait);
      await session.act();
    }
  };
  await Promise.all(inside.map(live));
  const summary = summaryOf(felt, arrivals, seconds);
  await agent.destroy();
  return summary;
}

process.on('message', (stage: Stage) => {
  void run(stage).then((summary) => process.send?.(summary));
});
process.on('disconnect', () => process.exit(0));
