import type { EventStore } from '../../eventStore/event.js';
import type { Clock } from '../../clock.js';
import type { Log } from '../../ops/log.js';
import type { GraphPeople, GraphPerson, GraphProfile } from './graphPeople.js';
import type { GraphTokens } from './graphTokens.js';

/** Learns from Graph who is above whom, for organisations whose Odoo has no employees. */
export interface ManagerObserver {
  /** Looks when somebody signs in; never holds the sign-in up and never fails it. */
  observe(ssoToken: string): void;
  /** Looks now. @throws ForesailError CONSENT_REQUIRED, GRAPH_UNAVAILABLE. */
  look(ssoToken: string): Promise<void>;
  /** Resolves when nothing is being looked at any more. */
  settled(): Promise<void>;
}

export interface ManagerObserverParts {
  readonly tokens: GraphTokens;
  readonly people: GraphPeople;
  readonly eventStore: Pick<EventStore, 'append' | 'readStream'>;
  /** The Odoo user somebody of the directory stands for; null for nobody, and for several. */
  readonly odooUserOf: (person: GraphPerson) => Promise<number | null>;
  readonly clock: Clock;
  readonly log: Log;
}

export function createManagerObserver(parts: ManagerObserverParts): ManagerObserver {
  const running = new Set<Promise<void>>();
  const look = async (ssoToken: string) => {
    const profile = await parts.people.profile(await parts.tokens.onBehalfOf(ssoToken));
    await record(await pairsOf(profile, parts), parts);
  };
  return {
    look,
    observe: (ssoToken) => {
      const tracked = look(ssoToken)
        .catch((error: unknown) => parts.log.info({ err: error }, 'Graph told no managers'))
        .finally(() => running.delete(tracked));
      running.add(tracked);
    },
    settled: async () => {
      await Promise.all(running);
    },
  };
}

interface Pair {
  readonly userId: number;
  readonly managerUserId: number | null;
}

/** Each of the chain who is an Odoo user, with the next above who is one. A circle is told once around. */
async function pairsOf(profile: GraphProfile, { odooUserOf }: ManagerObserverParts): Promise<Pair[]> {
  const ids = await Promise.all([profile, ...profile.managers].map(odooUserOf));
  const users = ids.filter((id) => id !== null);
  const pairs = users.map((userId, at) => ({ userId, managerUserId: users[at + 1] ?? null }));
  return pairs.filter(({ userId }, at) => users.indexOf(userId) === at);
}

/** Only what is new becomes an event. Of two who look at once one wins, and the other saw the same. */
async function record(pairs: readonly Pair[], { eventStore, clock }: ManagerObserverParts): Promise<void> {
  for (const { userId, managerUserId } of pairs) {
    const stream = `graphManager-${userId}`;
    const last = (await eventStore.readStream(stream, 0)).at(-1);
    const known = last && 'managerUserId' in last.data ? last.data.managerUserId : undefined;
    if (known === managerUserId) continue;
    const version = last?.version ?? 0;
    const event = {
      eventId: `graph-${stream}-${version + 1}`,
      type: 'GraphManagerSeen' as const,
      data: { id: userId, managerUserId },
      occurredAt: clock.now(),
      actor: { id: 'system:graph' },
    };
    await eventStore.append([{ stream, expected: version === 0 ? 'none' : version, events: [event] }]);
  }
}
