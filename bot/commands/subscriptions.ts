import type { Alerts } from '../../src/alerts/createAlerts.js';
import type { SubscriptionDraft } from '../../src/alerts/createSubscriptions.js';
import type { DigestTime, QuietHours } from '../../src/alerts/rule.js';
import { ForesailError } from '../../src/errors.js';
import type { SubscriptionView } from '../../src/projections/subscriptions.js';
import { doneScreen } from '../cards/peopleAdministration.js';
import type { Screen } from '../cards/screen.js';
import { quietWords, subscriptionDoneScreen, subscriptionsScreen } from '../cards/subscription.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { askFirst, capital, type Place } from './subscriptionDrafts.js';
import type { SubscriptionCommand } from './subscriptionGrammar.js';

type AlertParts = BotParts & { readonly alerts: Alerts };

/** Obeys what somebody says about being told; null where it is a question after all. */
export async function commandSubscription(
  command: SubscriptionCommand,
  person: Person,
  place: Place,
  parts: BotParts,
): Promise<Screen | null> {
  const { alerts } = parts;
  if (!alerts) return doneScreen('Not from here', 'This process tells nobody of anything.');
  try {
    return await obey(command, person, place, { ...parts, alerts });
  } catch (error) {
    const told = error instanceof ForesailError && ['NOT_FOUND', 'CHANGE_REFUSED'].includes(error.code);
    if (!told) throw error;
    return doneScreen(error.message, 'Nothing was changed.');
  }
}

async function obey(
  command: SubscriptionCommand,
  person: Person,
  place: Place,
  parts: AlertParts,
): Promise<Screen | null> {
  const { viewer } = person;
  switch (command.kind) {
    case 'alerts':
      return subscriptionsScreen(await parts.alerts.subscriptions.list(viewer), cardContext(viewer, parts));
    case 'changeAlert':
      return changeNumbered(command, person, parts);
    case 'changeDigest':
      return changeAll(await own(person, parts, ({ what }) => what.kind === 'digest'), command.act, person, parts);
    case 'quietHours':
      return setQuietHours(command.quiet, person, parts);
    case 'digest':
      return startDigest(command.time, person, parts);
    case 'remindCall':
      return startReminder(command, person, parts);
    case 'alert':
      return askFirst(command, person, place, parts);
  }
}

/** The tap on a button of an alert. @throws ForesailError NOT_FOUND. */
export async function changeSubscription(
  id: string,
  act: 'pause' | 'resume' | 'stop',
  person: Person,
  parts: BotParts,
): Promise<Screen> {
  if (!parts.alerts) throw new ForesailError('NOT_FOUND');
  await parts.alerts.subscriptions.change(person.viewer, id, act);
  return subscriptionDoneScreen(doneWords[act], 'Say “my alerts” to see them all.');
}

const doneWords = { pause: 'Paused', resume: 'It goes on', stop: 'Stopped' } as const;

async function own(
  { viewer }: Person,
  { alerts }: AlertParts,
  which: (subscription: SubscriptionView) => boolean,
): Promise<SubscriptionView[]> {
  return (await alerts.subscriptions.list(viewer)).filter(which);
}

async function changeNumbered(
  { act, number }: Extract<SubscriptionCommand, { kind: 'changeAlert' }>,
  person: Person,
  parts: AlertParts,
): Promise<Screen> {
  const list = await own(person, parts, () => true);
  if (number === 'all') return changeAll(list, act, person, parts);
  const one = list[number - 1];
  if (!one) throw new ForesailError('NOT_FOUND', { message: `You have no alert ${number}` });
  return changeAll([one], act, person, parts);
}

async function changeAll(
  list: readonly SubscriptionView[],
  act: 'pause' | 'resume' | 'stop',
  person: Person,
  parts: AlertParts,
): Promise<Screen> {
  if (list.length === 0) throw new ForesailError('NOT_FOUND', { message: 'There is nothing of that kind' });
  for (const { _id } of list) await parts.alerts.subscriptions.change(person.viewer, _id, act);
  return subscriptionDoneScreen(doneWords[act], list.map(({ said }) => `${capital(said)}.`).join(' '));
}

async function setQuietHours(quiet: QuietHours | null, person: Person, parts: AlertParts): Promise<Screen> {
  const changed = await parts.alerts.subscriptions.setQuietHours(person.viewer, 'all', quiet);
  if (changed.length === 0)
    throw new ForesailError('NOT_FOUND', { message: 'You have no alerts yet that could be quiet' });
  const line = `In ${person.viewer.timeZone}, for what you have and what you add.`;
  return subscriptionDoneScreen(quiet ? quietWords(quiet) : 'No quiet hours any more', line);
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** One of each cadence: asked for again, the new time replaces the old one. */
async function startDigest(time: DigestTime, person: Person, parts: AlertParts): Promise<Screen> {
  const { viewer, sender } = person;
  const { subscriptions } = parts.alerts;
  const before = await own(person, parts, ({ what }) => what.kind === 'digest' && what.time.cadence === time.cadence);
  const when = time.cadence === 'daily' ? 'every day' : `on ${weekdays[time.weekday - 1] ?? 'Monday'}s`;
  const said = `a ${time.cadence} digest ${when} at ${time.at}`;
  const draft: SubscriptionDraft = {
    ...{ what: { kind: 'digest', time }, words: said, said, target: { kind: 'personal' }, quiet: null },
    timeZone: viewer.timeZone,
  };
  await subscriptions.start(viewer, draft, sender.aadObjectId);
  for (const { _id } of before) await subscriptions.change(viewer, _id, 'stop');
  return subscriptionDoneScreen(`You get ${said}`, `In ${viewer.timeZone}. When nothing is new, nothing comes.`);
}

async function startReminder(
  { daysBefore, at }: Extract<SubscriptionCommand, { kind: 'remindCall' }>,
  person: Person,
  parts: AlertParts,
): Promise<Screen> {
  const { viewer, sender } = person;
  const said = `a reminder of your forecast call, from ${daysBefore} days before the quarter ends, at ${at}`;
  const draft: SubscriptionDraft = {
    ...{ what: { kind: 'callReminder', daysBefore, at }, words: said, said, target: { kind: 'personal' }, quiet: null },
    timeZone: viewer.timeZone,
  };
  await parts.alerts.subscriptions.start(viewer, draft, sender.aadObjectId);
  return subscriptionDoneScreen(`You get ${said}`, 'Once it is made, no reminder comes.');
}
