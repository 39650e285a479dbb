import { Decimal } from 'decimal.js';
import type { CompanyView, CurrencyRateView } from '../../projections/documents.js';
import type { RateUsed } from '../answer.js';

/** A rate of one currency from a day on. */
type DatedRate = Pick<CurrencyRateView, 'day' | 'rate'>;

/** What a rate is made of on a day; the base of a list that says nothing of itself is 1 on every day. */
interface Worth {
  readonly rate: number;
  readonly day: string | null;
}

/** Decimal digits of a rate. More say nothing, and a rate with so few can be written down and multiplied with again. */
const significantDigits = 15;

/** The rates of Odoo, as one company after another would look them up. */
export interface RateLists {
  /** Whether there is any rate at all. */
  readonly any: boolean;
  /** What one unit of `from` is worth in `to` on a day, by the newest rates not after it; null where there are none. */
  between(from: string, to: string, day: string): RateUsed | null;
  /** Currencies that another can be converted to on a day, in order of their codes. */
  accepted(day: string): readonly string[];
}

/**
 * As Odoo converts (`res.currency._get_rates`): within the list of one company, where its own rows of a currency come
 * before those that belong to no company, and the newest not after the day counts. The list of the company with the
 * lowest id is everybody's, so that a total is the same whoever asks; the others serve only what it cannot tell. Pure.
 */
export function rateLists(companies: Iterable<CompanyView>, rates: Iterable<CurrencyRateView>): RateLists {
  const rows = [...rates];
  const owners = [...companies].sort((a, b) => a._id - b._id);
  const lists = owners.map((company) => listOf(company, rows));
  return {
    any: rows.length > 0,
    between(from, to, day) {
      for (const list of lists) {
        const found = crossed(list(from, day), list(to, day));
        if (found) return { currency: from, ...found };
      }
      return null;
    },
    accepted(day) {
      const codes = new Set([...rows.map(({ currency }) => currency), ...owners.flatMap((one) => one.currency ?? [])]);
      return [...codes].filter((code) => lists.some((list) => list(code, day) !== null)).sort();
    },
  };
}

/** What a currency is worth in a company's list on a day. */
function listOf(company: CompanyView, rows: readonly CurrencyRateView[]): (code: string, day: string) => Worth | null {
  const own = byCurrency(rows.filter(({ companyId }) => companyId === company._id));
  const shared = byCurrency(rows.filter(({ companyId }) => companyId === null));
  return (code, day) => {
    const dated = newest(own.get(code), day) ?? newest(shared.get(code), day);
    if (dated) return dated;
    return code === company.currency ? { rate: 1, day: null } : null;
  };
}

/** The rates of each currency, the newest first. */
function byCurrency(rows: readonly CurrencyRateView[]): Map<string, DatedRate[]> {
  const found = new Map<string, DatedRate[]>();
  for (const { currency, day, rate } of rows) {
    const dated = found.get(currency);
    if (dated) dated.push({ day, rate });
    else found.set(currency, [{ day, rate }]);
  }
  for (const dated of found.values()) dated.sort((a, b) => (a.day < b.day ? 1 : -1));
  return found;
}

function newest(dated: readonly DatedRate[] | undefined, day: string): DatedRate | null {
  return dated?.find((one) => one.day <= day) ?? null;
}

/** One rate set against another; null unless both are known and at least one of them has a day. */
function crossed(from: Worth | null, to: Worth | null): Pick<RateUsed, 'rate' | 'date'> | null {
  if (from === null || to === null) return null;
  // The base is 1 since the list began (Odoo's own is of 2010): that day says nothing of how old the rate is.
  const told = [from, to].filter(({ rate }) => rate !== 1);
  const [date] = (told.length > 0 ? told : [from, to]).flatMap(({ day }) => day ?? []).sort();
  if (date === undefined) return null;
  const rate = new Decimal(to.rate).div(from.rate).toSignificantDigits(significantDigits).toNumber();
  return { rate, date };
}
