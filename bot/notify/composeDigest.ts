import type { Viewer } from '../../src/access/viewer.js';
import { digestFor } from '../../src/alerts/digest.js';
import { digestBefore, lastReminder } from '../../src/alerts/dueDays.js';
import type { OutboxEntry } from '../../src/alerts/outbox.js';
import { instantAt } from '../../src/alerts/quiet.js';
import type { SubscriptionView } from '../../src/projections/subscriptions.js';
import { callReminderScreen, digestScreen } from '../cards/digest.js';
import type { Screen } from '../cards/screen.js';
import { cardContext } from '../conversation/person.js';
import type { NotifierParts } from './createNotifier.js';

/** What a digest or a reminder says to this person now; null when there is nothing to say. */
export function composeDigest(
  bot: NotifierParts['bot'],
): (entry: OutboxEntry, subscription: SubscriptionView, viewer: Viewer) => Promise<Screen | null> {
  return async ({ day }, subscription, viewer) => {
    const { what, timeZone, startedAt, _id: id, said } = subscription;
    if (day === null || what.kind === 'alert') return null;
    const context = cardContext(viewer, bot);
    const at = { now: bot.clock.now(), timeZone, fiscalYearStart: bot.fiscalYearStart };
    if (what.kind === 'callReminder') return reminder(what, viewer, { ...at, id }, bot);
    const before = digestBefore(what.time, { day, at: instantAt(day, what.time.at, timeZone) }, timeZone);
    const since = new Date(Math.max(before.at.getTime(), startedAt.getTime()));
    const digest = await digestFor(bot.pipeline, viewer, since, at);
    return digest && digestScreen(digest, { id, said }, context);
  };
}

/** Nobody is reminded of what is made: a call of that very quarter. */
async function reminder(
  what: { readonly daysBefore: number; readonly at: string },
  viewer: Viewer,
  at: { readonly now: Date; readonly timeZone: string; readonly fiscalYearStart: number; readonly id: string },
  bot: NotifierParts['bot'],
): Promise<Screen | null> {
  const due = lastReminder(what, at.now, at.timeZone, at.fiscalYearStart);
  if (due === null || viewer.odooUserId === null) return null;
  const calls = (await bot.plans?.forecastCalls(viewer, due.quarter)) ?? [];
  const isMade = calls.some(
    ({ odooUserId, from, to }) =>
      odooUserId === viewer.odooUserId && from === due.quarter.from && to === due.quarter.to,
  );
  return isMade ? null : callReminderScreen(due.quarter, { id: at.id }, cardContext(viewer, bot));
}
