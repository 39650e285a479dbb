import { historyFields, type DealState, type HistoryField, type HistoryValue } from '../../projections/dealHistory.js';

/**
 * A deal's state as numbers, one a field, so that the changes of a hundred thousand deals fit into typed arrays. Ids are
 * themselves, days count from 1970, closing is in milliseconds, `unset` stands for null.
 */
export type StateVector = Float64Array;

/** Place of each field in a state vector, and its code in the ledger. */
export const at = Object.fromEntries(historyFields.map((field, index) => [field, index])) as Readonly<
  Record<HistoryField, number>
>;

export const fieldCount = historyFields.length;
export const unset = -1;

export const statuses = ['open', 'won', 'lost', 'archived'] as const;
export const openCode = 0;
export const wonCode = 1;
export const lostCode = 2;
export const archivedCode = 3;
export const opportunityCode = 0;

const dayMs = 86_400_000;

/** `YYYY-MM-DD` as days since 1970. */
export function dayNumber(day: string): number {
  return Date.parse(day) / dayMs;
}

/** Days since 1970 as `YYYY-MM-DD`. */
export function dayText(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** Texts that recur, as small numbers. */
export class Interned {
  readonly #codes = new Map<string, number>();
  readonly texts: string[] = [];

  code(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#codes.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** The code of a text that was seen before; -1 for any other. */
  find(text: string): number {
    return this.#codes.get(text) ?? -1;
  }

  text(code: number): string {
    return this.texts[code] ?? '';
  }
}

/** A field's value as a number. */
export function encode(field: HistoryField, value: HistoryValue, currencies: Interned): number {
  // Recurring revenue that no event has told of yet counts as none.
  if (value === null) return field === 'recurring' ? 0 : unset;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (field === 'currency') return currencies.code(value);
  if (field === 'expectedClose') return dayNumber(value);
  if (field === 'type') return value === 'opportunity' ? opportunityCode : 1;
  return (statuses as readonly string[]).indexOf(value);
}

/** The value that a number stands for. */
export function decode(field: HistoryField, code: number, currencies: Interned): HistoryValue {
  if (field === 'type') return code === opportunityCode ? 'opportunity' : 'lead';
  if (field === 'status') return statuses[code] ?? 'open';
  if (field === 'removed') return code === 1;
  if (field === 'amount' || field === 'probability' || field === 'recurring') return code;
  if (field === 'currency') return currencies.text(code);
  if (code === unset) return null;
  return field === 'expectedClose' ? dayText(code) : code;
}

export function encodeState(state: DealState, into: StateVector, offset: number, currencies: Interned): void {
  historyFields.forEach((field, index) => {
    into[offset + index] = encode(field, state[field] ?? null, currencies);
  });
}

/** Counts in the figures as an open deal. */
export function isOpenDeal(state: StateVector): boolean {
  return isDeal(state) && state[at.status] === openCode;
}

/** A deal (no lead) that is there and not archived. */
export function isDeal(state: StateVector): boolean {
  return state[at.type] === opportunityCode && state[at.removed] === 0 && state[at.status] !== archivedCode;
}
