import type { Conversion, ConvertedTotal, RateUsed } from '../../src/pipeline/answer.js';
import { shortDay } from './days.js';
import { metricTitles } from './figures.js';
import { decimal, exactMoney, shortMoney } from './money.js';

interface Reader {
  readonly locale: string;
  readonly today: string;
}

/** Sums that "in all" says enough of. */
const plainSums: readonly string[] = ['amount', 'wonAmount', 'lostAmount', 'startAmount', 'expectedAmount'];

/** `≈ € 1.23 M in all, € 733 k weighted, at rates of 20 Nov`; why there is no total where there is none. */
export function convertedWords({ totals, currency, rates }: Conversion, reader: Reader): string {
  const [main, ...others] = totals;
  if (main === undefined) return '';
  if (main.value === null) return `No total in ${currency}: ${main.reason ?? 'not known'}`;
  const title = plainSums.includes(main.metric) ? '' : ` ${metricTitles[main.metric].toLowerCase()}`;
  const weighted = others.find(({ metric, value }) => metric === 'weighted' && value !== null);
  const parts = [
    `≈ ${shortMoney(main.value, currency, reader.locale)}${title} in all`,
    ...(weighted ? [`${shortMoney(weighted.value ?? 0, currency, reader.locale)} weighted`] : []),
    ...(rates.length === 0 ? [] : [`at ${ratesWords(rates, reader)}`]),
  ];
  return parts.join(', ');
}

/** Exact, for a tooltip. */
export function exactTotal({ totals, currency }: Conversion, locale: string): string {
  const value = totals[0]?.value ?? null;
  return value === null ? '' : exactMoney(value, currency, locale);
}

function ratesWords(rates: readonly RateUsed[], { today, locale }: Reader): string {
  const days = [...new Set(rates.map(({ date }) => date))].sort().map((day) => shortDay(day, today, locale));
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  return `${rates.length === 1 ? 'the rate' : 'rates'} of ${first === last ? first : `${first} to ${last}`}`;
}

/** `$ 200.05 × 0.9264 (20 Nov) = € 185.33`, one a currency of a total that is not its own. */
export function partWords(
  part: ConvertedTotal['parts'][number],
  { currency, rates }: Conversion,
  { locale, today }: Reader,
): string {
  const sum = exactMoney(part.value, part.currency, locale);
  const rate = rates.find((one) => one.currency === part.currency);
  if (part.converted === null) return `${sum}: no rate`;
  if (!rate) return sum;
  // As many digits as tell two rates apart; the exact one is in the API's explanation.
  const factor = decimal(Number(rate.rate.toPrecision(8)), 12, locale);
  return `${sum} × ${factor} (${shortDay(rate.date, today, locale)}) = ${exactMoney(part.converted, currency, locale)}`;
}
