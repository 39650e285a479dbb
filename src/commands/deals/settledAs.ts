import { errorCodes, ForesailError, type ErrorCode } from '../../errors.js';
import type { DealChangeConfirmed, DealDifference } from '../../eventStore/dealEvents.js';
import type { Command } from '../../odoo/writeBack/commandLog.js';
import { moneyText } from '../../odoo/writeBack/note.js';
import { minorDigits } from '../../currency.js';

/** What was confirmed. @throws ForesailError DEAL_CHANGED, CHANGE_UNSETTLED, or the code the change failed with. */
export function settledAs({ outcome, intent }: Command): DealChangeConfirmed {
  const { commandId } = intent;
  if (outcome === null) throw new ForesailError('CHANGE_UNSETTLED', { details: { commandId } });
  if (outcome.kind === 'confirmed') return outcome.data;
  if (outcome.kind === 'failed') {
    const { code, message } = outcome.data;
    throw new ForesailError(isCode(code) ? code : 'INTERNAL', { message, details: { commandId } });
  }
  const differences = outcome.data.differences.map(shown);
  throw new ForesailError('DEAL_CHANGED', {
    message: sentenceOf(outcome.data.differences),
    details: { commandId, differences },
  });
}

function isCode(code: string): code is ErrorCode {
  return code in errorCodes;
}

/** A difference in the words of the API: names of stages, amounts in whole units. */
export interface ShownDifference {
  readonly field: DealDifference['field'];
  readonly seen: string | number | null;
  readonly present: string | number | null;
  readonly by: string | null;
  readonly at: string | null;
}

function shown({ field, seen, present, by, at }: DealDifference): ShownDifference {
  return { field, seen: valueOf(seen), present: valueOf(present), by, at };
}

function valueOf(value: unknown): string | number | null {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return null;
  if ('name' in value) return String(value.name);
  if (!isMoney(value)) return null;
  const digits = minorDigits(value.currency);
  return Number((value.minor / 10 ** digits).toFixed(digits));
}

const fieldWords: Readonly<Record<DealDifference['field'], string>> = {
  stage: 'stage',
  amount: 'amount',
  expectedClose: 'expected close',
  status: 'state',
  activity: 'activity',
};

function sentenceOf(differences: readonly DealDifference[]): string {
  const [first] = differences;
  const who = first?.by ?? 'Somebody';
  const what = differences.map(({ field, present }) => `${fieldWords[field]} to ${wordsOf(present)}`).join(', ');
  return `${who} changed this deal meanwhile: ${what}. Nothing was written`;
}

function wordsOf(present: unknown): string {
  if (isMoney(present)) return moneyText(present);
  return String(valueOf(present) ?? 'nothing');
}

function isMoney(value: unknown): value is { minor: number; currency: string } {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;
}
