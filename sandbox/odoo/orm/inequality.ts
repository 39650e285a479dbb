import type { Cell, Field } from './contracts.js';
import { invalidValue, repr } from './errors.js';
import { isDay, MICROS_PER_DAY, MICROS_PER_SECOND, parseDatetime } from './datetime.js';

export type Inequality = '<' | '>' | '<=' | '>=';

/** An instant named in a domain, in µs, and the width of what was named: a day or a second. */
export interface Searched {
  readonly micros: number;
  readonly width: number;
}

/** @throws OdooFailure (ValueError) when the value is no datetime without a zone */
export function searchedDatetime(value: unknown): Searched {
  if (typeof value !== 'string') throw invalidValue(`Failed to cast ${repr(value)} into a datetime`);
  if (/(Z|[+-]\d{2}:?\d{2})$/.test(value) && value.length > 10)
    throw invalidValue(`expecting only datetimes with no timezone: ${repr(value)}`);
  const micros = parseDatetime(value);
  if (micros === undefined) throw invalidValue(`Invalid term ${repr(value)} in expression date: ${repr(value)}`);
  return { micros, width: isDay(value) ? MICROS_PER_DAY : MICROS_PER_SECOND };
}

/** Compiles `<`, `>`, `<=`, `>=`. An unset value fits none, but an unset number counts as 0. */
export function comparison(field: Field, operator: Inequality, right: unknown): (value: Cell) => boolean {
  if (right === false || right === null || right === undefined) return () => false;
  if (field.type === 'datetime') return datetimeComparison(operator, searchedDatetime(right));
  if (['integer', 'float', 'monetary'].includes(field.type)) {
    const bound = Number(right);
    return (value) => holds(operator, Number(value ?? 0), bound);
  }
  const bound = typeof right === 'number' ? right : String(right);
  return (value) => value !== undefined && value !== false && holds(operator, value as string | number, bound);
}

/** Since Odoo 19 "later than 12:00:05" means from 12:00:06 on, whatever the microseconds. */
function datetimeComparison(operator: Inequality, { micros, width }: Searched): (value: Cell) => boolean {
  const bound = operator === '>' || operator === '<=' ? micros + width : micros;
  const later = operator.startsWith('>');
  return (value) => typeof value === 'number' && (later ? value >= bound : value < bound);
}

function holds(operator: Inequality, value: string | number, bound: string | number): boolean {
  if (operator === '<') return value < bound;
  if (operator === '>') return value > bound;
  return operator === '<=' ? value <= bound : value >= bound;
}
