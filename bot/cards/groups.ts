import type { Answer, DealRow, Figure, Group, MetricName } from '../../src/pipeline/answer.js';
import { convertButton, explainButton, groupButton, groupingWords, tabButton } from './buttons.js';
import { barChart, mostBars, scaleFor, stageColor, type Bar, type Scale } from './chart.js';
import type { CardContext } from './context.js';
import { card, execute, headline, saidBack, section, small, type CardAction, type CardElement } from './element.js';
import { barMetric, cellText, figuresOf, metricTitles, ownMetric, valueOf, withoutTwins } from './figures.js';
import { dealRow, rowList } from './rows.js';
import { noteLines, saidLine } from './said.js';
import { forPerson, type Screen } from './screen.js';
import { answerSentence } from './sentence.js';
import { table, type Column } from './table.js';
import { monthText, today } from './words/dates.js';
import { countText, plural, symbolOf } from './words/numbers.js';
import type { Reader } from './words/reader.js';

/** Rows of deals under a table: fewer than on a list, the table comes first. */
const attentionRows = 3;

/** Figures of each member of a grouping: headline, chart, its table twin, and the deals that want attention. */
export function groupsScreen(answer: Answer, context: CardContext): Screen {
  const sentence = answerSentence(answer, context);
  const metric = barMetric(answer.question.measure, answer.groups);
  const groups = shownGroups(answer, metric, context);
  const body = [
    headline(sentence),
    saidBack(saidLine(answer, context)),
    ...chartOf(answer, groups, metric, context),
    groupTable(answer, groups, context),
    ...restLine(answer, groups, context),
    ...attention(answer, context),
    ...noteLines(answer, context).map((note) => small(note, { spacing: 'Small' })),
  ];
  return forPerson(sentence, card(body, groupActions(answer, context)));
}

function groupActions(answer: Answer, context: CardContext): readonly (CardAction | null)[] {
  const deals = answer.deals?.total === 0 ? null : execute('Show deals', 'deals.show', { answerId: answer.answerId });
  return [deals, groupButton(answer), convertButton(answer), explainButton(answer), tabButton(answer, context)];
}

/** Months or quarters of a table: a year of them; there are not more bars than elsewhere. */
const mostPeriods = 12;

/** In order of time for months and quarters, else by size. */
function shownGroups(answer: Answer, metric: MetricName, context: CardContext): readonly Group[] {
  if (isOverTime(answer)) return around(answer.groups, mostPeriods, context);
  const size = (group: Group) => valueOf(group.figures, metric) ?? -1;
  // Of equal rates the one of more deals first: one of one says less than nine of nine.
  const deals = (group: Group) => valueOf(group.figures, 'count') ?? valueOf(group.figures, 'wonCount') ?? 0;
  return [...answer.groups].sort((a, b) => size(b) - size(a) || deals(b) - deals(a)).slice(0, mostBars);
}

function isOverTime({ groupedBy }: Answer): boolean {
  return groupedBy === 'month' || groupedBy === 'quarter';
}

/** So many periods from the present one on; where there are fewer after it, the latest before it too. */
function around(groups: readonly Group[], most: number, reader: Reader): readonly Group[] {
  const [year = '', month = '1'] = today(reader).split('-');
  const present = (key: string) =>
    key.includes('Q') ? `${year}-Q${Math.ceil(Number(month) / 3)}` : `${year}-${month}`;
  const next = groups.findIndex(({ key }) => key >= present(key));
  const last = Math.max(0, groups.length - most);
  const first = next === -1 ? last : Math.min(next, last);
  return groups.slice(first, first + most);
}

/** Caption and bars of the currency with the largest bar; no chart when there is nothing to compare. */
function chartOf(
  answer: Answer,
  shown: readonly Group[],
  metric: MetricName,
  context: CardContext,
): readonly CardElement[] {
  const groups = isOverTime(answer) ? around(shown, mostBars, context) : shown;
  const sample = largestFigure(groups, metric);
  if (groups.length < 2 || sample === null) return [];
  const factor = sample.unit === 'ratio' && metric !== 'coverage' ? 100 : 1;
  const bars = groups.flatMap((group): Bar[] => {
    const figure = figuresOf(group.figures, metric).find((one) => one.currency === sample.currency);
    if (figure === undefined || figure.value === null || figure.value < 0) return [];
    return [{ label: labelOf(group), value: figure.value * factor, color: colorOf(answer, group) }];
  });
  const scale = scaleFor(bars.map((bar) => bar.value));
  const part = groups.length < shown.length ? `, ${groups.length} of ${shown.length}` : '';
  const caption = captionOf(answer, metric, `${unitOf(sample, scale)}${part}`);
  return [small(caption, { spacing: 'Medium' }), barChart(caption, bars, scale)];
}

