/** Reads lines of `word: synonym synonym …`; a line without a word goes on from the one before. */
export function sameAs(lines: string): Readonly<Record<string, string>> {
  const pairs: [string, string][] = [];
  let word = '';
  for (const line of lines.split('\n')) {
    const [, named, rest = ''] = /^\s*(?:(\S+):)?(.*)$/.exec(line) ?? [];
    word = named ?? word;
    for (const same of rest.split(/\s+/)) if (same !== '') pairs.push([same, word]);
  }
  return Object.fromEntries(pairs);
}
