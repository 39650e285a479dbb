import type { Answer, Conversion, ConvertedTotal, RateUsed } from '../../src/pipeline/answer.js';
import { section, small, type CardElement } from './element.js';
import { metricTitles } from './figures.js';
import { table } from './table.js';
import { dayText } from './words/dates.js';
import { moneyText, shortMoneyText } from './words/numbers.js';
import type { Reader } from './words/reader.js';

/** "≈ € 1.23 M in all, € 733 k weighted, at rates of Fri 20 Nov"; why there is no total where there is none. */
export function convertedLine({ converted }: Answer, reader: Reader): string | null {
  const [main, ...others] = converted?.totals ?? [];
  if (converted === undefined || main === undefined) return null;
  if (main.value === null) return `No total in ${converted.currency}: ${main.reason ?? 'not known'}`;
  const weighted = others.find(({ metric, value }) => metric === 'weighted' && value !== null);
  const parts = [
    `≈ ${told(main, converted, reader)} in all`,
    ...(weighted ? [`${shortMoneyText(weighted.value ?? 0, converted.currency, reader)} weighted`] : []),
    ...(converted.rates.length > 0 ? [`at ${ratesWords(converted.rates, reader)}`] : []),
  ];
  return parts.join(', ');
}

const saidByItself: readonly string[] = ['amount', 'wonAmount', 'lostAmount', 'startAmount', 'expectedAmount'];

function told({ metric, value }: ConvertedTotal, { currency }: Conversion, reader: Reader): string {
  const money = shortMoneyText(value ?? 0, currency, reader);
  return saidByItself.includes(metric) ? money : `${money} ${metricTitles[metric].toLowerCase()}`;
}

/** "rates of Fri 20 Nov", "the rate of …" where one was needed, "rates of … to …" where they are of several days. */
function ratesWords(rates: readonly RateUsed[], reader: Reader): string {
  const days = [...new Set(rates.map(({ date }) => date))].sort().map((day) => dayText(day, reader));
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  return `${rates.length === 1 ? 'the rate' : 'rates'} of ${first === last ? first : `${first} to ${last}`}`;
}

/** How a total in one currency is made: each currency's sum × its rate = what it comes to. */
export function conversionTable({ converted }: Answer, reader: Reader): readonly CardElement[] {
  const [main] = converted?.totals ?? [];
  if (converted === undefined || main === undefined) return [];
  const { currency, rates } = converted;
  const columns = [
    { title: 'Sum', width: 4, numbers: true },
    { title: 'Rate', width: 3, numbers: true },
    { title: 'Of', width: 4 },
    { title: currency, width: 4, numbers: true },
  ];
  const rows = main.parts.map((part) => {
    const rate = rates.find((one) => one.currency === part.currency);
    const shown = part.converted === null ? '–' : moneyText(part.converted, currency, reader);
    return [moneyText(part.value, part.currency, reader), rateText(rate), rateDay(rate, reader), shown];
  });
  const total = ['Total', '', '', main.value === null ? '–' : moneyText(main.value, currency, reader)];
  const why = main.reason === undefined ? [] : [small(`No total: ${main.reason}`, { spacing: 'Small' })];
  return [section(`${metricTitles[main.metric]} in ${currency}`), table(columns, rows, total), ...why];
}

/** As many digits as tell two rates apart; the exact one is in the API's explanation. */
function rateText(rate: RateUsed | undefined): string {
  return rate === undefined ? '–' : `× ${Number(rate.rate.toPrecision(8))}`;
}

function rateDay(rate: RateUsed | undefined, reader: Reader): string {
  return rate === undefined ? '–' : dayText(rate.date, reader);
}
