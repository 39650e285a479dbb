import type { Answer, MovementStep } from '../../src/pipeline/answer.js';
import { again } from './again.js';
import { explainButton, tabButton } from './buttons.js';
import { barChart, scaleFor, type Bar } from './chart.js';
import type { CardContext } from './context.js';
import { card, execute, headline, saidBack, small, type CardElement } from './element.js';
import { noteLines, saidLine } from './said.js';
import { forPerson, type Screen } from './screen.js';
import { answerSentence } from './sentence.js';
import { table } from './table.js';
import { changeText, countText, moneyText, plural, symbolOf } from './words/numbers.js';
import { nbsp } from './words/reader.js';

/** Two bars, added and taken out, or a bar for each step. */
export type MovementView = 'balance' | 'steps';

const ends: readonly MovementStep['name'][] = ['start', 'end'];
/** Currencies with a table of their own: more do not fit a card. */
const mostCurrencies = 2;

/** The waterfall: where it stood, each step, where it stands, exact and adding up, per currency. */
export function movementScreen(answer: Answer, context: CardContext, view: MovementView = 'balance'): Screen {
  const sentence = answerSentence(answer, context);
  const steps = answer.movement?.steps ?? [];
  const currencies = currenciesOf(steps);
  const rest = currencies.length - mostCurrencies;
  const body = [
    headline(sentence),
    saidBack(saidLine(answer, context)),
    ...currencies.slice(0, mostCurrencies).flatMap((currency) => walk(steps, currency, view, context)),
    rest > 0
      ? small(`${plural(rest, 'more currency', 'more currencies', context)}; the tab shows all.`, { spacing: 'Small' })
      : null,
    ...noteLines(answer, context).map((note) => small(note, { spacing: 'Small' })),
  ];
  const deals =
    (answer.deals?.total ?? 0) > 0 ? execute('Show deals', 'deals.show', { answerId: answer.answerId }) : null;
  const other = view === 'steps' ? 'balance' : 'steps';
  const turn = execute(other === 'steps' ? 'Bar for each step' : 'Added and taken out', 'answer.view', {
    answerId: answer.answerId,
    view: other,
  });
  const actions = [deals, turn, explainButton(answer), tabButton(answer, context)];
  return forPerson(sentence, card(body, actions), again('answer.view', { answerId: answer.answerId, view }));
}

/** The one with the most at stake first. */
function currenciesOf(steps: readonly MovementStep[]): readonly string[] {
  const size = (currency: string) =>
    steps.reduce((sum, step) => sum + (step.currency === currency ? Math.abs(step.amount) : 0), 0);
  return [...new Set(steps.map((step) => step.currency))].sort((a, b) => size(b) - size(a));
}

function walk(
  steps: readonly MovementStep[],
  currency: string,
  view: MovementView,
  context: CardContext,
): readonly CardElement[] {
  const own = steps.filter((step) => step.currency === currency);
  const taken = own.filter((step) => ends.includes(step.name) || step.count > 0);
  const bars = view === 'steps' ? stepBars(taken) : balanceBars(taken);
  const scale = scaleFor(bars.map((bar) => bar.value));
  const unit = [symbolOf(currency), scale.suffix].filter((part) => part !== '').join(nbsp);
  const what = view === 'steps' ? 'Size of each step' : 'Added and taken out';
  const caption = `${what}, bars in ${unit}`;
  const chart = bars.some((bar) => bar.value > 0)
    ? [small(caption, { spacing: 'Medium' }), barChart(caption, bars, scale)]
    : [];
  return [...chart, stepTable(taken, currency, context)];
}

function balanceBars(steps: readonly MovementStep[]): readonly Bar[] {
  const sum = (sign: 1 | -1) =>
    steps.reduce((total, step) => {
      const isStep = !ends.includes(step.name) && Math.sign(step.amount) === sign;
      return isStep ? total + Math.abs(Math.round(step.amount * 100)) : total;
    }, 0) / 100;
  return [
    { label: 'Added', value: sum(1), color: 'good' },
    { label: 'Taken out', value: sum(-1), color: 'attention' },
  ];
}

const stepColors: Partial<Record<MovementStep['name'], string>> = {
  ...{ created: 'good', reopened: 'good', increased: 'good', pulledIn: 'good', won: 'categoricalBlue' },
  ...{ decreased: 'neutral', pushedOut: 'categoricalMarigold', lost: 'attention', removed: 'attention' },
};

function stepBars(steps: readonly MovementStep[]): readonly Bar[] {
  return steps
    .filter((step) => !ends.includes(step.name))
    .map((step) => ({
      label: `${step.amount < 0 ? '− ' : '+ '}${step.label}`,
      value: Math.abs(step.amount),
      color: stepColors[step.name] ?? 'neutral',
    }));
}

/** Start, steps with their sign, end: the column adds up. */
function stepTable(steps: readonly MovementStep[], currency: string, context: CardContext): CardElement {
  const cells = (step: MovementStep) => [
    step.label,
    countText(step.count, context),
    ends.includes(step.name) ? moneyText(step.amount, currency, context) : changeText(step.amount, currency, context),
  ];
  const last = steps.find((step) => step.name === 'end');
  const columns = [
    { title: 'Step', width: 4 },
    { title: 'Deals', width: 2, numbers: true },
    { title: 'Amount', width: 4, numbers: true },
  ];
  const rows = steps.filter((step) => step.name !== 'end').map(cells);
  return table(columns, rows, last ? cells(last) : null);
}
