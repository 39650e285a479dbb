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
  const text = sentence.replace(/[\p{L}]+['’]?[\p{L}]*/gu, (word) => contractions[plain(word)] ?? word);
  return [...text.matchAll(token)].map(([raw]) => ({ raw, text: plain(raw.replace(/’/g, "'")) }));
}
