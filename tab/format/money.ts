const nbsp = '\u00a0';
const minus = '\u2212';

/** How a person reads figures and dates. */
export interface Manner {
  /** BCP 47. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
}

const steps = [
  { from: 999_500_000, size: 1e9, suffix: 'bn' },
  { from: 999_500, size: 1e6, suffix: 'M' },
  { from: 9_995, size: 1e3, suffix: 'k' },
] as const;

/** `€ 1.31 M`, `€ 733 k`, `€ 9,650`: three significant digits, for headlines. `value` is in major units. */
export function shortMoney(value: number, currency: string, locale: string): string {
  return withCurrency(value, shortNumber(Math.abs(value), locale), currency, locale);
}

/** `1.31 M`, without the currency, for axes and bar labels beside a heading that names it. */
export function shortNumber(size: number, locale: string): string {
  const step = steps.find((one) => size >= one.from);
  if (!step) return number(size, locale, { maximumFractionDigits: 0 });
  return `${number(size / step.size, locale, { maximumSignificantDigits: 3 })}${nbsp}${step.suffix}`;
}

/** `€ 1,312,590.00`; with `whole`, `€ 58,200` where there are no cents, for dense tables. */
export function exactMoney(value: number, currency: string, locale: string, whole = false): string {
  const digits = whole && Number.isInteger(value) ? 0 : minorDigits(currency);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return withCurrency(value, number(Math.abs(value), locale, options), currency, locale);
}

function withCurrency(value: number, digits: string, currency: string, locale: string): string {
  const sign = value < 0 ? minus : '';
  const { symbol, leads } = currencySign(currency, locale);
  return leads ? `${sign}${symbol}${nbsp}${digits}` : `${sign}${digits}${nbsp}${symbol}`;
}

function number(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  return formatter(locale, options).format(value);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Making an Intl formatter costs some 50 µs, a table asks for hundreds. */
function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}

const signs = new Map<string, { symbol: string; leads: boolean }>();

function currencySign(currency: string, locale: string): { symbol: string; leads: boolean } {
  const key = `${locale} ${currency}`;
  const known = signs.get(key);
  if (known) return known;
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const parts = formatter(locale, options).formatToParts(1);
  const at = parts.findIndex((part) => part.type === 'currency');
  const leads = at < parts.findIndex((part) => part.type === 'integer');
  const sign = { symbol: parts[at]?.value ?? currency, leads };
  signs.set(key, sign);
  return sign;
}

function minorDigits(currency: string): number {
  return formatter('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `58 %` for 0.58. */
export function percent(ratio: number, locale: string): string {
  return `${number(Math.round(ratio * 100), locale, { maximumFractionDigits: 0 }).replace('-', minus)}${nbsp}%`;
}

/** `1,204`. */
export function count(value: number, locale: string): string {
  return number(value, locale, { maximumFractionDigits: 0 }).replace('-', minus);
}

/** A plain decimal: `2.06`, `70.6`. */
export function decimal(value: number, digits: number, locale: string): string {
  return number(value, locale, { maximumFractionDigits: digits }).replace('-', minus);
}

/** `1 deal`, `29 deals`. English only, as the rest of the tab's words are. */
export function plural(value: number, one: string, many: string, locale: string): string {
  return `${count(value, locale)}${nbsp}${value === 1 ? one : many}`;
}
