/** A turn of phrase, written as a regular expression of whole words in any case, and the plainer words for it. */
export type Turn = readonly [turn: string, words: string];

/** Blanks stand for any white space; a turn begins and ends at the edge of a word. */
export function compiledTurns(turns: readonly Turn[]): readonly (readonly [RegExp, string])[] {
  return turns.map(([turn, words]) => [
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${turn.replaceAll("'", "['’]?")})(?!(?<=[\\p{L}\\p{N}])[\\p{L}\\p{N}])`, 'giu'),
    words,
  ]);
}
