import type { PlanView } from '../projections/documents.js';

type Plan = Pick<PlanView, 'odooUserId' | 'from' | 'to' | 'amountMinor' | 'currency'>;

/** The target of some people for a period. */
export interface ScopeTarget {
  /** Minor units by currency; empty when nobody has a target. */
  readonly byCurrency: ReadonlyMap<string, number>;
  /** How many people have a target of the period. */
  readonly people: number;
}

/**
 * What these people together are to win in a period: each one's own target of exactly that period, or else the sum of
 * targets that make it up without a gap (three months for a quarter). Who has neither counts as having none. Pure.
 */
export function targetOf(plans: readonly Plan[], period: { readonly from: string; readonly to: string }): ScopeTarget {
  const byPerson = new Map<number, Plan[]>();
  for (const plan of plans) {
    if (plan.from < period.from || plan.to > period.to) continue;
    byPerson.set(plan.odooUserId, [...(byPerson.get(plan.odooUserId) ?? []), plan]);
  }
  const byCurrency = new Map<string, number>();
  let people = 0;
  for (const own of byPerson.values()) {
    const parts = partsOf(own, period.from, period.to);
    if (parts === null) continue;
    people += 1;
    for (const { currency, amountMinor } of parts) {
      byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + amountMinor);
    }
  }
  return { byCurrency, people };
}

/** Plans that follow one another from the first day to the last, the longest first; null where there are none. */
function partsOf(plans: readonly Plan[], from: string, to: string): readonly Plan[] | null {
  if (from > to) return [];
  const candidates = plans.filter((plan) => plan.from === from && plan.to <= to);
  candidates.sort((a, b) => (a.to > b.to ? -1 : 1));
  for (const plan of candidates) {
    const rest = partsOf(plans, dayAfter(plan.to), to);
    if (rest !== null) return [plan, ...rest];
  }
  return null;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
