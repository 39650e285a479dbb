import type { ForecastCategory } from '../../src/eventStore/planEvents.js';
import type { CardContext } from './context.js';
import { card, cut, execute, headline, saidBack, small, type CardElement } from './element.js';
import { rowList } from './rows.js';
import { forPerson, type Screen } from './screen.js';
import { table } from './table.js';
import { dayText } from './words/dates.js';
import { countText, moneyText } from './words/numbers.js';
import type { Reader } from './words/reader.js';

/** A plan of a person, in major units. */
export interface PlanLine {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  readonly currency: string;
}

/** A target about to be set; `before` is the one that it replaces. */
export interface PlannedTarget extends PlanLine {
  readonly odooUserId: number;
  readonly before: string | null;
}

const mostLines = 12;

/** Targets, by person and time. */
export function targetsScreen(lines: readonly PlanLine[], context: CardContext): Screen {
  const sentence = lines.length === 0 ? 'No target is set' : `${countText(lines.length, context)} targets are set`;
  const columns = [
    { title: 'Whose', width: 4 },
    { title: 'Period', width: 4 },
    { title: 'Target', width: 4, numbers: true },
  ];
  const rows = lines
    .slice(0, mostLines)
    .map((line) => [line.name, spanText(line, context), moneyText(line.amount, line.currency, context)]);
  const rest = lines.length - rows.length;
  const body = [
    headline(lines.length === 1 ? 'One target is set' : sentence),
    saidBack('Of the people you see. Managers say, for example, “set Ana’s target for Q4 to 250k”.'),
    rows.length > 0 ? table(columns, rows) : null,
    rest > 0 ? small(`${countText(rest, context)} more are left out; name a period.`, { spacing: 'Small' }) : null,
  ];
  return forPerson(sentence, card(body, [execute('Attainment', 'ask.run', { text: 'attainment this quarter' })]));
}

/** Asks before a target changes what somebody is measured by. */
export function targetConfirmScreen(target: PlannedTarget, context: CardContext): Screen {
  const money = moneyText(target.amount, target.currency, context);
  const sentence = `Set ${target.name}’s target to ${money}?`;
  const { odooUserId, from, to, amount, currency } = target;
  const before = target.before === null ? 'There is none yet.' : `It replaces ${target.before}.`;
  const body = [headline(sentence), saidBack(`${spanText(target, context)}. ${before}`)];
  const set = execute(`Set ${money}`, 'plan.target', { odooUserId, from, to, amount, currency });
  return forPerson(sentence, card(body, [set, execute('Targets', 'ask.run', { text: 'targets' })]));
}

/** A plan was made, or taken back. */
export function plannedScreen(sentence: string, line: string, again: string): Screen {
  return forPerson(
    sentence,
    card([headline(sentence), saidBack(line)], [execute('See it', 'ask.run', { text: again })]),
  );
}

export const categoryWords: Readonly<Record<ForecastCategory, string>> = {
  ...{ commit: 'commit', bestCase: 'best case', pipeline: 'pipeline', omitted: 'omitted' },
};

/** Several deals fit the words: which one is called? */
export function whichDealScreen(
  deals: readonly { readonly id: number; readonly name: string; readonly amount: number; readonly currency: string }[],
  category: ForecastCategory | null,
  context: CardContext,
): Screen {
  const sentence = `${countText(deals.length, context)} deals fit: which one?`;
  const rows: readonly CardElement[] = rowList(
    deals.slice(0, 6).map((deal) => ({
      title: cut(deal.name),
      amount: moneyText(deal.amount, deal.currency, context),
      detail: category === null ? 'Take its call back' : `Call it ${categoryWords[category]}`,
      flag: null,
      tap: execute(cut(deal.name, 60), 'plan.deal', { dealId: deal.id, category }),
    })),
  );
  return forPerson(sentence, card([headline(sentence), saidBack('Tap the one you mean.'), ...rows]));
}

export function spanText({ from, to }: { readonly from: string; readonly to: string }, reader: Reader): string {
  return `${dayText(from, reader)} to ${dayText(to, reader)}`;
}
