import type { ToldMoment } from '../../src/alerts/outbox.js';
import type { AlertTrigger } from '../../src/alerts/rule.js';
import { minorDigits } from '../../src/currency.js';
import type { OpportunityView } from '../../src/projections/documents.js';
import type { SubscriptionView } from '../../src/projections/subscriptions.js';
import { changeWords, eventWords, type DealNames } from './alertWords.js';
import type { CardContext } from './context.js';
import { card, cut, execute, facts, headline, saidBack, small } from './element.js';
import { forEveryone, forPerson, type Screen } from './screen.js';
import { instantText } from './words/dates.js';
import { moneyText } from './words/numbers.js';

/** An alert for the person it is for: which deal, what happened to it, and why they are told. */
export function alertScreen(
  deal: OpportunityView,
  moment: ToldMoment,
  subscription: SubscriptionView & { readonly trigger: AlertTrigger },
  names: DealNames,
  context: CardContext,
): Screen {
  const { trigger } = subscription;
  const sentence = `${eventWords(trigger)}: ${cut(deal.name, 100)}`;
  const change = changeWords(trigger, moment, names, context);
  const by = moment.actor === null ? '' : `, by ${moment.actor}`;
  const amount = moneyText(deal.amountMinor / 10 ** minorDigits(deal.currency), deal.currency, context);
  const body = [
    headline(sentence),
    saidBack(`${instantText(moment.at.toISOString(), context)}${by}`),
    facts([
      ...(change === null ? [] : [[eventWords(trigger), change] as const]),
      ['Amount', amount],
      ['Owner', cut(deal.owner?.name ?? 'nobody')],
      ...(deal.account ? [['Account', cut(deal.account.name)] as const] : []),
      ...(deal.stage ? [['Stage', cut(deal.stage.name)] as const] : []),
    ]),
    small(`You asked to be told ${subscription.said}.`),
  ];
  const actions = [
    execute('Open the deal', 'deal.open', { dealId: deal._id }),
    execute('Pause this alert', 'subscription.change', { id: subscription._id, act: 'pause' }),
  ];
  return forPerson(sentence, card(body, actions));
}

/**
 * What a conversation of several is told: that something of that kind happened, no deal, no name, no figure. Details are
 * for each person, as far as they may see them.
 */
export function channelAlertScreen(
  trigger: AlertTrigger,
  entryId: string,
  totals: readonly (readonly [string, string])[],
): Screen {
  const sentence = `${eventWords(trigger)}: a deal that is followed here`;
  const note =
    totals.length === 0
      ? 'Not everyone here may see every deal, so amounts and names stay out. Show me answers you alone.'
      : 'An admin lets this channel see these totals. Deals and names stay out; Show me answers you alone.';
  const body = [headline(sentence), totals.length === 0 ? null : facts(totals), small(note, { spacing: 'Small' })];
  return forEveryone(sentence, card(body, [execute('Show me', 'alert.show', { id: entryId })]));
}
