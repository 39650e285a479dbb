import { dealUrl } from '../../src/pipeline/dealRow.js';
import { card, execute, headline, openUrl, small, type AdaptiveCard } from '../cards/element.js';
import { forEveryone, type LivingCard, type Screen } from '../cards/screen.js';

/** Something of Odoo's that a card stands for. The id alone: whoever reads the card has it from the link too. */
export type Subject =
  { readonly kind: 'deal'; readonly id: number } | { readonly kind: 'account'; readonly id: number };

const words = {
  deal: { title: 'A deal in Odoo', verb: 'deal.look' },
  account: { title: 'An account in Odoo', verb: 'account.look' },
} as const;

/**
 * What is inserted where others read along: it names nothing and says nothing of whether there is such a thing. Teams asks
 * for it anew for each who looks (all of them up to 60 members, above that `userIds` alone; the others tap), and shows the
 * answer to that person only.
 */
export function sharedCard(subject: Subject, odooUrl: string, userIds: readonly string[]): LivingCard {
  const { title, verb } = words[subject.kind];
  const data = { id: subject.id };
  const shown = card(
    [headline(title), small('Who may see it sees it here; amounts and names stay out for everyone else.')],
    [execute('Show me', verb, data), openUrl('Open in Odoo', urlOf(subject, odooUrl))],
  );
  return { ...shown, refresh: { action: execute('Refresh', verb, data), userIds } };
}

/** The same for people that the app does not know: nothing that calls back. */
export function linkCard(subject: Subject, odooUrl: string): AdaptiveCard {
  const { title } = words[subject.kind];
  const line = small('Add Foresail to see it here, if you may see it in Odoo.');
  return card([headline(title), line], [openUrl('Open in Odoo', urlOf(subject, odooUrl))]);
}

/** For who may not see it, and for what is not there: the link alone, and the two are one. */
export function unseenScreen(subject: Subject, odooUrl: string): Screen {
  const { title } = words[subject.kind];
  const line = small('There is nothing of it that you may see here.');
  return forEveryone(title, card([headline(title), line], [openUrl('Open in Odoo', urlOf(subject, odooUrl))]));
}

/** For who is not known here: the link, and how to get access. It says nothing of the deal, which was not looked for. */
export function strangerLookScreen(subject: Subject, odooUrl: string, why: string): Screen {
  const { title } = words[subject.kind];
  const body = [headline(title), small(`${why}.`)];
  return forEveryone(title, card(body, [openUrl('Open in Odoo', urlOf(subject, odooUrl))]));
}

/** What the list of results and a message without cards show of it where others read along. */
export function sharedPreview({ kind }: Subject): { readonly title: string; readonly text: string } {
  return { title: words[kind].title, text: 'Odoo' };
}

function urlOf({ kind, id }: Subject, odooUrl: string): string {
  return kind === 'deal' ? dealUrl(odooUrl, id) : `${odooUrl.replace(/\/+$/, '')}/odoo/res.partner/${String(id)}`;
}
