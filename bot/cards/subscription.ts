import type { BackTest } from '../../src/alerts/backTest.js';
import type { AlertRule, QuietHours } from '../../src/alerts/rule.js';
import type { SubscriptionView } from '../../src/projections/subscriptions.js';
import { amountOf, changeWords, type DealNames } from './alertWords.js';
import { barChart } from './chart.js';
import type { CardContext } from './context.js';
import {
  card,
  cut,
  execute,
  headline,
  richText,
  run,
  saidBack,
  section,
  small,
  text,
  type CardAction,
  type CardElement,
} from './element.js';
import { rowList } from './rows.js';
import { forPerson, type Screen } from './screen.js';
import { dayOf, dayText, monthText } from './words/dates.js';
import { countText } from './words/numbers.js';
import { dot } from './words/reader.js';

/** A subscription that waits for a yes, in the words of who asked for it and in ours. */
interface Draft {
  readonly draftId: string;
  readonly words: string;
  readonly said: string;
}

/** Asks before an alert begins, and says how often it would have come. */
export function confirmScreen(
  asked: Draft & { readonly rule: AlertRule; readonly where: string },
  tried: BackTest,
  names: DealNames,
  context: CardContext,
): Screen {
  const sentence = `Tell you ${asked.said}?`;
  const { from, to } = tried.period;
  const span = `${dayText(from, context)} to ${dayText(to, context)}`;
  const often = tried.count === 1 ? 'once' : `${countText(tried.count, context)} times`;
  const body = [
    headline(sentence),
    saidBack(asked.where),
    text(`It would have told you **${often}** last quarter (${span}).`, { spacing: 'Medium' }),
    ...(tried.count === 0 ? [] : perMonth(tried)),
    tried.examples.length === 0
      ? null
      : section(tried.examples.length === 1 ? 'The last one' : `The last ${tried.examples.length}`),
    ...rowList(
      tried.examples.map((one) => ({
        title: one.name,
        amount: amountOf(one.after, context),
        detail: [dayText(dayOf(one.at, context), context), changeWords(asked.rule.trigger, one, names, context)]
          .filter((part) => part !== null)
          .join(dot),
        flag: null,
        tap: execute(`Open ${cut(one.name, 60)}`, 'deal.open', { dealId: one.dealId }),
      })),
    ),
    ...tried.notes.map((note) => small(note, { spacing: 'Small' })),
  ];
  const actions = [
    { ...execute('Start', 'subscription.confirm', { draftId: asked.draftId }), style: 'positive' },
    changeForm(asked),
    execute('Cancel', 'subscription.cancel', { draftId: asked.draftId }),
  ];
  return forPerson(sentence, card(body, actions));
}

/** What it is about may be said another way without saying all of it again. */
function changeForm({ draftId, words }: Draft): CardAction {
  const body = [wordsInput(words)];
  const actions = [{ ...execute('Try this', 'subscription.reword', { draftId }), style: 'positive' }];
  return { type: 'Action.ShowCard', title: 'Change', card: { type: 'AdaptiveCard', version: '1.5', body, actions } };
}

function wordsInput(words: string): CardElement {
  return {
    ...{ type: 'Input.Text', id: 'words', label: 'Tell me …', value: words, isMultiline: true, maxLength: 500 },
    ...{ isRequired: true, errorMessage: 'Say what has to happen' },
  };
}

/** Words of the form that were not understood: they are there to be corrected, and what was asked before stays open. */
export function rewordScreen(draft: Draft, reason: string, unknown: readonly string[]): Screen {
  const sentence = 'I did not understand what to tell you of';
  const body = [headline(sentence), saidBack(unreadWords(reason, unknown)), wordsInput(draft.words)];
  const { draftId } = draft;
  const actions = [
    { ...execute('Try this', 'subscription.reword', { draftId }), style: 'positive' },
    { ...execute('Start as it was', 'subscription.confirm', { draftId }), associatedInputs: 'none' },
    { ...execute('Cancel', 'subscription.cancel', { draftId }), associatedInputs: 'none' },
  ];
  return forPerson(sentence, card([...body, small(`As it was: ${draft.said}.`)], actions));
}

