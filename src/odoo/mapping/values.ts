import { Decimal } from 'decimal.js';
import { ForesailError } from '../../errors.js';
import type { OdooRecord } from '../client/call.js';

/** A reference to another record, as events carry it. */
export interface Reference {
  readonly id: number;
  readonly name: string;
}

/** A record that cannot be told in our words; it is parked with this sentence. */
export function unmappable(reason: string): ForesailError {
  return new ForesailError('RECORD_UNMAPPABLE', { message: reason });
}

/** Text, null where unset (`false`) or empty. */
export function optionalText(record: OdooRecord, field: string): string | null {
  const value = record[field];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** Text that must be there; an empty name becomes a stand-in that says which record it is. */
export function nameOf(record: OdooRecord): string {
  return optionalText(record, 'name') ?? `(no name, ${record.id})`;
}

export function flag(record: OdooRecord, field: string): boolean {
  return record[field] === true;
}

/** A many2one `[id, name]`; Odoo gives `[id, false]` where the name may not be read. */
export function reference(record: OdooRecord, field: string): Reference | null {
  const value: unknown = record[field];
  if (!Array.isArray(value)) return null;
  const [id, name] = value as unknown[];
  if (typeof id !== 'number') return null;
  return { id, name: typeof name === 'string' ? name : `#${id}` };
}

export function referenceId(record: OdooRecord, field: string): number | null {
  return reference(record, field)?.id ?? null;
}

/** Ids of an x2many, ascending, because Odoo gives them in the order of the related model. */
export function idsOf(record: OdooRecord, field: string): number[] {
  const value: unknown = record[field];
  return Array.isArray(value)
    ? (value as unknown[]).filter((id): id is number => typeof id === 'number').sort((a, b) => a - b)
    : [];
}

/** A finite number. @throws ForesailError RECORD_UNMAPPABLE. */
export function numberOf(record: OdooRecord, field: string): number {
  const value = record[field];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw unmappable(`${field} is not a number`);
  return value;
}

const datetime = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(\.\d+)?$/;

/** Odoo's `YYYY-MM-DD HH:MM:SS` (UTC without a zone) as an instant. @throws ForesailError RECORD_UNMAPPABLE. */
export function instantFrom(text: unknown, what: string): Date {
  const match = typeof text === 'string' ? datetime.exec(text) : null;
  const instant = new Date(match ? `${match[1]}T${match[2]}Z` : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw unmappable(`${what} is not a point in time`);
  return instant;
}

/** ISO instant of a datetime field, null where unset. */
export function optionalInstant(record: OdooRecord, field: string): string | null {
  const value = record[field];
  return value === false || value === undefined || value === null ? null : iso(instantFrom(value, field));
}

export function requiredInstant(record: OdooRecord, field: string): string {
  return iso(instantFrom(record[field], field));
}

/** ISO 8601 to the second, as exact as Odoo tells. */
export function iso(instant: Date): string {
  return instant.toISOString().replace('.000Z', 'Z');
}

/** `YYYY-MM-DD` of a date field (or of a datetime in older versions), null where unset. */
export function optionalDay(record: OdooRecord, field: string): string | null {
  const value = record[field];
  return typeof value === 'string' ? value.slice(0, 10) : null;
}

/**
 * An amount in minor units of a currency with `digits` decimals. JSON numbers keep their shortest decimal form, so
 * 1234567.89 comes out as 123456789 and not as what binary arithmetic makes of it.
 */
export function minorUnits(amount: number, digits: number): number {
  const minor = new Decimal(amount).times(Decimal.pow(10, digits)).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
  if (!Number.isSafeInteger(minor)) throw unmappable('the amount is larger than can be kept exactly');
  return minor;
}
