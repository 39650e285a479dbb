import type { DealFlag, DealRow } from './answer.js';
import { defaultStaleDays, type Asking } from './asking.js';
import { lengthInDays, localDay } from './calendar.js';
import type { ListedDeal } from './listedDeal.js';
import { majorOf } from './money.js';

/** The address of a deal's form: `/odoo/crm/<id>` is Odoo 19's; `crm` is the path of its pipeline action. */
export function dealUrl(odooUrl: string, dealId: number): string {
  return `${odooUrl.replace(/\/+$/, '')}/odoo/crm/${String(dealId)}`;
}

/** A deal as every surface lists it. */
export function dealRow(deal: ListedDeal, asking: Asking, odooUrl: string): DealRow {
  return {
    id: deal._id,
    name: deal.name,
    amount: majorOf(deal.amountMinor, deal.currency),
    ...(deal.recurringMonthlyMinor ? { recurring: majorOf(deal.recurringMonthlyMinor, deal.currency) } : {}),
    currency: deal.currency,
    stage: deal.stage?.name ?? null,
    owner: deal.owner?.name ?? null,
    account: deal.account?.name ?? null,
    probability: deal.probability,
    expectedClose: deal.expectedClose,
    closedAt: deal.closedAt?.toISOString() ?? null,
    url: dealUrl(odooUrl, deal._id),
    status: deal.status,
    createdAt: deal.createdAt.toISOString(),
    pushCount: deal.pushCount,
    flags: flagsOf(deal, asking),
    idleDays: idleDays(deal, asking),
  };
}

/** The asker's calendar days since the last touch; never negative, whatever two clocks say. */
export function idleDays(deal: Pick<ListedDeal, 'lastTouchedAt'>, { today, viewer }: Asking): number {
  return Math.max(0, lengthInDays(localDay(deal.lastTouchedAt, viewer.timeZone), today) - 1);
}

/** Days without a touch that make this deal stale: its stage's own number, or the default. */
export function staleAfter(deal: Pick<ListedDeal, 'rottingDays'>): number {
  return deal.rottingDays === null || deal.rottingDays === 0 ? defaultStaleDays : deal.rottingDays;
}

/** Only open deals are flagged: nothing is late about a deal that is settled. */
function flagsOf(deal: ListedDeal, asking: Asking): DealFlag[] {
  if (deal.status !== 'open') return [];
  const flags: DealFlag[] = [];
  if (deal.expectedClose !== null && deal.expectedClose < asking.today) flags.push('overdue');
  if (idleDays(deal, asking) >= staleAfter(deal)) flags.push('stale');
  if (deal.pushCount > 0) flags.push('pushed');
  if (!deal.hasNextStep) flags.push('noNextStep');
  return flags;
}
