import type { DirectoryEntry } from '../../src/ask/ports.js';
import type { DealRow } from '../../src/pipeline/answer.js';
import type { CardContext } from '../cards/context.js';
import { dealScreen } from '../cards/deal.js';
import { cut, execute } from '../cards/element.js';
import { dayText } from '../cards/words/dates.js';
import { moneyText } from '../cards/words/numbers.js';
import { dot, type Reader } from '../cards/words/reader.js';
import type { Place } from './place.js';
import { attachment, type Attachment } from './reply.js';
import { sharedCard } from './sharedCard.js';

/** A found deal: the line is for who searches, the card for the conversation. */
export function foundDeal(deal: DealRow, place: Place, context: CardContext): Attachment {
  const card = place.alone
    ? dealScreen(deal, context, changeable(deal)).card
    : sharedCard({ kind: 'deal', id: deal.id }, place.odooUrl, [place.senderId]);
  return attachment(card, { title: cut(deal.name), text: dealLine(deal, context) });
}

/** A found account: its deals are asked for by who looks. */
export function foundAccount({ id, name }: DirectoryEntry, place: Place): Attachment {
  const card = sharedCard({ kind: 'account', id }, place.odooUrl, [place.senderId]);
  return attachment(card, { title: cut(name), text: 'Account' });
}

/** A deal's card without its forms: the button brings them, to the person's own chat. */
export function changeable({ id }: DealRow): Parameters<typeof dealScreen>[2] {
  return { body: [], actions: [execute('Change it in my chat', 'deal.open', { dealId: id })] };
}

/** "€ 184,000 · Proposition · Ana Silva · 11 Dec" */
export function dealLine(deal: DealRow, reader: Reader): string {
  const state = deal.status === 'open' ? deal.stage : deal.status;
  const close = deal.status === 'open' && deal.expectedClose !== null ? dayText(deal.expectedClose, reader) : null;
  const parts = [moneyText(deal.amount, deal.currency, reader), state, deal.owner ?? 'no owner', close];
  return cut(parts.filter((part) => part !== null).join(dot), 160);
}
