import { randomBytes } from 'node:crypto';
import type { Viewer } from '../access/viewer.js';
import type { Clock } from '../clock.js';
import { ForesailError } from '../errors.js';
import type { EventStore, NewEvent } from '../eventStore/event.js';
import type { EventData, EventType } from '../eventStore/eventTypes.js';
import type { SubscriptionView } from '../projections/subscriptions.js';
import type { AlertReadSide } from './readSide.js';
import type { AlertTarget, QuietHours, Subscribed } from './rule.js';

/** What somebody wants to be told, ready to be started. */
export interface SubscriptionDraft {
  readonly what: Subscribed;
  readonly words: string;
  readonly said: string;
  readonly target: AlertTarget;
  /** Absent: as in the person's other subscriptions. */
  readonly quiet?: QuietHours | null;
  readonly timeZone: string;
}

/** A change that was made: the log position from which it counts. */
export interface SubscriptionChanged {
  readonly id: string;
  readonly position: number;
}

/** A person's subscriptions. Each method is about the viewer's own alone. */
export interface Subscriptions {
  /** In the order in which they were started; stopped ones are left out. Their place in the list is their number in chat. */
  list(viewer: Viewer): Promise<readonly SubscriptionView[]>;
  /** @throws ForesailError CHANGE_REFUSED when there are too many. */
  start(viewer: Viewer, draft: SubscriptionDraft, aadObjectId: string | null): Promise<SubscriptionChanged>;
  /** @throws ForesailError NOT_FOUND. */
  change(viewer: Viewer, id: string, act: 'pause' | 'resume' | 'stop'): Promise<SubscriptionChanged>;
  /** Of one subscription, or of all. @throws ForesailError NOT_FOUND. */
  setQuietHours(viewer: Viewer, id: string | 'all', quiet: QuietHours | null): Promise<readonly SubscriptionChanged[]>;
}

/** More than anybody reads; keeps one person from filling the outbox. */
const mostOfOne = 50;

const acts = { pause: 'SubscriptionPaused', resume: 'SubscriptionResumed', stop: 'SubscriptionStopped' } as const;

export function createSubscriptions(parts: {
  readonly eventStore: Pick<EventStore, 'append' | 'readStream'>;
  readonly readSide: Pick<AlertReadSide, 'subscriptions' | 'reached'>;
  readonly clock: Clock;
  readonly newId?: () => string;
}): Subscriptions {
  const { eventStore, readSide, clock, newId = () => randomBytes(5).toString('hex') } = parts;

  async function append<T extends EventType>(viewer: Viewer, type: T, data: EventData<T> & { subscriptionId: string }) {
    const id = data.subscriptionId;
    const event = {
      ...{ eventId: `subscription-${newId()}${newId()}`, type, data, occurredAt: clock.now() },
      actor: { id: viewer.personId, name: viewer.name },
    } as unknown as NewEvent;
    const [stored] = await eventStore.append([{ stream: `subscription-${id}`, expected: 'any', events: [event] }]);
    const position = stored?.position ?? 0;
    await readSide.reached(position);
    return { id, position };
  }

  const own = async (viewer: Viewer) =>
    (await readSide.subscriptions()).filter(
      ({ owner, state }) => owner.personId === viewer.personId && state !== 'stopped',
    );

  /** The log knows one that the read model has not got yet. */
  async function requireOwn(viewer: Viewer, id: string): Promise<void> {
    const [first] = await eventStore.readStream(`subscription-${id}`);
    const started = first?.type === 'SubscriptionStarted' ? (first.data as EventData<'SubscriptionStarted'>) : null;
    if (started?.owner.personId !== viewer.personId) throw new ForesailError('NOT_FOUND');
  }

  return {
    list: own,
    async start(viewer, draft, aadObjectId) {
      const others = await own(viewer);
      if (others.length >= mostOfOne) {
        const message = `You have ${mostOfOne} subscriptions already; stop one first`;
        throw new ForesailError('CHANGE_REFUSED', { message });
      }
      const { personId, odooUserId, name } = viewer;
      // An address is believed of people without an Odoo user alone: Odoo lets its users choose theirs.
      const email = odooUserId === null ? viewer.email : null;
      const quiet = draft.quiet === undefined ? (others.at(-1)?.quiet ?? null) : draft.quiet;
      const owner = { personId, odooUserId, aadObjectId, email, name };
      return append(viewer, 'SubscriptionStarted', { ...draft, subscriptionId: `s_${newId()}`, owner, quiet });
    },
    async change(viewer, id, act) {
      await requireOwn(viewer, id);
      return append(viewer, acts[act], { subscriptionId: id });
    },
    async setQuietHours(viewer, id, quiet) {
      const ids = id === 'all' ? (await own(viewer)).map(({ _id }) => _id) : [id];
      const changed: SubscriptionChanged[] = [];
      for (const one of ids) {
        await requireOwn(viewer, one);
        changed.push(await append(viewer, 'SubscriptionQuietHoursSet', { subscriptionId: one, quiet }));
      }
      return changed;
    },
  };
}
