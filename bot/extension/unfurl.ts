import type { Turn } from '../adapter/turn.js';
import type { Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { lookAs } from './look.js';
import { readOdooLink, type OdooLink } from './odooLink.js';
import { placeOf } from './place.js';
import { attachment, results, type ExtensionBody } from './reply.js';
import { linkCard, sharedCard, sharedPreview, type Subject } from './sharedCard.js';

/**
 * A card for a pasted link into Odoo; none for any other link. Where others read along nothing is looked up at all: the
 * card is the same whoever pastes it and whether or not there is such a deal, and each who looks asks for their own view.
 */
export async function unfurl(
  { url, anonymous }: { readonly url: string; readonly anonymous: boolean },
  turn: Turn,
  person: () => Promise<Person>,
  parts: BotParts,
): Promise<ExtensionBody> {
  const odooUrl = parts.odooUrl ?? '';
  const dealId = await dealOf(readOdooLink(url, odooUrl), parts);
  if (dealId === null) return results([]);
  const subject = { kind: 'deal', id: dealId } as const;
  if (anonymous) return one(subject, linkCard(subject, odooUrl));
  const { alone, senderId } = await placeOf(turn, parts);
  if (!alone) return one(subject, sharedCard(subject, odooUrl, [senderId]));
  return one(subject, (await lookAs(subject, person, parts)).card);
}

function one(subject: Subject, card: Parameters<typeof attachment>[0]): ExtensionBody {
  return results([attachment(card, sharedPreview(subject))]);
}

/** An action of Odoo's shows records of some model: asked of Odoo, about the action alone. */
async function dealOf(link: OdooLink | null, { actionModel }: BotParts): Promise<number | null> {
  if (link === null) return null;
  if (link.kind === 'deal') return link.dealId;
  return (await actionModel?.(link.action)) === 'crm.lead' ? link.recordId : null;
}
