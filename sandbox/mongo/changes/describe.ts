import { equal } from '../values/compare.js';
import { type Doc, type Value, isDoc } from '../values/types.js';

interface Description {
  updatedFields: Doc;
  removedFields: string[];
  truncatedArrays: Value[];
}

/** What an update changed, by dotted path, as a change event says it. */
export function updateDescription(before: Doc, after: Doc): Doc {
  const found: Description = { updatedFields: {}, removedFields: [], truncatedArrays: [] };
  compareDocs(before, after, '', found);
  return { ...found };
}

function compareDocs(before: Doc, after: Doc, prefix: string, found: Description): void {
  for (const name of Object.keys(before)) if (!(name in after)) found.removedFields.push(prefix + name);
  for (const [name, value] of Object.entries(after)) compareValues(before[name], value, prefix + name, found);
}

function compareValues(before: Value | undefined, after: Value, path: string, found: Description): void {
  if (before !== undefined && isDoc(before) && isDoc(after)) compareDocs(before, after, `${path}.`, found);
  else if (Array.isArray(before) && Array.isArray(after)) {
    if (after.length < before.length) found.truncatedArrays.push({ field: path, newSize: after.length });
    for (const [index, item] of after.entries()) compareValues(before[index], item, `${path}.${index}`, found);
  } else if (before === undefined || !equal(before, after)) found.updatedFields[path] = after;
}
