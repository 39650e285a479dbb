/** A word or number of the sentence as it is matched, and as it was written. */
export interface Token {
  /** Lower case, without accents. */
  readonly text: string;
  readonly raw: string;
}

const token =
  /"[^"]+"|“[^”]+”|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d+(?:[.,]\d+)*[\p{L}]*|['’]s(?![\p{L}])|[\p{L}][\p{L}\p{M}]*\d*|[%€$£¥<>+]/gu;

/** Lower case, accents and dots dropped: "É" and "e" are one letter to a person in a hurry. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’‘]/g, "'");
}

/**
 * Cuts a sentence into tokens: words, numbers with what is glued to them ("50k", "1.5m"), dates, currency signs, quoted
 * text as one, and the possessive "'s" alone. `contractions` ("what's" → "what is") come from the lexicon.
 */
export function tokenise(sentence: string, contractions: Readonly<Record<string, string>>): Token[] {
  const spread = sentence.replace(/\btop(\d)/giu, 'top $1').replace(/\b(\d+)(d|w|y)\b/giu, spelled);
  const text = spread.replace(/[\p{L}]+['’]?[\p{L}]*/gu, (word) => contractions[plain(word)] ?? word);
  return [...text.matchAll(token)].map(([raw]) => ({ raw, text: plain(raw.replace(/’/g, "'")) }));
}

const units: Readonly<Record<string, string>> = { d: 'days', w: 'weeks', y: 'years' };

/** "30d" → "30 days"; "m" is a million more often than a month. */
function spelled(_whole: string, count: string, unit: string): string {
  return `${count} ${units[unit.toLowerCase()] ?? unit}`;
}
