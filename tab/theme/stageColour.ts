const known: Readonly<Record<string, string>> = {
  new: '0',
  qualified: '1',
  proposition: '2',
  negotiation: '3',
  won: 'won',
};

/** The class that gives a stage its colour: the same everywhere. A stage we do not know by name gets one by its name. */
export function stageClass(stage: string | null): string {
  const name = (stage ?? '').trim().toLowerCase();
  return `s-${known[name] ?? String(hash(name) % 5)}`;
}

function hash(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum;
}
