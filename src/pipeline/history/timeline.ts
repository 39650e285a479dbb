import { historyFields, type DealChange, type OpportunityHistory } from '../../projections/dealHistory.js';
import { encode, at as fieldCode, type Interned } from './dealFields.js';

/** A change in the one consistent story of a deal: of each field, every step begins where the one before ended. */
export interface Step {
  /** Code of the field. */
  readonly field: number;
  readonly at: number;
  readonly observedAt: number;
  readonly position: number;
  /** Null where no event told it. */
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly from: number;
  readonly to: number;
  /** It amends what was before the log knew the deal, or was told late. */
  readonly past: boolean;
}

type Source = Pick<OpportunityHistory, 'changes' | 'present' | 'createdAt' | 'firstSeenAt' | 'firstObservedAt'>;

interface End {
  readonly to: number;
  readonly at: number;
}

/**
 * The steps of a deal in order of (at, position). A late change of a field moves the start of the next one; where the log
 * saw another value at the first sight of the deal than its past leads to, the difference happened then. So the last step
 * of each field always ends at the present. Pure.
 */
export function timelineOf(history: Source, currencies: Interned): Step[] {
  const steps: Step[] = [];
  const last = Math.max(0, ...history.changes.map((change) => change.position));
  const ends = new Map<number, End>();
  for (const change of history.changes) {
    const step = stepOf(change, history.createdAt.getTime(), currencies);
    const before = ends.get(step.field);
    ends.set(step.field, { to: step.to, at: step.at });
    if (!before || before.to === step.from) push(steps, step);
    else steps.push(...joined(before, step, history));
  }
  for (const field of historyFields) {
    const end = ends.get(fieldCode[field]);
    const present = encode(field, history.present[field], currencies);
    if (end && end.to !== present) steps.push(sighting(history, fieldCode[field], end, present, last));
  }
  return steps.sort((a, b) => a.at - b.at || a.position - b.position);
}

function stepOf(change: DealChange, bornAt: number, currencies: Interned): Step {
  return {
    field: fieldCode[change.field],
    at: Math.max(change.at.getTime(), bornAt),
    observedAt: change.observedAt.getTime(),
    position: change.position,
    actor: change.derived ? null : change.actor,
    actorName: change.derived ? null : (change.actorName ?? null),
    from: encode(change.field, change.from, currencies),
    to: encode(change.field, change.to, currencies),
    past: change.past === true,
  };
}

/** A step that does not begin where the one before ended. */
function joined(before: End, step: Step, history: Source): Step[] {
  const seen = history.firstSeenAt.getTime();
  if (step.past || seen <= before.at || seen > step.at) return moved(step, before.to);
  return [sighting(history, step.field, before, step.from, 0), ...moved(step, step.from)];
}

function moved(step: Step, from: number): Step[] {
  return from === step.to ? [] : [{ ...step, from }];
}

function push(steps: Step[], step: Step): void {
  if (step.from !== step.to) steps.push(step);
}

/** What must have happened by the time the deal was first read; `position` places it among what happened then. */
function sighting(history: Source, field: number, before: End, to: number, position: number): Step {
  return {
    field,
    at: Math.max(history.firstSeenAt.getTime(), before.at),
    observedAt: history.firstObservedAt.getTime(),
    position,
    ...{ actor: null, actorName: null, past: true },
    from: before.to,
    to,
  };
}
