/** A value of Odoo's domain language, such as `['&', ['active', '=', true], ['id', '>', 7]]`. */
export type Domain = readonly unknown[];

/** A record as `read` gives it: `false` where unset, `[id, name]` for a many2one. */
export type OdooRecord = Readonly<Record<string, unknown>> & { readonly id: number };

/** One call of a model's method by named arguments, in the words of JSON-2. */
export interface OdooCall {
  readonly model: string;
  readonly method: string;
  /** Records the method is called on; absent for methods of the model itself. */
  readonly ids?: readonly number[];
  readonly context?: Readonly<Record<string, unknown>>;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** Methods that change nothing, so a lost answer may be asked for again. */
const readingMethods = new Set(['search', 'search_read', 'search_count', 'read', 'fields_get', 'context_get']);

/** Whether the call may be sent twice without doing anything twice. */
export function isReading(call: OdooCall): boolean {
  return readingMethods.has(call.method);
}
