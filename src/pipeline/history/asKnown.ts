import { historyFields } from '../../projections/dealHistory.js';
import { at as fieldCode, fieldCount, unset } from './dealFields.js';
import { pastBit, type HistoryLedger, type Story } from './historyLedger.js';
import type { Step } from './timeline.js';

/**
 * The ledger *as it was known* at an instant: what was observed later is left out, whether it changed the present or
 * amended the past, and so are deals that had not been seen by then. Every measure is answered over it by the same code.
 * @param known what was observed up to here, it included, is known; milliseconds.
 */
export function ledgerAsKnown(ledger: HistoryLedger, known: number): HistoryLedger {
  const { firstObservedAt, hidden } = ledger.facts;
  return ledger.retold((row) =>
    hidden[row] === 1 || (firstObservedAt[row] ?? 0) > known ? null : storyAsKnown(ledger, row, known),
  );
}

function storyAsKnown(ledger: HistoryLedger, row: number, known: number): Story {
  const present = new Float64Array(fieldCount);
  ledger.presentOf(row, present);
  const all = stepsOf(ledger, row);
  const entered = ledger.facts.stageEnteredAt[row] ?? 0;
  if (all.every((step) => step.observedAt <= known)) return { present, steps: all, stageEnteredAt: entered };
  const steps = [...historyFields.keys()].flatMap((field) => {
    const own = all.filter((step) => step.field === field);
    const told = toldOf(ledger, row, own, known, present[field] ?? 0);
    present[field] = told.value;
    return told.steps;
  });
  const untold = all.some((step) => step.field === fieldCode.stage && step.observedAt > known);
  steps.sort((a, b) => a.at - b.at || a.position - b.position);
  return { present, steps, stageEnteredAt: untold ? unset : entered };
}

/** What was told of one field, each step beginning where the one before ended, and the value it came to. */
function toldOf(
  ledger: HistoryLedger,
  row: number,
  own: readonly Step[],
  known: number,
  present: number,
): { readonly steps: readonly Step[]; readonly value: number } {
  const told = own.filter((step) => step.observedAt <= known);
  const live = own.filter((step) => !step.past);
  const later = live.filter((step) => step.observedAt > known);
  let value = told[0]?.from ?? firstTold(later)?.from ?? present;
  const steps: Step[] = [];
  const take = (step: Step) => {
    if (step.to !== value) steps.push({ ...step, from: value });
    value = step.to;
  };
  const seenAt = ledger.facts.firstSeenAt[row] ?? 0;
  const observedAt = ledger.facts.firstObservedAt[row] ?? 0;
  told.forEach((step, index) => {
    take(step);
    const next = told[index + 1];
    // Where the past is known in part, what was seen at the first sight holds from there on.
    if (!step.past || step.at >= seenAt || (next && next.at <= seenAt)) return;
    const to = firstTold(live)?.from ?? present;
    take({ ...step, at: seenAt, observedAt, position: 0, actor: null, actorName: null, to });
  });
  return { steps, value };
}

function stepsOf(ledger: HistoryLedger, row: number): Step[] {
  const { at, observedAt, position, field, from, to } = ledger.changes;
  const steps: Step[] = [];
  for (let change = ledger.facts.first[row] ?? 0; change < ledger.end(row); change += 1) {
    const code = field[change] ?? 0;
    const actor = ledger.actor(change);
    steps.push({
      field: code & ~pastBit,
      at: at[change] ?? 0,
      observedAt: observedAt[change] ?? 0,
      position: position[change] ?? 0,
      actor: actor && actor.id,
      actorName: actor && actor.name,
      from: from[change] ?? 0,
      to: to[change] ?? 0,
      past: (code & pastBit) !== 0,
    });
  }
  return steps;
}

/** The one that the log told first. */
function firstTold(steps: readonly Step[]): Step | undefined {
  return steps.reduce<Step | undefined>(
    (first, one) => (first && first.position < one.position ? first : one),
    undefined,
  );
}
