import type { z } from 'zod';
import { ForesailError } from '../../errors.js';

/**
 * Checks one part of a request. The error names each field and says what it takes; it never repeats the value.
 * @throws ForesailError BAD_REQUEST.
 */
export function readInput(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 10).flatMap(problemsOf);
  const message = fields.map(({ field, problem }) => (field === '' ? problem : `${field}: ${problem}`)).join('; ');
  throw new ForesailError('BAD_REQUEST', { message, details: { fields } });
}

interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  const at = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, 10).map((key) => ({ field: shown([...at, key]), problem: 'there is no such field' }));
  }
  return [{ field: shown(at), problem: issue.message }];
}

/** A field's name is the caller's text, so it is cut and stripped before it goes into a sentence. */
function shown(path: readonly string[]): string {
  return path
    .join('.')
    .replace(/[^\w.$[\]-]/g, '?')
    .slice(0, 60);
}

/**
 * The query as flat text: `a[$ne]=1` is a field called `a[$ne]`, never an object.
 * @throws ForesailError BAD_REQUEST for a field given twice.
 */
export function readQuery(url: string): Record<string, string> {
  const start = url.indexOf('?');
  const query: Record<string, string> = Object.create(null) as Record<string, string>;
  if (start < 0) return query;
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    if (name in query) {
      const field = shown([name]);
      throw new ForesailError('BAD_REQUEST', {
        message: `${field}: is given twice`,
        details: { fields: [{ field, problem: 'is given twice' }] },
      });
    }
    query[name] = value;
  }
  return query;
}
