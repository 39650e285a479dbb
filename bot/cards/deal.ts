import type { DealRow } from '../../src/pipeline/answer.js';
import type { CardContext } from './context.js';
import { card, cut, facts, openUrl, richText, run, text, plain, execute } from './element.js';
import type { CardAction, CardElement } from './element.js';
import { pushedText, recurringText } from './rows.js';
import { forPerson, type Screen } from './screen.js';
import { dayOf, dayText, relativeDay } from './words/dates.js';
import { daysText, moneyText, percentText } from './words/numbers.js';
import { dot, nbsp } from './words/reader.js';

/** What stands on a deal's card beside the deal: what became of a change, and forms for the next. */
export interface DealExtras {
  readonly body: readonly CardElement[];
  /** What is planned on the deal, soonest first. */
  readonly next?: readonly { readonly name: string; readonly dueOn: string }[];
  /** What became of the deal so far, under its facts. */
  readonly story?: readonly CardElement[];
  readonly actions: readonly CardAction[];
}

const noExtras: DealExtras = { body: [], actions: [] };

/** One deal: amount, stage, owner, close date, next step. */
export function dealScreen(deal: DealRow, context: CardContext, more: DealExtras = noExtras): Screen {
  const name = cut(deal.name, 120);
  const recurring = recurringText(deal, context);
  const recurs = recurring === null ? '' : dot + recurring;
  const body = [
    text(plain(name), { size: 'Large', weight: 'Bolder', style: 'heading' }),
    richText(
      [
        run(moneyText(deal.amount, deal.currency, context), { weight: 'Bolder' }),
        run(stateText(deal, context) + recurs),
      ],
      {
        spacing: 'Small',
      },
    ),
    facts(dealFacts(deal, more.next ?? [], context)),
    ...(more.story ?? []),
    ...more.body,
  ];
  const actions = [
    ...more.actions,
    openUrl('Open in Odoo', deal.url),
    deal.account ? execute('More of this account', 'ask.run', { text: `deals of ${deal.account}` }) : null,
  ];
  return forPerson(name, card(body, actions));
}

/** No deal of that id that this person may see: said without saying whether there is one. */
export function noDealScreen(): Screen {
  const sentence = 'There is nothing here that you may see';
  return forPerson(
    sentence,
    card(
      [text(sentence, { size: 'Large', weight: 'Bolder', style: 'heading' })],
      [execute('My pipeline', 'ask.run', { text: 'my pipeline' })],
    ),
  );
}

function stateText(deal: DealRow, context: CardContext): string {
  if (deal.status === 'won' || deal.status === 'lost') {
    const day = deal.closedAt === null ? '' : `${nbsp}${dayText(dayOf(new Date(deal.closedAt), context), context)}`;
    return `${dot}${deal.status}${day}`;
  }
  const weighted = Math.round(deal.amount * deal.probability) / 100;
  const parts = [
    deal.stage,
    percentText(deal.probability / 100, context),
    `${moneyText(weighted, deal.currency, context)} weighted`,
  ];
  return dot + parts.filter((part) => part !== null).join(dot);
}

function dealFacts(
  deal: DealRow,
  planned: NonNullable<DealExtras['next']>,
  context: CardContext,
): readonly (readonly [string, string])[] {
  const facts: [string, string][] = [['Owner', cut(deal.owner ?? 'nobody')]];
  if (deal.account !== null) facts.push(['Account', cut(deal.account)]);
  if (deal.status === 'open') facts.push(['Closes', closeText(deal, context)]);
  const [next] = planned;
  if (next) facts.push(['Next step', nextText(next, context)]);
  else if (deal.flags.includes('noNextStep')) facts.push(['Next step', 'no next step']);
  if (deal.flags.includes('stale')) facts.push(['Last touched', `${daysText(deal.idleDays, context)} ago`]);
  facts.push(['Created', dayText(dayOf(new Date(deal.createdAt), context), context)]);
  return facts;
}

function nextText({ name, dueOn }: { readonly name: string; readonly dueOn: string }, context: CardContext): string {
  return `${cut(name, 60)}, ${dayText(dueOn, context)}, ${relativeDay(dueOn, context)}`;
}

function closeText(deal: DealRow, context: CardContext): string {
  if (deal.expectedClose === null) return 'no close date';
  const when = `${dayText(deal.expectedClose, context)}, ${relativeDay(deal.expectedClose, context)}`;
  return deal.pushCount > 0 ? `${when}${dot}${pushedText(deal.pushCount)}` : when;
}
