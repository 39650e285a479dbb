import type { Answer, Comparison, Figure, Group, MetricName } from '../../src/pipeline/answer.js';
import { convertButton, explainButton, groupButton, groupingWords, tabButton } from './buttons.js';
import { barChart, mostBars, scaleFor } from './chart.js';
import type { CardContext } from './context.js';
import { card, execute, headline, saidBack, small, type CardElement } from './element.js';
import { barMetric, exactText, figuresOf, metricTitles, withoutTwins } from './figures.js';
import { labelOf } from './groups.js';
import { noteLines, saidLine } from './said.js';
import { forPerson, type Screen } from './screen.js';
import { answerSentence } from './sentence.js';
import { netChanges } from './sentencePast.js';
import { table } from './table.js';
import { changeText, percentText, symbolOf } from './words/numbers.js';
import { periodName, periodWords } from './words/periods.js';
import { minus, nbsp, type Reader } from './words/reader.js';

/** Two periods side by side: the change in the headline, two bars, and a table by member or by figure. */
export function compareScreen(answer: Answer, compared: Comparison, context: CardContext): Screen {
  const metric = barMetric(answer.question.measure, [answer]);
  const sentence = `${answerSentence(answer, context)}${changeWords(answer, compared, metric, context)}`;
  const body = [
    headline(sentence),
    saidBack(saidLine(answer, context)),
    ...twoBars(answer, compared, metric, context),
    answer.groups.length > 0 ? memberTable(answer, compared, metric, context) : figureTable(answer, compared, context),
    ...noteLines(answer, context).map((note) => small(note, { spacing: 'Small' })),
  ];
  const show = execute('Show deals', 'deals.show', { answerId: answer.answerId });
  return forPerson(
    sentence,
    card(body, [show, groupButton(answer), convertButton(answer), explainButton(answer), tabButton(answer, context)]),
  );
}

/** ", +12 % on last quarter": never a percentage of nothing, and none where currencies would be mixed. */
function changeWords(answer: Answer, compared: Comparison, metric: MetricName, reader: Reader): string {
  // What is asked about is how much it moved, not how much there was in the end.
  if (answer.movement) return walkWords(compared, reader);
  const [now, another] = figuresOf(answer.figures, metric);
  const before = now && sameFigure(compared.figures, now);
  if (!now || another || now.value === null || !before || before.value === null) return '';
  const other = periodName(compared.period.label, reader);
  const then = periodWords(compared.period.label, reader);
  if (now.unit === 'ratio') return `, ${exactText(before, reader)} ${then}`;
  if (before.value === 0) return `, none ${then}`;
  const change = now.value / before.value - 1;
  if (Math.round(change * 100) === 0) return `, the same as ${other}`;
  return `, ${change > 0 ? '+' : ''}${percentText(change, reader)} on ${other}`;
}

/** "; down € 114 k in October 2026" */
function walkWords({ figures, period }: Comparison, reader: Reader): string {
  const then = netChanges(figures, reader).join(', ');
  return then === '' ? '' : `; ${then} ${periodWords(period.label, reader)}`;
}

/** The earlier period first and neutral, the one asked about below it; only within one currency. */
function twoBars(
  answer: Answer,
  compared: Comparison,
  metric: MetricName,
  context: CardContext,
): readonly CardElement[] {
  const [now, another] = figuresOf(answer.figures, metric);
  const before = now && sameFigure(compared.figures, now);
  if (!now || another || now.value === null || !before || before.value === null) return [];
  const factor = now.unit === 'ratio' ? 100 : 1;
  const bars = [
    { label: titleOf(periodName(compared.period.label, context)), value: before.value * factor, color: 'neutral' },
    { label: titleOf(labelOfPeriod(answer, context)), value: now.value * factor, color: 'categoricalBlue' },
  ];
  const scale = scaleFor(bars.map((bar) => bar.value));
  const unit = now.currency === undefined ? (now.unit === 'ratio' ? '%' : now.unit) : symbolOf(now.currency);
  const caption = `${metricTitles[metric]}, bars in ${[unit, scale.suffix].filter((part) => part !== '').join(nbsp)}`;
  return [small(caption, { spacing: 'Medium' }), barChart(caption, bars, scale)];
}

/** One line a figure: before, now, change. */
function figureTable(answer: Answer, compared: Comparison, context: CardContext): CardElement {
  const rows = withoutTwins(answer.figures)
    .slice(0, 8)
    .map((figure) => {
      const before = sameFigure(compared.figures, figure);
      return [metricTitles[figure.metric], ...threeCells(before, figure, context)];
    });
  return table(columnsOf('Figure', answer, compared, context), rows);
}

/** One line a member of the grouping; who was there in one period only shows as a dash in the other. */
function memberTable(answer: Answer, compared: Comparison, metric: MetricName, context: CardContext): CardElement {
  const earlier = new Map(compared.groups.map((group) => [group.key, group]));
  const gone = compared.groups.filter((group) => !answer.groups.some((one) => one.key === group.key));
  const rows = [
    ...answer.groups.map((group) => memberRow(group, earlier.get(group.key), group, metric, context)),
    ...gone.map((group) => memberRow(group, group, undefined, metric, context)),
  ].slice(0, mostBars);
  const [total] = figuresOf(answer.figures, metric);
  const before = total && sameFigure(compared.figures, total);
  // The steps of a walk end with what their sum would be.
  if (answer.movement) return table(columnsOf('Step', answer, compared, context), rows);
  const by = answer.groupedBy === null ? 'Member' : titleOf(groupingWords[answer.groupedBy]);
  return table(columnsOf(by, answer, compared, context), rows, ['Total', ...threeCells(before, total, context)]);
}

function memberRow(
  named: Group,
  before: Group | undefined,
  now: Group | undefined,
  metric: MetricName,
  context: CardContext,
): readonly string[] {
  const [figure] = figuresOf(now?.figures ?? [], metric);
  const [earlier] = figuresOf(before?.figures ?? [], metric);
  return [labelOf(named), ...threeCells(earlier, figure, context)];
}

function threeCells(before: Figure | undefined, now: Figure | undefined, context: CardContext): readonly string[] {
  const shown = (figure: Figure | undefined) => (figure ? exactText(figure, context) : '–');
  return [shown(before), shown(now), differenceText(before, now, context)];
}

function differenceText(before: Figure | undefined, now: Figure | undefined, context: CardContext): string {
  const unit = (now ?? before)?.unit;
  if (unit === 'ratio' || before?.value === null || now?.value === null) return '';
  // Cents, so that the difference of two sums shows no binary dust.
  const difference = (Math.round((now?.value ?? 0) * 100) - Math.round((before?.value ?? 0) * 100)) / 100;
  const currency = (now ?? before)?.currency;
  if (currency !== undefined) return changeText(difference, currency, context);
  const rounded = Math.round(difference * 10) / 10;
  return rounded > 0 ? `+${rounded}` : String(rounded).replace('-', minus);
}

function columnsOf(first: string, answer: Answer, compared: Comparison, context: CardContext) {
  return [
    { title: first, width: 4 },
    { title: titleOf(periodName(compared.period.label, context)), width: 4, numbers: true },
    { title: titleOf(labelOfPeriod(answer, context)), width: 4, numbers: true },
    { title: 'Change', width: 4, numbers: true },
  ];
}

function labelOfPeriod({ question: { period } }: Answer, reader: Reader): string {
  return period === null ? 'now' : periodName(period.label, reader);
}

function sameFigure(figures: readonly Figure[], figure: Figure): Figure | undefined {
  return figures.find((one) => one.metric === figure.metric && one.currency === figure.currency);
}

function titleOf(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
