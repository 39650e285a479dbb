import { weeksInFull } from './weekShorthand.js';

/** A word or number of the sentence as it is matched, and as it was written. */
export interface Token {
  /** Lower case, without accents, a synonym in place of a rarer word. */
  readonly text: string;
  /** The same before a synonym took its place: names are found by it. */
  readonly said?: string;
  readonly raw: string;
}

const token =
  /"[^"]+"|“[^”]+”|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}\.\d{1,2}\.(?!\d)|\d{1,2}\/\d{1,2}(?![\d/])|\d+(?:[.,]\d+)*[\p{L}]*|['’]s(?![\p{L}])|[\p{L}][\p{L}\p{M}]*\d*|[<>]=|[%€$£¥<>+=]/gu;

/** Lower case, accents and dots dropped: "É" and "e" are one letter to a person in a hurry. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’‘]/g, "'");
}

/** Words of the calendar that a hyphen makes a range of, and the word for it: "jan-mar" → "jan to mar". */
export interface Ranges {
  readonly ends: ReadonlySet<string>;
  readonly to: string;
  readonly and: string;
}

const noRanges: Ranges = { ends: new Set(), to: 'to', and: 'and' };

/**
 * Cuts a sentence into tokens: words, numbers with what is glued to them ("50k", "1.5m"), dates, currency signs, quoted
 * text as one, and the possessive "'s" alone. `contractions` ("what's" → "what is") come from the lexicon.
 */
