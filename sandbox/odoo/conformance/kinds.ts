/** The kind of a JSON value, fine enough to tell a date from a datetime and a many2one from a list of ids. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) {
    const [first, second] = value as unknown[];
    return value.length === 2 && typeof first === 'number' && typeof second === 'string' ? 'many2one' : 'ids';
  }
  if (typeof value !== 'string') return value === false ? 'false' : value === null ? 'null' : typeof value;
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value)) return 'datetime';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text';
}

type Records = readonly Readonly<Record<string, unknown>>[];

/** Per field, the kinds that occur apart from unset. A boolean field shows as `boolean`. */
export function kindsOf(records: Records): Record<string, string[]> {
  const kinds: Record<string, Set<string>> = {};
  for (const record of records)
    for (const [field, value] of Object.entries(record)) (kinds[field] ??= new Set()).add(kindOf(value));
  return Object.fromEntries(Object.entries(kinds).map(([field, found]) => [field, named(found)]));
}

function named(kinds: ReadonlySet<string>): string[] {
  // Only true besides false: a boolean. False alone says nothing, for any field may be unset.
  const set = [...kinds].filter((kind) => kind !== 'false');
  return set.sort();
}

/** Fields that are missing on one side, or whose values are of other kinds. Kinds seen on one side only do not count. */
export function differences(ours: Records, theirs: Records): string[] {
  const [mine, real] = [kindsOf(ours), kindsOf(theirs)];
  const fields = new Set([...Object.keys(mine), ...Object.keys(real)]);
  return [...fields].flatMap((field) => {
    const [a, b] = [mine[field], real[field]];
    if (!a || !b) return [`${field}: ${a ? 'only here' : 'only on the real server'}`];
    const apart = a.length > 0 && b.length > 0 && a.join() !== b.join();
    return apart ? [`${field}: ${a.join('|')} here, ${b.join('|')} on the real server`] : [];
  });
}
