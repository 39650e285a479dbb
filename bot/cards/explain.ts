import type { Answer, ChangeRow, DealRow, Explanation, MetricName } from '../../src/pipeline/answer.js';
import { again } from './again.js';
import { addsUp, backButton, tabButton } from './buttons.js';
import { changeLines } from './changes.js';
import type { CardContext } from './context.js';
import { conversionTable } from './converted.js';
import { card, execute, headline, plain, saidBack, section, small, text, type CardElement } from './element.js';
import { barMetric, cellText, exactText, figuresOf, shortMoney } from './figures.js';
import { noteLines, saidLine } from './said.js';
import { forPerson, type Screen } from './screen.js';
import { rowsPerCard } from './rows.js';
import { table } from './table.js';
import { countText, moneyText } from './words/numbers.js';

/** How an answer's figure is made: the formula, the deals it sums, their latest events, and why it may differ by now. */
export function explainScreen(answer: Answer, explanation: Explanation, context: CardContext): Screen {
  const measure = answer.question.measure;
  const sentence = `How ${headFigure(answer, context) ?? 'this answer'} is made`;
  const { formula, since } = explanation;
  const body = [
    headline(sentence),
    saidBack(saidLine(answer, context)),
    {
      type: 'Container',
      style: 'emphasis',
      spacing: 'Medium',
      items: [
        text(plain(formula.rule), { weight: 'Bolder' }),
        text(plain(formula.terms), { size: 'Small', spacing: 'Small' }),
      ],
    },
    ...conversionTable(answer, context),
    ...dealsBehind(measure === 'recurring' ? byTheMonth(answer) : answer, context),
    ...eventsBehind(answer, explanation, context),
    small(`${since.sentence}.`, { spacing: 'Small' }),
    ...noteLines(answer, context).map((note) => small(note, { spacing: 'Small' })),
  ];
  const all = answer.deals?.total ?? 0;
  const title = all === 1 ? 'The deal' : `All ${countText(all, context)} deals`;
  const show = all > 0 ? execute(title, 'deals.show', { answerId: answer.answerId }) : null;
  const actions = [show, backButton(answer), tabButton(answer, context)];
  return forPerson(sentence, card(body, actions), again('answer.explain', { answerId: answer.answerId }));
}

/** The figure that the answer's headline tells; null where it tells a count, or nothing. */
function headFigure(answer: Answer, context: CardContext): string | null {
  const metric = barMetric(answer.question.measure, [answer]);
  const [figure] = figuresOf(answer.figures, metric);
  if (!figure || figure.value === null || figure.value === 0) return null;
  if (figure.unit === 'ratio' || figure.unit === 'days' || figure.unit === 'currency/day')
    return exactText(figure, context);
  return figure.currency === undefined ? null : shortMoney(answer.figures, context, metric);
}

/** Events shown: a card holds a table and these. */
const mostEvents = 5;

/** The latest that made the figure what it is: old → new, who, when. */
function eventsBehind(answer: Answer, { deals, since }: Explanation, context: CardContext): readonly CardElement[] {
  const own = answer.changes?.rows ?? deals?.rows.flatMap(({ events }) => events) ?? [];
  const latest = [...own, ...since.changes.rows]
    .filter((event, index, all) => all.findIndex((one) => isSame(one, event)) === index)
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, mostEvents);
  if (latest.length === 0) return [];
  return [section('The latest events behind it'), ...changeLines(latest, context, true)];
}

function isSame(one: ChangeRow, other: ChangeRow): boolean {
  return one.dealId === other.dealId && one.position === other.position && one.field === other.field;
}

/** With what recurs in place of the amounts: the sums below are made of that. */
function byTheMonth(answer: Answer): Answer {
  const names: Partial<Record<MetricName, MetricName>> = { recurring: 'amount', recurringWeighted: 'weighted' };
  const figures = answer.figures.map((figure) => ({ ...figure, metric: names[figure.metric] ?? figure.metric }));
  const rows = answer.deals?.rows.map((deal) => ({ ...deal, amount: deal.recurring ?? 0 })) ?? [];
  return { ...answer, figures, deals: answer.deals && { ...answer.deals, rows } };
}

function dealsBehind(answer: Answer, context: CardContext): readonly CardElement[] {
  const page = answer.deals;
  if (page === null || page.rows.length === 0) return [];
  const weighted = figuresOf(answer.figures, 'weighted').length > 0;
  const largest = [...page.rows].sort((one, other) => other.amount - one.amount).slice(0, rowsPerCard);
  const columns = [
    { title: 'Deal', width: 5 },
    { title: answer.question.measure === 'recurring' ? 'MRR' : 'Amount', width: 4, numbers: true },
    ...(weighted
      ? [
          { title: '%', width: 2, numbers: true },
          { title: 'Weighted', width: 4, numbers: true },
        ]
      : []),
  ];
  const rows = largest.map((deal) => dealCells(deal, weighted, context));
  if (!addsUp(answer)) return [section('The largest of the deals behind it'), table(columns, rows)];
  return [
    section('The deals behind it'),
    table(columns, [...rows, ...restRow(answer, largest, weighted, context)], totalRow(answer, weighted, context)),
  ];
}

function dealCells(deal: DealRow, weighted: boolean, context: CardContext): readonly string[] {
  const amount = moneyText(deal.amount, deal.currency, context);
  if (!weighted) return [deal.name, amount];
  return [deal.name, amount, countText(deal.probability, context), moneyText(weightedOf(deal), deal.currency, context)];
}

function weightedOf(deal: DealRow): number {
  return Math.round(deal.amount * deal.probability) / 100;
}

/** What the deals not shown add, so that the column sums up; only within one currency. */
function restRow(
  answer: Answer,
  shown: readonly DealRow[],
  weighted: boolean,
  context: CardContext,
): readonly (readonly string[])[] {
  const rest = (answer.deals?.total ?? 0) - shown.length;
  if (rest <= 0) return [];
  const label = `${countText(rest, context)} more`;
  const left = (metric: 'amount' | 'weighted', of: (deal: DealRow) => number) => {
    const [sum, another] = figuresOf(
      answer.figures,
      metric,
      ...(metric === 'amount' ? (['wonAmount', 'lostAmount'] as const) : []),
    );
    if (sum?.value == null || sum.currency === undefined || another) return '';
    const cents = shown.reduce((total, deal) => total + Math.round(of(deal) * 100), 0);
    return moneyText((Math.round(sum.value * 100) - cents) / 100, sum.currency, context);
  };
  const amount = left('amount', (deal) => deal.amount);
  return [weighted ? [label, amount, '', left('weighted', weightedOf)] : [label, amount]];
}

function totalRow(answer: Answer, weighted: boolean, context: CardContext): readonly string[] {
  const money = (...names: Parameters<typeof figuresOf>[1][]) => {
    const known = figuresOf(answer.figures, ...names)
      .filter(({ value }) => value !== null)
      .map((figure) => ({ ...figure, unit: 'currency' as const }));
    return known[0] === undefined ? '' : cellText(known, known[0].metric, context);
  };
  const amount = money('amount', 'wonAmount', 'lostAmount');
  return weighted ? ['Total', amount, '', money('weighted')] : ['Total', amount];
}
