import { randomUUID } from 'node:crypto';
import type { Collection, Db, Document, Filter } from 'mongodb';
import type { Viewer } from '../../access/viewer.js';
import { visibleDeals } from '../../access/visibility.js';
import type { Clock } from '../../clock.js';
import { minorDigits } from '../../currency.js';
import { ForesailError } from '../../errors.js';
import type { EventStore, NewEvent } from '../../eventStore/event.js';
import type { EventData, EventType } from '../../eventStore/eventTypes.js';
import type { ForecastCategory, PlanPeriod } from '../../eventStore/planEvents.js';
import { living } from '../../pipeline/living.js';
import {
  collectionNames,
  type DealCallView,
  type OpportunityView,
  type PlanView,
  type ReadModels,
  type UserProfile,
} from '../../projections/documents.js';
import { planId } from '../../projections/plans.js';
import { mayChange } from '../deals/decideDeal.js';
import { refuseDealCall, refuseForecastCall, refuseTarget, type PlanRefusal, type PlanRequest } from './decidePlan.js';
import { plansSeen } from './plansSeen.js';

/** A plan as it was made: the log position from which the read models show it. */
export interface Planned {
  readonly position: number;
}

/** Targets and forecast calls, for every surface. Each method asks for the viewer, and shows them no one else's. */
export interface Plans {
  /** Targets of people whom the viewer sees, by period and person; all periods without one. */
  targets(viewer: Viewer, period: PlanPeriod | null): Promise<readonly PlanView[]>;
  /** @throws ForesailError FORBIDDEN, SCOPE_NOT_VISIBLE, BAD_REQUEST, NOT_FOUND. */
  setTarget(viewer: Viewer, request: PlanRequest): Promise<Planned>;
  forecastCalls(viewer: Viewer, period: PlanPeriod | null): Promise<readonly PlanView[]>;
  /** @throws ForesailError SCOPE_NOT_VISIBLE, BAD_REQUEST, NOT_FOUND. */
  callForecast(viewer: Viewer, request: PlanRequest): Promise<Planned>;
  /** Calls of deals that the viewer may see now. */
  dealCalls(viewer: Viewer): Promise<readonly DealCallView[]>;
  /** null takes the call back. @throws ForesailError NOT_FOUND, FORBIDDEN, CHANGE_REFUSED. */
  callDeal(viewer: Viewer, dealId: number, category: ForecastCategory | null): Promise<Planned>;
}

export interface PlansParts {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly eventStore: Pick<EventStore, 'append'>;
  readonly clock: Clock;
  /** Whether people set their own targets. */
  readonly themselves: boolean;
  readonly newId?: () => string;
}

export function createPlans(parts: PlansParts): Plans {
  const { eventStore, clock, themselves, newId = randomUUID } = parts;
  const open = async <Doc extends Document>(name: string): Promise<Collection<Doc>> =>
    parts.db.collection<Doc>(await parts.readModels.collectionName(name));
  const one = async <Doc extends Document>(name: string, ...conditions: Filter<Doc>[]): Promise<Doc | null> =>
    (await (await open<Doc>(name)).findOne({ $and: [living, ...conditions] } as Filter<Doc>)) as Doc | null;
  const plans = async (name: string, viewer: Viewer, period: PlanPeriod | null) =>
    plansSeen(await open<PlanView>(name), viewer, period);

  async function append<T extends EventType>(
    viewer: Viewer,
    stream: string,
    type: T,
    data: EventData<T>,
  ): Promise<Planned> {
    const event = {
      ...{ eventId: `plan-${newId()}`, type, data, occurredAt: clock.now() },
      actor: { id: viewer.personId, name: viewer.name },
    } as unknown as NewEvent;
    const [stored] = await eventStore.append([{ stream, expected: 'any', events: [event] }]);
    return { position: stored?.position ?? 0 };
  }

  /** People who left keep their plans; nobody plans for who never was. */
  async function requirePerson(odooUserId: number): Promise<void> {
    const person = await one<UserProfile>(collectionNames.users, { _id: odooUserId });
    if (person === null) throw new ForesailError('NOT_FOUND', { message: 'There is no such person in Odoo' });
  }

  async function plan(
    viewer: Viewer,
    { odooUserId, period, amount }: PlanRequest,
    noun: 'target' | 'forecastCall',
    types: readonly ['TargetSet' | 'ForecastCalled', 'TargetCleared' | 'ForecastCallWithdrawn'],
  ): Promise<Planned> {
    await requirePerson(odooUserId);
    const stream = `${noun}-${planId(odooUserId, period)}`;
    if (amount === null) return append(viewer, stream, types[1], { odooUserId, period });
    const minor = Math.round(amount.value * 10 ** minorDigits(amount.currency));
    return append(viewer, stream, types[0], { odooUserId, period, amount: { minor, currency: amount.currency } });
  }

  return {
    targets: (viewer, period) => plans(collectionNames.targets, viewer, period),
    forecastCalls: (viewer, period) => plans(collectionNames.forecastCalls, viewer, period),
    async setTarget(viewer, request) {
      requireAllowed(refuseTarget(viewer, request, themselves));
      return plan(viewer, request, 'target', ['TargetSet', 'TargetCleared']);
    },
    async callForecast(viewer, request) {
      requireAllowed(refuseForecastCall(viewer, request));
      return plan(viewer, request, 'forecastCall', ['ForecastCalled', 'ForecastCallWithdrawn']);
    },
    async dealCalls(viewer) {
      const calls = await (
        await open<DealCallView>(collectionNames.dealCalls)
      )
        .find({ $and: [living, { category: { $ne: null } }] } as Filter<DealCallView>)
        .toArray();
      const deals = await open<OpportunityView>(collectionNames.opportunities);
      const called = { _id: { $in: calls.map((call) => call._id) } };
      const seen = deals.find({ $and: [living, called, visibleDeals(viewer)] } as Filter<OpportunityView>);
      const ids = new Set((await seen.project<{ _id: number }>({ _id: 1 }).toArray()).map((deal) => deal._id));
      return calls.filter((call) => ids.has(call._id));
    },
    async callDeal(viewer, dealId, category) {
      const deal = await one<OpportunityView>(collectionNames.opportunities, { _id: dealId }, visibleDeals(viewer));
      if (deal === null) throw new ForesailError('NOT_FOUND');
      requireAllowed(refuseDealCall({ status: deal.status, mayChange: mayChange(viewer, deal) }, category));
      const stream = `dealCall-${dealId}`;
      if (category === null) return append(viewer, stream, 'DealCallWithdrawn', { dealId });
      return append(viewer, stream, 'DealCalled', { dealId, category });
    },
  };
}

function requireAllowed(refusal: PlanRefusal): void {
  if (refusal) throw new ForesailError(refusal.code, { message: refusal.message });
}