function largestFigure(groups: readonly Group[], metric: MetricName): Figure | null {
  const figures = groups
    .flatMap((group) => figuresOf(group.figures, metric))
    .filter((figure) => (figure.value ?? 0) > 0);
  return figures.reduce<Figure | null>(
    (best, figure) => ((figure.value ?? 0) > (best?.value ?? 0) ? figure : best),
    null,
  );
}

function captionOf(answer: Answer, metric: MetricName, unit: string): string {
  const by = answer.groupedBy === null ? '' : ` by ${groupingWords[answer.groupedBy]}`;
  const name = metric === 'amount' && answer.question.measure === 'openPipeline' ? 'Open amount' : metricTitles[metric];
  return `${name}${by}, bars in ${unit}`;
}

function unitOf(sample: Figure, scale: Scale): string {
  return [barUnit(sample), scale.suffix].filter((part) => part !== '').join('\u00a0');
}

function barUnit(sample: Figure): string {
  if (sample.currency !== undefined) return symbolOf(sample.currency);
  return sample.unit === 'ratio' ? (sample.metric === 'coverage' ? 'times' : '%') : sample.unit;
}

/** Months come as `2026-08`. */
export function labelOf(group: Group): string {
  return monthText(group.label);
}

function colorOf(answer: Answer, group: Group): string {
  return answer.groupedBy === 'stage' ? stageColor(group.label, group.key) : 'categoricalBlue';
}

const columnOrder: readonly MetricName[] = [
  'winRateCount',
  ...(['wonCount', 'lostCount', 'winRateAmount'] as const),
  'meanDays',
  'medianDays',
  'overdueCount',
  'dueCount',
  'count',
  'amount',
  'wonAmount',
  'lostAmount',
  'weighted',
  'recurring',
  'recurringWeighted',
  'meanAmount',
  'velocity',
  'coverage',
  'attainment',
  'pushCount',
  'daysPushed',
  'slipRate',
  'conversion',
];

/** Columns beside the first: more do not fit a phone. */
const mostMetrics = 3;

function groupTable(answer: Answer, groups: readonly Group[], context: CardContext): CardElement {
  const metrics = columnOrder.filter((name) =>
    groups.some((group) => figuresOf(withoutTwins(group.figures), name).length > 0),
  );
  const own = ownMetric(answer.question.measure);
  const first = metrics.slice(0, mostMetrics);
  const shown =
    own === null || !metrics.includes(own) || first.includes(own) ? first : [...first.slice(0, mostMetrics - 1), own];
  const rows = groups.map((group) => [labelOf(group), ...shown.map((name) => cellText(group.figures, name, context))]);
  const hasTotal = shown.every((name) => figuresOf(answer.figures, name).length > 0) && answer.groups.length > 1;
  const total = hasTotal ? ['Total', ...shown.map((name) => cellText(answer.figures, name, context))] : null;
  return table(columnsOf(answer, shown), rows, total);
}

function columnsOf(answer: Answer, shown: readonly MetricName[]): readonly Column[] {
  const first = answer.groupedBy === null ? '' : groupingWords[answer.groupedBy];
  const title = first.charAt(0).toUpperCase() + first.slice(1);
  const counts: readonly MetricName[] = ['count', 'wonCount', 'lostCount'];
  const numbers = shown.map((name) => ({
    title: metricTitles[name],
    width: counts.includes(name) ? 2 : 4,
    numbers: true,
  }));
  return [{ title, width: 4 }, ...numbers];
}

/** The total counts groups that the card leaves out; it says so. */
function restLine(answer: Answer, groups: readonly Group[], context: CardContext): readonly CardElement[] {
  const rest = answer.groups.length - groups.length;
  if (rest <= 0) return [];
  const more = plural(rest, 'more is', 'more are', context);
  return [small(`${more} counted in the total; the tab shows all.`, { spacing: 'Small' })];
}

function attention(answer: Answer, context: CardContext): readonly CardElement[] {
  const rows: readonly DealRow[] = answer.deals?.rows ?? [];
  const flagged = rows.filter((deal) => deal.status === 'open' && deal.flags.length > 0);
  if (flagged.length === 0) return [];
  const all = answer.deals?.total === rows.length;
  const base = countText(rows.length, context);
  const title = `Needs attention: ${countText(flagged.length, context)} of ${all ? base : `the ${base} largest`}`;
  const owners = answer.question.scope.kind !== 'me';
  const shown = [...flagged].sort(byUrgency).slice(0, attentionRows);
  return [section(title), ...rowList(shown.map((deal) => dealRow(deal, context, owners)))];
}

const urgency = ['overdue', 'stale', 'pushed', 'noNextStep'] as const;

function byUrgency(one: DealRow, other: DealRow): number {
  const rank = (deal: DealRow) => Math.min(...deal.flags.map((flag) => urgency.indexOf(flag)));
  return rank(one) - rank(other) || other.amount - one.amount;
}
