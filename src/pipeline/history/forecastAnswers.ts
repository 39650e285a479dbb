import type { Figure, Group } from '../answer.js';
import type { Asking } from '../asking.js';
import { localDay } from '../calendar.js';
import type { Period } from '../question.js';
import { majorOf } from '../money.js';
import { targetOf } from '../targets.js';
import { categories, visitForecast, type CallOf, type Category } from './forecast.js';
import type { Lens } from './lens.js';
import type { PeriodAsked, PeriodResult } from './periodAsked.js';
import { amounts, currenciesOf, dealCount, shares, Tally } from './tally.js';

const categoryLabels: Readonly<Record<Category, string>> = {
  closed: 'Closed',
  commit: 'Commit',
  bestCase: 'Best case',
  pipeline: 'Pipeline',
  omitted: 'Omitted',
};

/** The forecast of the period by category, as known at the window's end. */
export function forecastAnswer({ lens, window, known, asking }: PeriodAsked): PeriodResult {
  const { tallies, rows, called } = forecastAt(lens, window.period, known, asking);
  const all = currenciesOf([...tallies.values()]);
  const sure = new Tally();
  for (const name of ['closed', 'commit'] as const) addAll(sure, tallies.get(name), all);
  return {
    figures: [
      ...amounts('amount', sure, lens.ledger, all),
      ...calledAmounts(asking, window.period),
      dealCount('count', rows.length),
    ],
    groups: groupsByCategory(lens, tallies, all),
    rows,
    notes: notesOf(tallies, called, asking, window.period),
  };
}

/** Each category's total as it stood at the instant `known` ÷ what was won by the end of the window. */
export function accuracyAnswer({ lens, window, known, asking }: PeriodAsked): PeriodResult {
  const { period } = window;
  const { tallies } = forecastAt(lens, period, known, asking);
  const end = forecastAt(lens, period, window.before, asking);
  const won = end.tallies.get('closed') ?? new Tally();
  const all = currenciesOf([...tallies.values(), won]);
  const forecast = new Tally();
  for (const name of ['closed', 'commit'] as const) addAll(forecast, tallies.get(name), all);
  const reason = 'nothing was won in the period';
  return {
    figures: [
      ...shares('accuracy', forecast, won, lens.ledger, reason),
      ...amounts('amount', forecast, lens.ledger, all),
      ...amounts('wonAmount', won, lens.ledger, all),
      dealCount('wonCount', won.count),
    ],
    groups: groupsByCategory(lens, tallies, all).map((group) => ({
      ...group,
      figures: [
        ...shares('accuracy', tallies.get(group.key as Category) ?? new Tally(), won, lens.ledger, reason),
        ...group.figures,
      ],
    })),
    rows: end.rows,
    notes: [
      `The forecast is that of ${localDay(new Date(known - 1), asking.viewer.timeZone)}`,
      ...(window.running ? ['The period still runs: won is what was won so far'] : []),
    ],
  };
}

/** What the scope's people say they will win in exactly this period, per currency. */
function calledAmounts({ plans }: Asking, period: Period): Figure[] {
  if (period.from === null || period.to === null) return [];
  const { byCurrency } = targetOf(plans.forecastCalls, { from: period.from, to: period.to });
  return [...byCurrency].map(([currency, minor]) => ({
    ...{ metric: 'calledAmount', value: majorOf(minor, currency), unit: 'currency', currency },
  }));
}

/** Which share is called and which is derived. */
function notesOf(
  tallies: ReadonlyMap<Category, Tally>,
  called: number,
  { plans }: Asking,
  { from, to }: Period,
): string[] {
  const open = [...tallies].reduce((sum, [name, tally]) => sum + (name === 'closed' ? 0 : tally.count), 0);
  const people = from === null || to === null ? 0 : targetOf(plans.forecastCalls, { from, to }).people;
  const derived =
    called === 0
      ? 'Categories are derived from probability: no deal has been called'
      : `${called} of ${open} open deals have been called; the others’ categories are derived from probability`;
  const calls = people === 0 ? [] : [`${people === 1 ? 'One person has' : `${people} people have`} called the period`];
  return [derived, ...calls];
}

function callsOf({ plans }: Asking): CallOf {
  return (dealId, before) =>
    plans.dealCalls.get(dealId)?.calls.findLast((call) => call.at.getTime() < before)?.category ?? null;
}

function forecastAt(lens: Lens, period: Period, before: number, asking: Asking) {
  const tallies = new Map<Category, Tally>(categories.map((name) => [name, new Tally()]));
  const rows: number[] = [];
  let calls = 0;
  const { viewer, forecastThresholds: thresholds } = asking;
  const forecasting = { timeZone: viewer.timeZone, callOf: callsOf(asking), thresholds };
  visitForecast(lens, period, before, forecasting, (deal) => {
    tallies.get(deal.category)?.add(deal.currency, deal.amount);
    rows.push(deal.row);
    if (deal.called) calls += 1;
  });
  return { tallies, rows, called: calls };
}

function groupsByCategory(lens: Lens, tallies: ReadonlyMap<Category, Tally>, all: readonly number[]): Group[] {
  return [...tallies].map(([name, tally]) => ({
    key: name,
    label: categoryLabels[name],
    figures: [...amounts('amount', tally, lens.ledger, all), dealCount('count', tally.count)],
  }));
}

function addAll(to: Tally, from: Tally | undefined, currencies: readonly number[]): void {
  for (const code of currencies) if (from && from.amount(code) !== 0) to.add(code, from.amount(code));
}
