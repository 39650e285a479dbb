import type { Dashboard, Figure, StageBar, Tile } from '../../src/pipeline/answer.js';
import { again } from './again.js';
import { barChart, mostBars, scaleFor, stageColor } from './chart.js';
import { tabLink, type CardContext } from './context.js';
import {
  card,
  cut,
  execute,
  headline,
  openUrl,
  richText,
  run,
  saidBack,
  section,
  small,
  text,
  type CardElement,
} from './element.js';
import { exactText, figuresOf, shortMoney, valueOf } from './figures.js';
import { dealRow, rowList } from './rows.js';
import { forPerson, type Screen } from './screen.js';
import { freshnessText, readAgainText } from './words/dates.js';
import { countText, plural, symbolOf } from './words/numbers.js';
import { periodName, periodWords } from './words/periods.js';
import { dot, nbsp, type Reader } from './words/reader.js';

/** Tiles on a card, the most asked for first; the rest stand in the tab. */
const shownTiles: readonly Tile['name'][] = [
  ...(['openPipeline', 'weightedPipeline', 'won', 'winRate'] as const),
  ...(['coverage', 'attainment', 'overdue'] as const),
];
const attentionRows = 3;

/** The tiles that a card of this dashboard shows: what `choice.pick` counts by. */
export function tilesOf({ tiles }: Dashboard): readonly Tile[] {
  return shownTiles.flatMap((name) => tiles.find((tile) => tile.name === name) ?? []);
}

/**
 * The main figures of a scope at a glance, each of them a tap away from what it is made of: the open pipeline by stage, the
 * tiles, and what wants attention. `choiceId` holds the questions of the tiles, in their order.
 */
export function dashboardScreen(dashboard: Dashboard, choiceId: string, context: CardContext): Screen {
  const { scope, period, freshAt } = dashboard;
  const sentence = sentenceOf(dashboard, context);
  const said = ['Dashboard', cut(scope.label, 60), periodName(period.label, context), 'as of now'];
  const body = [
    headline(sentence),
    saidBack([...said, `${readAgainText(context)}${freshnessText(freshAt, context)}`].join(dot)),
    ...stagesChart(dashboard.byStage),
    ...tilesOf(dashboard).map((tile, pick) => tileRow(tile, { choiceId, pick, keep: true }, context)),
    ...attention(dashboard, context),
    ...dashboard.notes.slice(0, 2).map((note) => small(cut(note, 200), { spacing: 'Small' })),
  ];
  const whose = scope.ids.length === 0 ? scope.kind : `${scope.kind}:${scope.ids.join(',')}`;
  return forPerson(
    sentence,
    card(body, [
      execute('What changed', 'ask.run', { text: 'what changed this week' }),
      openUrl('Open in tab', tabLink(context, { parameters: { scope: whose } })),
    ]),
    again('dashboard.show', { choiceId }),
  );
}

/** "€ 1.31 M open in 29 deals due this quarter, € 120 k won": other open deals may be overdue, or due later. */
function sentenceOf(dashboard: Dashboard, reader: Reader): string {
  const figures = (name: Tile['name']) => dashboard.tiles.find((tile) => tile.name === name)?.figures ?? [];
  const [open, won] = [figures('openPipeline'), figures('won')];
  const count = valueOf(open, 'count') ?? 0;
  const money = shortMoney(open, reader, 'amount');
  const deals = plural(count, 'deal', 'deals', reader);
  const opened = count === 0 ? 'No open deals' : money === null ? `${deals} open` : `${money} open in ${deals}`;
  const brought =
    (valueOf(won, 'wonCount', 'count') ?? 0) === 0 ? null : shortMoney(won, reader, 'wonAmount', 'amount');
  return `${opened} due ${periodWords(dashboard.period.label, reader)}, ${brought ?? 'nothing'} won`;
}

/** In the currency with the most; the tiles say every one. */
function stagesChart(stages: readonly StageBar[]): readonly CardElement[] {
  const all = stages.flatMap(({ figures }) => figuresOf(figures, 'amount'));
  const largest = all.reduce<Figure | null>((best, one) => ((one.value ?? 0) > (best?.value ?? 0) ? one : best), null);
  if (largest?.currency === undefined || stages.length < 2) return [];
  const bars = stages.slice(0, mostBars).map(({ label, key, figures }) => ({
    label,
    value: figuresOf(figures, 'amount').find(({ currency }) => currency === largest.currency)?.value ?? 0,
    color: stageColor(label, key),
  }));
  const scale = scaleFor(bars.map(({ value }) => value));
  const unit = [symbolOf(largest.currency), scale.suffix].filter((part) => part !== '').join(nbsp);
  const caption = `Open amount by stage, bars in ${unit}`;
  return [small(caption, { spacing: 'Medium' }), barChart(caption, bars, scale)];
}

/** A tile on a line: its title and its headline figure; a tap asks its question. */
function tileRow({ title, figures }: Tile, pick: Record<string, unknown>, context: CardContext): CardElement {
  const first = figures[0];
  const own = first === undefined ? [] : figuresOf(figures, first.metric);
  const value = own.map((figure) => tileText(figure, context)).join(' + ');
  return {
    type: 'Container',
    spacing: 'Small',
    separator: true,
    selectAction: execute(`Show ${cut(title, 60)}`, 'choice.pick', pick),
    items: [
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: 'stretch', items: [richText([run(cut(title, 60))])] },
          {
            type: 'Column',
            width: 'auto',
            items: [text(value === '' ? '–' : value, { horizontalAlignment: 'Right', weight: 'Bolder' })],
          },
        ],
      },
    ],
  };
}

function tileText(figure: Figure, context: CardContext): string {
  if (figure.unit !== 'deals' || figure.value === null) return cut(exactText(figure, context), 60);
  return plural(figure.value, 'deal', 'deals', context);
}

function attention(
  { attention: { total, overdue, stale, noNextStep, rows }, activities, scope }: Dashboard,
  context: CardContext,
) {
  const parts = (
    [
      [overdue, 'overdue'],
      [stale, 'stale'],
      [noNextStep, 'without a next step'],
    ] as const
  ).flatMap(([value, word]) => (value > 0 ? [`${countText(value, context)} ${word}`] : []));
  const due = [
    ...(activities.today > 0 ? [`${plural(activities.today, 'activity', 'activities', context)} due today`] : []),
    ...(activities.overdue > 0 ? [`${countText(activities.overdue, context)} overdue`] : []),
  ];
  const shown = rows.slice(0, attentionRows).map((deal) => dealRow(deal, context, scope.kind !== 'me'));
  return [
    ...(total === 0 ? [] : [section(`Needs attention: ${plural(total, 'deal', 'deals', context)}`)]),
    ...(parts.length === 0 ? [] : [small(parts.join(dot), { spacing: 'Small' })]),
    ...rowList(shown),
    ...(due.length === 0 ? [] : [small(due.join(', '), { spacing: 'Small' })]),
  ];
}