export function tokenise(
  sentence: string,
  contractions: Readonly<Record<string, string>>,
  ranges: Ranges = noRanges,
): Token[] {
  const spread = rewritten(weeksInFull(sentence, ranges.to), ranges);
  const text = spread.replace(/[\p{L}]+['’]?[\p{L}]*(?![\p{L}\d])/gu, (word) => contractions[plain(word)] ?? word);
  return [...text.matchAll(token)].map(([raw]) => ({ raw, text: plain(raw.replace(/’/g, "'")) }));
}

const calendarEnd = /(?<![\p{L}\d-])(\p{L}+|[qh]\d)\s?[-–]\s?(\p{L}+|[qh]\d)(?![\p{L}\d-])/giu;

/** Letters alone, as in half of all sentences: every shorthand below has a figure, a point or a sign in it. */
const withoutShorthand = /^[\p{L}\s,?!]*$/u;

/** Shorthand in full, before it is cut: "top5", "30d", "Q3'25", "2Q26", "3.º", "R$", "10-20k", "jan-mar". */
function rewritten(sentence: string, { ends, to, and }: Ranges): string {
  if (withoutShorthand.test(sentence)) return sentence;
  const isEnd = (word: string): boolean => ends.has(plain(word)) || /^[qht]\d$/i.test(word);
  return sentence
    .replace(/(?<=\p{L}s)['’](?=\s)/gu, "'s")
    .replace(/(?<![\p{L}\p{N}])['‘](?!\d\d(?!\d))([^'’"]{2,60})['’](?![\p{L}])/gu, '"$1"')
    .replace(
      /\b(\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4}|\.)?|\d{4}-\d\d-\d\d)\s*[-–—]\s*(?=\d{1,2}[/.]\d{1,2}|\d{4}-\d\d-\d\d)/gu,
      `$1 ${to} `,
    )
    .replace(/\b(?:i\.?e\.|e\.?g\.)/giu, ' ')
    .replace(/\s*(?:->|→|=>|»)\s*/gu, ` ${to} `)
    .replace(/(?<![\d.,])(\d{1,3})[ \u00a0](\d{3})(?![\d.,]*\d)/gu, '$1$2')
    .replace(/(?<![\d.,])(\d{1,3}(?:[.,]\d{3})+)\s?[-–]\s?(?=[€$£]?\d)/gu, `$1 ${to} `)
    .replace(/(\d)\s?[*★](?=\s|$)/gu, '$1 star')
    .replace(/≥/gu, '>=')
    .replace(/≤/gu, '<=')
    .replace(/(?<=\p{L}{2})\s*\+\s*(?=\p{L})|\s*&\s*/gu, ` ${and} `)
    .replace(/\btop(\d)/giu, 'top $1')
    .replace(/\b(\d+)(d|w|y)\b/giu, spelled)
    .replace(/\b([qt][1-4])\s?['’/-]?\s?(?:20)?(\d\d)\b(?![-/.:]\d|\d)/giu, '$1 20$2')
    .replace(/\b([1-4])q(?:\s?['’/-]?(?:20)?(\d\d))?\b/giu, (_whole, quarter: string, year?: string) =>
      year === undefined ? `q${quarter}` : `q${quarter} 20${year}`,
    )
    .replace(/(\p{L})\s['’](\d\d)\b/gu, '$1 20$2')
    .replace(/(?<![\p{L}\d-])(\p{L}{3,9})[-/](\d\d)(?![\d/.-])/gu, (whole, month: string, year: string) =>
      ends.has(plain(month)) ? `${month} 20${year}` : whole,
    )
    .replace(/\b(?:cy)\s?['’]?(?:20)?(\d\d)\b/giu, '20$1')
    .replace(/\b(\d+)\s?(?:hours?|hrs?|h|horas?)\b/giu, hours)
    .replace(/(\d)\.?[ºª°]/gu, '$1o')
    .replace(/(?<![\p{L}/])s\/(?=\s|\p{L}{3})/giu, ' sem ')
    .replace(/(?<![\p{L}/])p\/(?=\s|\p{L}{2})/giu, ' para ')
    .replace(/(?<=\p{L}est\s)1st\b/giu, 'first')
    .replace(/\b4\s(?=(?:my|me|the|our|us|this|next|last)\b)/giu, 'for ')
    .replace(/\bw\/o\b/giu, ' without ')
    .replace(/\bw\/\s?(?=\p{L})/giu, ' with ')
    .replace(/(\d\s?(?:days?|weeks?|wks?|months?|mths?))\s?\+(?!\s?[\p{L}\d])/giu, '$1')
    .replace(/(\d)\s?\+\s?(?=(?:days?|weeks?|months?|years?|dias?|semanas?|meses)\b)/giu, '$1 ')
    .replace(/\b(\d{1,2})\s?[-–]\s?(\d{1,2}(?:st|nd|rd|th)?\s\p{L}{3})/giu, `$1 ${to} $2`)
    .replace(/(\p{L}{3,9}\s\d{1,2})\s?[-–]\s?(\d{1,2})(?![\d/.-])/giu, `$1 ${to} $2`)
    .replace(/\bfy\s?['’]?\s?(?:20)?(\d\d)\b/giu, 'fy$1')
    .replace(/\bus\$/giu, ' usd ')
    .replace(/\br\$/giu, ' brl ')
    .replace(
      /(?<![\d-])(\d+(?:[.,]\d+)?[km]?)\s?[-–]\s?(?=[€$£]?\d+(?:[.,]\d+)?(?:[km]|\s?(?:mil|thousand|million))\b)/giu,
      `$1 ${to} `,
    )
    .replace(
      /(?<![\p{L}\d-])(\p{L}{3,9})\s?[-–]\s?(\p{L}{3,9})\s['’]?(2\d)(?![\d\p{L}/.-])/giu,
      (whole, first: string, last: string, year: string) =>
        ends.has(plain(first)) && ends.has(plain(last)) ? `${first} ${to} ${last} 20${year}` : whole,
    )
    .replace(calendarEnd, (whole, first: string, last: string) =>
      isEnd(first) && isEnd(last) ? `${first} ${to} ${last}` : whole,
    );
}

const units: Readonly<Record<string, string>> = { d: 'days', w: 'weeks', y: 'years' };

/** Whole days are all that questions know: "24 hours" → "1 days". */
function hours(_whole: string, count: string): string {
  return `${String(Math.max(1, Math.round(Number(count) / 24)))} days`;
}

/** "30d" → "30 days"; "m" is a million more often than a month. */
function spelled(_whole: string, count: string, unit: string): string {
  return `${count} ${units[unit.toLowerCase()] ?? unit}`;
}
