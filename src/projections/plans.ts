import type { StoredEvent } from '../eventStore/event.js';
import type { EventType } from '../eventStore/eventTypes.js';
import type { DealCallView, PlanView } from './documents.js';
import type { DocumentModel } from './engine/readModel.js';

/** `target_view`: what each person is to win in a period. */
export const targetView = planModel('target_view', 'TargetSet', 'TargetCleared');

/** `forecast_call_view`: what each person says they will win in a period. */
export const forecastCallView = planModel('forecast_call_view', 'ForecastCalled', 'ForecastCallWithdrawn');

/** `deal_call_view`: how sure a deal is said to be. */
export const dealCallView: DocumentModel<Omit<DealCallView, 'position'>> = {
  kind: 'documents',
  name: 'deal_call_view',
  version: 1,
  partitions: 1,
  indexes: [{ key: { position: 1 } }],
  owns: ['DealCalled', 'DealCallWithdrawn'],
  idOf: (event) => (event.data as { dealId: number }).dealId,
  apply(before, event) {
    const { dealId } = event.data as { dealId: number };
    const category = isA(event, 'DealCalled') ? event.data.category : null;
    const call = { category, at: event.occurredAt };
    return { _id: dealId, category, by: byOf(event), at: event.occurredAt, calls: [...(before?.calls ?? []), call] };
  },
};

/** The id of a plan: `<user>_<from>_<to>`. */
export function planId(odooUserId: number, period: { readonly from: string; readonly to: string }): string {
  return `${odooUserId}_${period.from}_${period.to}`;
}

type Plan = Omit<PlanView, 'position'>;

function planModel(
  name: string,
  set: 'TargetSet' | 'ForecastCalled',
  cleared: 'TargetCleared' | 'ForecastCallWithdrawn',
): DocumentModel<Plan> {
  return {
    kind: 'documents',
    name,
    version: 1,
    partitions: 1,
    indexes: [{ key: { odooUserId: 1, from: 1 } }, { key: { position: 1 } }],
    owns: [set, cleared],
    idOf: ({ data }) => {
      const { odooUserId, period } = data as StoredEvent<'TargetCleared'>['data'];
      return planId(odooUserId, period);
    },
    apply(_before, event) {
      if (!isA(event, set)) return null;
      const { odooUserId, period, amount } = event.data;
      const { from, to } = period;
      const { minor: amountMinor, currency } = amount;
      return {
        _id: planId(odooUserId, period),
        odooUserId,
        from,
        to,
        amountMinor,
        currency,
        by: byOf(event),
        at: event.occurredAt,
      };
    },
  };
}

function byOf({ actor }: StoredEvent): string {
  return actor.name ?? actor.id;
}

function isA<T extends EventType>(event: StoredEvent, type: T): event is StoredEvent<T> {
  return event.type === type;
}
