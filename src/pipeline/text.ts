/** One pattern a word of a text, which matches it anywhere and in any case. */
export function wordPatterns(text: string): RegExp[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.map((word) => new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'));
}
