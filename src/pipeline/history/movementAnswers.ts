import type { MovementStep } from '../answer.js';
import { majorOf } from '../money.js';
import { valueOf } from './dealFields.js';
import { movement, stepNames, type StepName } from './movement.js';
import type { PeriodAsked, PeriodResult } from './periodAsked.js';
import { amounts, currenciesOf, dealCount, Tally } from './tally.js';

const stepLabels: Readonly<Record<StepName, string>> = {
  start: 'Start',
  created: 'Created',
  reopened: 'Reopened',
  increased: 'Increased',
  pulledIn: 'Pulled in',
  decreased: 'Decreased',
  pushedOut: 'Pushed out',
  won: 'Won',
  lost: 'Lost',
  removed: 'Removed',
  reassignedIn: 'Reassigned in',
  reassignedOut: 'Reassigned out',
  enteredFilter: 'Entered the filter',
  leftFilter: 'Left the filter',
  end: 'End',
};

/** Deals a step names at most: as many as a question may be filtered by. */
const namedDeals = 500;

/** The waterfall of the open pipeline. */
export function movementAnswer({ lens, window }: PeriodAsked): PeriodResult {
  const { ledger } = lens;
  const tallies = new Map<StepName, Tally>(stepNames.map((name) => [name, new Tally()]));
  const rowsOf = new Map<StepName, Map<number, Set<number>>>(stepNames.map((name) => [name, new Map()]));
  movement(lens, window.from, window.before, ({ step, row, currency, amount }) => {
    tallies.get(step)?.add(currency, amount);
    const byCurrency = rowsOf.get(step);
    const rows = byCurrency?.get(currency) ?? new Set();
    rows.add(row);
    byCurrency?.set(currency, rows);
  });
  const currencies = currenciesOf([...tallies.values()]);
  const of = (name: StepName) => tallies.get(name) ?? new Tally();
  const idsOf = (rows: ReadonlySet<number>) =>
    [...rows].slice(0, namedDeals).map((row) => valueOf(ledger.facts.id, row));
  const steps = stepNames.flatMap((name) =>
    currencies.map((code): MovementStep => {
      const currency = ledger.currencies.text(code);
      const rows = rowsOf.get(name)?.get(code) ?? new Set<number>();
      const amount = majorOf(of(name).amount(code), currency);
      return { name, label: stepLabels[name], currency, amount, count: rows.size, dealIds: idsOf(rows) };
    }),
  );
  const rowsIn = (names: readonly StepName[]) =>
    new Set(names.flatMap((name) => [...(rowsOf.get(name)?.values() ?? [])].flatMap((set) => [...set])));
  const moved = stepNames.filter((name) => name !== 'start' && name !== 'end');
  return {
    figures: [
      ...amounts('amount', of('end'), ledger, currencies),
      dealCount('count', of('end').count),
      ...amounts('startAmount', of('start'), ledger, currencies),
      dealCount('startCount', of('start').count),
    ],
    groups: stepNames
      .filter((name) => name === 'start' || name === 'end' || of(name).count > 0)
      .map((name) => ({
        key: name,
        label: stepLabels[name],
        figures: [...amounts('amount', of(name), ledger, currencies), dealCount('count', rowsIn([name]).size)],
      })),
    rows: [...rowsIn(moved)],
    notes: [],
    movement: {
      from: isoOf(window.from),
      to: window.before === Infinity ? null : isoOf(window.before),
      running: window.running,
      steps,
    },
  };
}

function isoOf(instant: number): string | null {
  return Number.isFinite(instant) ? new Date(instant).toISOString() : null;
}

/** Deals that became open in the window, by their amount then; those that had been open before are told apart. */
export function createdAnswer({ lens, window }: PeriodAsked): PeriodResult {
  const [created, reopened] = [new Tally(), new Tally()];
  const rows = new Set<number>();
  movement(lens, window.from, window.before, ({ step, row, currency, amount }) => {
    if (step !== 'created' && step !== 'reopened') return;
    (step === 'created' ? created : reopened).add(currency, amount);
    rows.add(row);
  });
  const currencies = currenciesOf([created, reopened]);
  return {
    figures: [
      ...amounts('amount', created, lens.ledger, currencies),
      dealCount('count', created.count),
      ...amounts('reopenedAmount', reopened, lens.ledger, currencies),
      dealCount('reopenedCount', reopened.count),
    ],
    groups: [],
    rows: [...rows],
    notes: [],
  };
}
