import { minus, nbsp, type Reader } from './reader.js';

const thousand = 1_000;
const million = 1_000_000;
const billion = 1_000_000_000;
/** Below this a headline shows the exact amount: "€ 7,500" says more than "€ 8 k". */
const shortFrom = 10_000;

/** "1,204" */
export function countText(value: number, reader: Reader): string {
  return decimal(value, 0, reader);
}

/** "5 deals", "1 deal". */
export function plural(value: number, one: string, many: string, reader: Reader): string {
  return `${countText(value, reader)} ${value === 1 ? one : many}`;
}

/** Exact money, cents only when there are any: "€ 184,000", "−€ 42.50". `amount` is in major units. */
export function moneyText(amount: number, currency: string, reader: Reader): string {
  const digits = Number.isInteger(amount) ? 0 : minorDigits(currency);
  return signOf(amount) + symbolOf(currency) + nbsp + decimal(Math.abs(amount), digits, reader);
}

/** Money for a headline: "€ 1.31 M", "€ 733 k", exact below ten thousand. */
export function shortMoneyText(amount: number, currency: string, reader: Reader): string {
  const size = Math.abs(amount);
  if (size < shortFrom) return moneyText(amount, currency, reader);
  return signOf(amount) + symbolOf(currency) + nbsp + shortNumber(size, reader);
}

/** A change: "+€ 58,700", "−€ 22,400". */
export function changeText(amount: number, currency: string, reader: Reader): string {
  return (amount > 0 ? '+' : '') + moneyText(amount, currency, reader);
}

/** A ratio from 0 to 1 as "69 %". */
export function percentText(ratio: number, reader: Reader): string {
  return signOf(ratio) + decimal(Math.abs(ratio) * 100, 0, reader) + nbsp + '%';
}

/** "2.3×" */
export function timesText(factor: number, reader: Reader): string {
  return `${signOf(factor)}${decimal(Math.abs(factor), 1, reader)}×`;
}

/** "42 days", "1.5 days". */
export function daysText(days: number, reader: Reader): string {
  const rounded = Math.round(days * 10) / 10;
  const number = decimal(rounded, Number.isInteger(rounded) ? 0 : 1, reader);
  return number + nbsp + (rounded === 1 ? 'day' : 'days');
}

/** "€" for EUR, "CA$" for CAD: never a sign that two currencies share. */
export function symbolOf(currency: string): string {
  try {
    const parts = new Intl.NumberFormat('en', { style: 'currency', currency }).formatToParts(0);
    return parts.find((part) => part.type === 'currency')?.value.trim() ?? currency;
  } catch {
    return currency;
  }
}

function shortNumber(size: number, reader: Reader): string {
  // Rounded before the unit is chosen, so that 999,600 is 1.00 M and not 1,000 k.
  if (Math.round(size / thousand) < thousand) return decimal(size / thousand, 0, reader) + nbsp + 'k';
  if (Math.round(size / (million / 100)) / 100 < thousand) return decimal(size / million, 2, reader) + nbsp + 'M';
  return decimal(size / billion, 2, reader) + nbsp + 'B';
}

function minorDigits(currency: string): number {
  try {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return options.maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

function signOf(value: number): string {
  return value < 0 ? minus : '';
}

function decimal(value: number, digits: number, reader: Reader): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const text = new Intl.NumberFormat(knownLocale(reader.locale), options).format(value);
  return text.replace('-', minus);
}

function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
