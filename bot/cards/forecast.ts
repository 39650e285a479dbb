import type { Answer, Figure, Group } from '../../src/pipeline/answer.js';
import { convertButton, explainButton, tabButton } from './buttons.js';
import { barChart, scaleFor } from './chart.js';
import type { CardContext } from './context.js';
import { card, execute, headline, saidBack, small, type CardElement } from './element.js';
import { cellText, figuresOf, valueOf } from './figures.js';
import { noteLines, saidLine } from './said.js';
import { forPerson, type Screen } from './screen.js';
import { answerSentence } from './sentence.js';
import { table } from './table.js';
import { countText, symbolOf } from './words/numbers.js';
import { nbsp } from './words/reader.js';

const colors: Readonly<Record<string, string>> = {
  ...{ closed: 'good', commit: 'categoricalBlue', bestCase: 'categoricalTeal', pipeline: 'categoricalLightBlue' },
  omitted: 'neutral',
};

/** Forecast by category, or how good a past one was: what is closed and committed is the figure that is promised. */
export function forecastScreen(answer: Answer, context: CardContext): Screen {
  const sentence = answerSentence(answer, context);
  const groups = answer.groups.filter((group) => group.key !== 'omitted' || (valueOf(group.figures, 'count') ?? 0) > 0);
  const body = [
    headline(sentence),
    saidBack(saidLine(answer, context)),
    ...chartOf(groups),
    tableOf(answer, groups, context),
    ...noteLines(answer, context).map((note) => small(note, { spacing: 'Small' })),
  ];
  const deals =
    (answer.deals?.total ?? 0) > 0 ? execute('Show deals', 'deals.show', { answerId: answer.answerId }) : null;
  return forPerson(
    sentence,
    card(body, [deals, convertButton(answer), explainButton(answer), tabButton(answer, context)]),
  );
}

/** In the currency with the most; a table cell shows them all. */
function chartOf(groups: readonly Group[]): readonly CardElement[] {
  const all = groups.flatMap((group) => figuresOf(group.figures, 'amount'));
  const largest = all.reduce<Figure | null>((best, one) => ((one.value ?? 0) > (best?.value ?? 0) ? one : best), null);
  if (largest?.currency === undefined) return [];
  const bars = groups.map((group) => ({
    label: group.label,
    value: figuresOf(group.figures, 'amount').find((one) => one.currency === largest.currency)?.value ?? 0,
    color: colors[group.key] ?? 'neutral',
  }));
  const scale = scaleFor(bars.map((bar) => bar.value));
  const unit = [symbolOf(largest.currency), scale.suffix].filter((part) => part !== '').join(nbsp);
  const caption = `Amount by category, bars in ${unit}`;
  return [small(caption, { spacing: 'Medium' }), barChart(caption, bars, scale)];
}

function tableOf(answer: Answer, groups: readonly Group[], context: CardContext): CardElement {
  const columns = [
    { title: 'Category', width: 4 },
    { title: 'Deals', width: 2, numbers: true },
    { title: 'Amount', width: 4, numbers: true },
  ];
  const cells = (figures: readonly Figure[]) => [
    countText(valueOf(figures, 'count') ?? 0, context),
    cellText(figures, 'amount', context),
  ];
  const sure = answer.question.measure === 'forecast' ? groups.filter(isSure) : [];
  const total =
    sure.length === 0
      ? null
      : ['Closed and commit', countText(countOf(sure), context), cellText(answer.figures, 'amount', context)];
  return table(
    columns,
    groups.map((group) => [group.label, ...cells(group.figures)]),
    total,
  );
}

function isSure({ key }: Group): boolean {
  return key === 'closed' || key === 'commit';
}

function countOf(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + (valueOf(group.figures, 'count') ?? 0), 0);
}
