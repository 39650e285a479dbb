import type { Digest } from '../../src/alerts/digest.js';
import type { Figure, Group, Tile } from '../../src/pipeline/answer.js';
import { changeLines } from './changes.js';
import type { CardContext } from './context.js';
import { tabLink } from './context.js';
import { card, cut, execute, facts, headline, openUrl, saidBack, section, small, type CardElement } from './element.js';
import { exactText } from './figures.js';
import { activityRow, dealRow, rowList } from './rows.js';
import { forPerson, type Screen } from './screen.js';
import { dayOf, dayText, instantText } from './words/dates.js';
import { changeText, countText, plural } from './words/numbers.js';

const rowsOfPart = 3;
const changesShown = 6;
const groupsShown = 4;

/** A digest: what is new since the last one first, then what is due, what holds things up, and how it all stands. */
export function digestScreen(
  digest: Digest,
  asked: { readonly id: string; readonly said: string },
  context: CardContext,
): Screen {
  const { changes, kind } = digest;
  const whose = kind === 'rep' ? 'your deals' : kind === 'manager' ? 'your team’s deals' : 'the whole pipeline';
  const sentence =
    changes.total === 0
      ? `Nothing changed in ${whose}; ${plural(digest.dashboard.activities.today, 'activity is', 'activities are', context)} due today`
      : `${plural(changes.total, 'change', 'changes', context)} in ${whose} since ${dayText(dayOf(new Date(digest.since), context), context)}`;
  const body = [
    small(`Your digest · ${instantText(context.now.toISOString(), context)}`, { spacing: 'Small' }),
    headline(sentence),
    standing(digest, context),
    ...(kind === 'rep' ? [] : walkRows(digest, context)),
    ...changeRows(digest, context),
    ...dueRows(digest, context),
    ...helpRows(digest, context),
    ...closingRows(digest, context),
    attentionLine(digest, context),
  ];
  const actions = [
    execute('What changed', 'ask.run', { text: `what changed since ${digest.since.slice(0, 10)}` }),
    execute('Stop this digest', 'subscription.change', { id: asked.id, act: 'stop' }),
    openUrl('Open in tab', tabLink(context)),
  ];
  return forPerson(sentence, card(body, actions));
}

/** The first figure of a few tiles, in their currency. */
function standing({ dashboard, kind }: Digest, context: CardContext): CardElement | null {
  const wanted = kind === 'rep' ? ['openPipeline', 'won'] : ['openPipeline', 'won', 'coverage', 'attainment'];
  const rows = dashboard.tiles.filter((tile) => wanted.includes(tile.name)).flatMap((tile) => tileRow(tile, context));
  return rows.length === 0 ? null : facts(rows);
}

function tileRow({ title, figures }: Tile, context: CardContext): readonly (readonly [string, string])[] {
  const first = figures.find((figure) => figure.value !== null);
  return first ? [[`${title}, this quarter`, exactText(first, context)] as const] : [];
}

function changeRows({ changes }: Digest, context: CardContext): readonly CardElement[] {
  if (changes.rows.length === 0) return [];
  const lines = changeLines(changes.rows.slice(0, changesShown), context, true);
  const rest = changes.total - lines.length;
  return [
    section('What changed'),
    ...lines,
    ...(rest > 0 ? [small(`and ${countText(rest, context)} more`, { spacing: 'Small' })] : []),
  ];
}

function dueRows({ dashboard }: Digest, context: CardContext): readonly CardElement[] {
  const { today, overdue, rows } = dashboard.activities;
  if (today + overdue === 0) return [];
  const shown = rows.filter(({ state }) => state === 'today' || state === 'overdue').slice(0, rowsOfPart);
  return [
    section(`Due today: ${countText(today, context)}, overdue: ${countText(overdue, context)}`),
    ...rowList(shown.map((row) => activityRow(row, context, false))),
  ];
}

function closingRows({ closingSoon, kind }: Digest, context: CardContext): readonly CardElement[] {
  if (closingSoon.total === 0) return [];
  return [
    section(`Closing within 7 days: ${countText(closingSoon.total, context)}`),
    ...rowList(closingSoon.rows.slice(0, rowsOfPart).map((deal) => dealRow(deal, context, kind !== 'rep'))),
  ];
}

/** Steps that moved anything, in each currency. */
function walkRows({ movement }: Digest, context: CardContext): readonly CardElement[] {
  const steps = movement.filter(({ name, count }) => name !== 'start' && name !== 'end' && count > 0);
  if (steps.length === 0) return [];
  return [
    section('How the pipeline moved'),
    facts(
      steps
        .slice(0, 10)
        .map(
          ({ label, amount, currency, count }) =>
            [label, `${changeText(amount, currency, context)} in ${plural(count, 'deal', 'deals', context)}`] as const,
        ),
    ),
  ];
}

function helpRows({ needsHelp, forecast, kind }: Digest, context: CardContext): readonly CardElement[] {
  const most = needsHelp
    .map((group) => [group, countOf(group)] as const)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  const rows = most
    .slice(0, groupsShown)
    .map(([{ label }, count]) => [cut(label, 40), plural(count, 'overdue deal', 'overdue deals', context)] as const);
  const called = forecast.slice(0, 6).flatMap(({ label, figures }) => {
    const first = figures.find((figure) => figure.unit === 'currency' && figure.value !== null);
    return first ? [[label, exactText(first, context)] as const] : [];
  });
  return [
    ...(rows.length > 0 ? [section(kind === 'manager' ? 'Who needs help' : 'Where help is needed'), facts(rows)] : []),
    ...(called.length > 0 ? [section('Forecast of this quarter'), facts(called)] : []),
  ];
}

function countOf({ figures }: Group): number {
  return figures.find((figure) => figure.metric === 'count')?.value ?? 0;
}

function attentionLine({ dashboard, slipped, pushes }: Digest, context: CardContext): CardElement | null {
  const { overdue, stale, noNextStep } = dashboard.attention;
  const count = (figures: readonly Figure[], metric: Figure['metric']) =>
    figures.find((figure) => figure.metric === metric)?.value ?? 0;
  const parts = [
    [overdue, 'overdue'],
    [stale, 'stale'],
    [noNextStep, 'without a next step'],
    [count(slipped, 'count'), 'slipped out of this quarter'],
  ] as const;
  const pushed = count(pushes, 'pushCount');
  const said = [
    ...parts.filter(([value]) => value > 0).map(([value, word]) => `${countText(value, context)} ${word}`),
    ...(pushed > 0 ? [`${plural(pushed, 'push', 'pushes', context)} since the last digest`] : []),
  ];
  return said.length === 0 ? null : small(`${said.join(', ')}.`);
}

/** A forecast call that is not made, before the quarter is over. */
export function callReminderScreen(
  quarter: { readonly to: string },
  asked: { readonly id: string },
  context: CardContext,
): Screen {
  const sentence = 'Your forecast call of this quarter is missing';
  const body = [
    headline(sentence),
    saidBack(
      `The quarter ends on ${dayText(quarter.to, context)}. Say, for example, “my call for this quarter is 250k”.`,
    ),
  ];
  const actions = [
    execute('My forecast', 'ask.run', { text: 'my forecast this quarter' }),
    execute('Stop these reminders', 'subscription.change', { id: asked.id, act: 'stop' }),
  ];
  return forPerson(sentence, card(body, actions));
}
