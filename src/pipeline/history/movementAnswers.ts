import type { Figure, MovementStep } from '../answer.js';
import { majorOf } from '../money.js';
import { ByMember, membersThen } from './memberGroups.js';
import { movement, stepNames, type StepName } from './movement.js';
import type { PeriodAsked, PeriodResult } from './periodAsked.js';
import { addOnce, amounts, currenciesOf, dealCount, Tally } from './tally.js';

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

/** One step in one currency. */
interface StepTally {
  amount: number;
  /** Rows of its deals, each once: the walk goes deal by deal. */
  readonly rows: number[];
}

/** The waterfall of the open pipeline. */
export function movementAnswer({ lens, window }: PeriodAsked): PeriodResult {
  const { ledger } = lens;
  const tallies = new Map<StepName, Map<number, StepTally>>(stepNames.map((name) => [name, new Map()]));
  const moved: number[] = [];
  movement(lens, window.from, window.before, ({ step, row, currency, amount }) => {
    const ofStep = tallies.get(step);
    const known = ofStep?.get(currency);
    if (known) {
      known.amount += amount;
      addOnce(known.rows, row);
    } else ofStep?.set(currency, { amount, rows: [row] });
    if (step !== 'start' && step !== 'end') addOnce(moved, row);
  });
  const currencies = [...new Set([...tallies.values()].flatMap((ofStep) => [...ofStep.keys()]))];
  const of = (name: StepName, code: number): StepTally => tallies.get(name)?.get(code) ?? { amount: 0, rows: [] };
  const moneyOf = (metric: 'amount' | 'startAmount', name: StepName): Figure[] =>
    currencies.map((code) => {
      const currency = ledger.currencies.text(code);
      return { metric, value: majorOf(of(name, code).amount, currency), unit: 'currency', currency };
    });
  const countOf = (name: StepName) => currencies.reduce((total, code) => total + of(name, code).rows.length, 0);
  const steps = stepNames.flatMap((name) =>
    currencies.map((code): MovementStep => {
      const currency = ledger.currencies.text(code);
      const { amount, rows } = of(name, code);
      const dealIds = rows.slice(0, namedDeals).map((row) => ledger.facts.id[row] ?? 0);
      return {
        name,
        label: stepLabels[name],
        currency,
        amount: majorOf(amount, currency),
        count: rows.length,
        dealIds,
      };
    }),
  );
  const ends: readonly StepName[] = ['start', 'end'];
  return {
    figures: [
      ...moneyOf('amount', 'end'),
      dealCount('count', countOf('end')),
      ...moneyOf('startAmount', 'start'),
      dealCount('startCount', countOf('start')),
    ],
    groups: stepNames
      .filter((name) => ends.includes(name) || countOf(name) > 0)
      .map((name) => ({
        key: name,
        label: stepLabels[name],
        figures: [...moneyOf('amount', name), dealCount('count', countOf(name))],
      })),
    rows: moved,
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

interface Entries {
  readonly created: Tally;
  readonly reopened: Tally;
}

const newEntries = (): Entries => ({ created: new Tally(), reopened: new Tally() });

/** Deals that became open in the window, by their amount then; those that had been open before are told apart. */
export function createdAnswer(asked: PeriodAsked): PeriodResult {
  const { lens, window } = asked;
  const whole = newEntries();
  const byMember = new ByMember(newEntries);
  const membersOf = membersThen(asked);
  const rows: number[] = [];
  movement(lens, window.from, window.before, ({ step, row, currency, amount, state, instant }) => {
    if (step !== 'created' && step !== 'reopened') return;
    whole[step].add(currency, amount);
    for (const member of membersOf?.(row, state, instant) ?? []) byMember.of(member)[step].add(currency, amount);
    addOnce(rows, row);
  });
  const currencies = currenciesOf([whole.created, whole.reopened]);
  const figuresOf = ({ created, reopened }: Entries): Figure[] => [
    ...amounts('amount', created, lens.ledger, currencies),
    dealCount('count', created.count),
    ...amounts('reopenedAmount', reopened, lens.ledger, currencies),
    dealCount('reopenedCount', reopened.count),
  ];
  return { figures: figuresOf(whole), groups: [], members: byMember.figures(figuresOf), rows, notes: [] };
}
