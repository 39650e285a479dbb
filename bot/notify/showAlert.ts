import { ForesailError } from '../../src/errors.js';
import { noDealScreen } from '../cards/deal.js';
import type { Screen } from '../cards/screen.js';
import type { Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { detailScreen } from './createNotifier.js';

/**
 * The details of an alert that a channel was told of, for who taps: their own rights decide. Who may not see the deal gets
 * what anybody gets of a deal that is not there.
 */
export async function showAlert(entryId: string, { viewer }: Person, parts: BotParts): Promise<Screen> {
  const { alerts } = parts;
  if (!alerts) throw new ForesailError('NOT_FOUND');
  const entry = await alerts.outbox.find(entryId);
  const subscription = (await alerts.readSide.subscriptions()).find(({ _id }) => _id === entry?.subscriptionId);
  const deal = entry?.moment ? await alerts.readSide.deal(viewer, entry.moment.dealId) : null;
  if (!entry || !deal || subscription?.what.kind !== 'alert') return noDealScreen();
  const { trigger } = subscription.what.rule;
  const screen = await detailScreen(entry, deal, { ...subscription, trigger }, viewer, { bot: parts });
  return typeof screen === 'string' ? noDealScreen() : screen;
}
