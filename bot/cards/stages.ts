import type { Answer, Figure, Group, MetricName } from '../../src/pipeline/answer.js';
import { explainButton, tabButton } from './buttons.js';
import { barChart, mostBars, scaleFor, stageColor } from './chart.js';
import type { CardContext } from './context.js';
import { card, execute, headline, saidBack, small, type CardElement } from './element.js';
import { exactText, figuresOf, valueOf } from './figures.js';
import { noteLines, saidLine } from './said.js';
import { forPerson, type Screen } from './screen.js';
import { answerSentence } from './sentence.js';
import { table, type Column } from './table.js';
import { countText } from './words/numbers.js';

/** A column over the stages: its head and what it shows of a stage. */
interface StageColumn {
  readonly title: string;
  readonly of: (figures: readonly Figure[], context: CardContext) => string;
}

interface StageForm {
  /** What the bars show, and its unit. */
  readonly metric: MetricName;
  readonly caption: string;
  readonly factor: number;
  readonly columns: readonly StageColumn[];
}

const count = (title: string, ...names: readonly MetricName[]): StageColumn => ({
  title,
  of: (figures, context) =>
    countText(
      names.reduce((sum, name) => sum + (valueOf(figures, name) ?? 0), 0),
      context,
    ),
});
const exact = (title: string, name: MetricName): StageColumn => ({
  title,
  of: (figures, context) => {
    const [figure] = figuresOf(figures, name);
    return figure ? exactText(figure, context) : '–';
  },
});

const forms: Readonly<Record<string, StageForm>> = {
  stageConversion: {
    metric: 'conversion',
    caption: 'Moved on by stage, bars in %',
    factor: 100,
    columns: [count('Entered', 'count'), count('Moved on', 'advancedCount', 'wonCount'), exact('Share', 'conversion')],
  },
  timeInStage: {
    metric: 'meanDays',
    caption: 'Mean days by stage, bars in days',
    factor: 1,
    columns: [count('Deals', 'count'), exact('Mean', 'meanDays'), exact('Median', 'medianDays')],
  },
  stageProbability: {
    metric: 'probability',
    caption: 'Won of settled by stage, bars in %',
    factor: 100,
    columns: [count('Settled', 'settledCount'), count('Won', 'wonCount'), exact('Odds', 'probability')],
  },
};

/** Whether an answer is one figure for each stage of the funnel. */
export function isByStage(answer: Answer): boolean {
  return forms[answer.question.measure] !== undefined && answer.groups.length > 0;
}

/** Stages in the order of the funnel: what became of the deals that entered each. */
export function stagesScreen(answer: Answer, context: CardContext): Screen {
  const sentence = answerSentence(answer, context);
  const form = forms[answer.question.measure];
  const groups = answer.groups.slice(0, mostBars + 1);
  const body = [
    headline(sentence),
    saidBack(saidLine(answer, context)),
    ...(form ? [...chartOf(groups, form), tableOf(answer, groups, form, context)] : []),
    ...outcomes(answer, context),
    ...noteLines(answer, context).map((note) => small(note, { spacing: 'Small' })),
  ];
  const deals =
    (answer.deals?.total ?? 0) > 0 ? execute('Show deals', 'deals.show', { answerId: answer.answerId }) : null;
  return forPerson(sentence, card(body, [deals, explainButton(answer), tabButton(answer, context)]));
}

function chartOf(groups: readonly Group[], { metric, caption, factor }: StageForm): readonly CardElement[] {
  const bars = groups.flatMap(({ key, label, figures }) => {
    const value = valueOf(figures, metric);
    return value === null ? [] : [{ label, value: value * factor, color: stageColor(label, key) }];
  });
  if (bars.length < 2) return [];
  return [small(caption, { spacing: 'Medium' }), barChart(caption, bars, scaleFor(bars.map((bar) => bar.value)))];
}

function tableOf(answer: Answer, groups: readonly Group[], { columns }: StageForm, context: CardContext): CardElement {
  const cells = (figures: readonly Figure[]) => columns.map((column) => column.of(figures, context));
  const heads: readonly Column[] = [
    { title: 'Stage', width: 4 },
    ...columns.map(({ title }) => ({ title, width: 3, numbers: true })),
  ];
  const rows = groups.map(({ label, figures }) => [label, ...cells(figures)]);
  return table(heads, rows, groups.length > 1 ? ['All', ...cells(answer.figures)] : null);
}

/** What became of all that entered: the parts add up to them. */
function outcomes({ question, figures }: Answer, context: CardContext): readonly CardElement[] {
  if (question.measure !== 'stageConversion') return [];
  const parts = (
    [
      ['advancedCount', 'advanced'],
      ['wonCount', 'won'],
      ['stillThereCount', 'still there'],
      ['movedBackCount', 'moved back'],
      ['lostCount', 'lost'],
      ['removedCount', 'removed'],
    ] as const
  ).flatMap(([metric, word]) => {
    const value = valueOf(figures, metric) ?? 0;
    return value === 0 ? [] : [`${countText(value, context)} ${word}`];
  });
  return parts.length === 0 ? [] : [small(`Of all that entered: ${parts.join(', ')}`, { spacing: 'Small' })];
}