function unreadWords(reason: string, unknown: readonly string[]): string {
  const words = unknown.map((word) => `“${cut(word, 40)}”`).join(', ');
  return unknown.length === 0 ? `${reason}.` : `${reason}: ${words}.`;
}

/** Bars, and the same in a line for clients that draw none. */
function perMonth({ months }: BackTest): readonly CardElement[] {
  const bars = months.map(({ month, count }) => ({ label: monthText(month), value: count, color: 'categoricalBlue' }));
  const line = bars.map(({ label, value }) => `${label} ${value}`).join(dot);
  const scale = { divisor: 1, suffix: '', digits: 0 } as const;
  return [small(line, { spacing: 'Small' }), barChart('Would have told you, per month', bars, scale)];
}

/** A person's subscriptions with their numbers; a tap on one shows what can be done with it. */
export function subscriptionsScreen(list: readonly SubscriptionView[], context: CardContext): Screen {
  const sentence =
    list.length === 0
      ? 'You have no alerts'
      : list.length === 1
        ? 'You have one alert'
        : `You have ${countText(list.length, context)} alerts`;
  const shown = list.slice(0, mostListed);
  const more = list.length - shown.length;
  const quiet = list.find((one) => one.quiet !== null)?.quiet ?? null;
  const hint =
    list.length === 0
      ? 'Say “tell me when …”, or “daily digest at 8:00”.'
      : 'Tap one to pause or stop it. Or say “pause alert 2”, “stop alert 2”, “quiet hours 19:00–08:00”, “tell me when …”.';
  const body = [
    headline(sentence),
    ...shown.flatMap((one, index) => listedAlert(one, index + 1)),
    more === 0 ? null : small(`And ${countText(more, context)} more, by their numbers.`),
    quiet === null ? null : small(quietWords(quiet)),
    small(hint),
  ];
  return forPerson(sentence, card(body));
}

/** A screen of a phone or two; those beyond are changed by their numbers. */
const mostListed = 20;

function listedAlert(one: SubscriptionView, number: number): readonly CardElement[] {
  const buttons = `alert-${String(number)}`;
  const line = richText([
    run(`${String(number)}  `, { weight: 'Bolder' }),
    run(cut(one.said, 160)),
    run(`${dot}${stateWords(one)}`, { size: 'Small', isSubtle: true }),
  ]);
  const open = {
    ...{ type: 'Action.ToggleVisibility', title: `Pause or stop alert ${String(number)}` },
    targetElements: [buttons],
  };
  const change = (title: string, act: 'pause' | 'resume' | 'stop'): CardAction =>
    execute(title, 'subscription.change', { id: one._id, act, listed: true });
  const actions = [
    one.state === 'paused' ? change('Resume', 'resume') : change('Pause', 'pause'),
    change('Stop', 'stop'),
  ];
  return [
    { type: 'Container', items: [line], selectAction: open, spacing: 'Small' },
    { type: 'ActionSet', id: buttons, isVisible: false, actions, spacing: 'None' },
  ];
}

/** Something about subscriptions was done. */
export function subscriptionDoneScreen(sentence: string, line: string): Screen {
  return forPerson(
    sentence,
    card([headline(sentence), saidBack(line)], [execute('My alerts', 'ask.run', { text: 'my alerts' })]),
  );
}

/** Words that were not understood are named; nothing was started. */
export function notReadScreen(reason: string, unknown: readonly string[]): Screen {
  const sentence = 'I did not understand what to tell you of';
  const body = [
    headline(sentence),
    saidBack(unreadWords(reason, unknown)),
    small(
      'For example: tell me when a deal over 50k is won · when any of my deals is pushed · no activity for 14 days.',
    ),
  ];
  return forPerson(sentence, card(body, [execute('My alerts', 'ask.run', { text: 'my alerts' })]));
}

export function quietWords({ from, to }: QuietHours): string {
  return `Quiet hours ${from}–${to}: what comes then waits until ${to}.`;
}

function stateWords({ state, target, quiet }: SubscriptionView): string {
  const where = target.kind === 'personal' ? 'to you' : 'to a channel or chat';
  return [state === 'paused' ? 'paused' : null, where, quiet ? `quiet ${quiet.from}–${quiet.to}` : null]
    .filter((part) => part !== null)
    .join(dot);
}
