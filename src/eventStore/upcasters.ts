/**
 * Lifts payloads written under an older schema number to the present one, a step at a time:
 * type → the schema number it starts from → the payload under the next number. Events are never rewritten.
 */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, (data: unknown) => unknown>>>>;

/** All schemas are at number 1 so far. */
export const upcasters: Upcasters = {};

/** The payload under the highest number that a chain of steps reaches, and that number. Pure. */
export function upcast(
  type: string,
  stored: { readonly schema: number; readonly data: unknown },
  steps: Upcasters = upcasters,
): { readonly schema: number; readonly data: unknown } {
  const step = steps[type]?.[stored.schema];
  return step ? upcast(type, { schema: stored.schema + 1, data: step(stored.data) }, steps) : stored;
}
