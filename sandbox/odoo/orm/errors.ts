/** A failure as Odoo words it: the Python class, the message, the HTTP status that JSON-2 gives it. */
export class OdooFailure extends Error {
  constructor(
    override readonly name: string,
    message: string,
    readonly status: number,
    readonly details: readonly unknown[] = [message],
    readonly context: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

export const invalidValue = (message: string): OdooFailure => new OdooFailure('builtins.ValueError', message, 500);
export const typeError = (message: string): OdooFailure => new OdooFailure('builtins.TypeError', message, 500);
export const userError = (message: string): OdooFailure => new OdooFailure('odoo.exceptions.UserError', message, 422);
export const validationError = (message: string): OdooFailure =>
  new OdooFailure('odoo.exceptions.ValidationError', message, 422);
export const accessError = (message: string): OdooFailure =>
  new OdooFailure('odoo.exceptions.AccessError', message, 403);
export const accessDenied = (): OdooFailure => new OdooFailure('odoo.exceptions.AccessDenied', 'Access Denied', 403);

/** A record that was deleted, or never was. */
export const missingRecord = (model: string, id: number, uid: number): OdooFailure =>
  new OdooFailure(
    'odoo.exceptions.MissingError',
    `Record does not exist or has been deleted.\n(Record: ${model}(${String(id)},), User: ${String(uid)})`,
    404,
  );

const http = (name: string, status: number, message: string): OdooFailure =>
  new OdooFailure(`werkzeug.exceptions.${name}`, message, status, [message, status]);

export const badRequest = (message: string): OdooFailure => http('BadRequest', 400, message);
export const unauthorized = (message: string): OdooFailure => http('Unauthorized', 401, message);
export const notFound = (message: string): OdooFailure => http('NotFound', 404, message);
export const unprocessable = (message: string): OdooFailure => http('UnprocessableEntity', 422, message);

/** A value as Python prints it, since Odoo's messages quote values so. */
export function repr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string')
    return value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value.replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([k, v]) => `${repr(k)}: ${repr(v)}`)
      .join(', ')}}`;
  return String(value);
}
