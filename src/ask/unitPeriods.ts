import { labelOf, wholeUnit, type PeriodUnit } from '../pipeline/calendar.js';
import type { LeanPeriod, Today } from './captures.js';
import type { PeriodRule } from './lexicon/lexicon.js';

type UnitRule = Extract<PeriodRule, { readonly span: 'unit' }>;
type UnitEnd = Extract<PeriodRule, { readonly span: 'unitRest' | 'untilUnitEnd' }>;

/** The unit so many from now, or from that up to another: "this year and last". */
export function unitPeriod(of: PeriodUnit, { offset, to, fiscal }: UnitRule, at: Today): LeanPeriod {
  const unit = fiscal === true ? ofTheBooks(of) : of;
  const unitAt = (by: number) => wholeUnit(unit, by, at.today, at.fiscalYearStart, at.weekStartsOn);
  if (to !== undefined) {
    const span = { from: unitAt(offset).from, to: unitAt(to).to };
    return () => ({ ...span, label: labelOf(span.from, span.to) });
  }
  const label = unit === 'day' && offset === 0 ? 'today' : labelFromNow(offset, unitWord(unit));
  return () => ({ ...unitAt(offset), label });
}

function labelFromNow(offset: number, unitName: string): string {
  if (Math.abs(offset) < 2) return `${which[offset + 1] ?? 'this'} ${unitName}`;
  return offset < 0 ? `the ${unitName} before last` : `the ${unitName} after next`;
}

const which = ['last', 'this', 'next'];

/** The running unit up to today. */
export function unitSoFar(of: PeriodUnit, at: Today): LeanPeriod {
  const { from } = wholeUnit(of, 0, at.today, at.fiscalYearStart, at.weekStartsOn);
  return () => ({ from, to: at.today, label: `this ${unitWord(of)} so far` });
}

/** From today, or from ever, to the end of a unit. */
export function upToUnitEnd(rule: UnitEnd, of: PeriodUnit, at: Today): LeanPeriod {
  const offset = rule.span === 'unitRest' ? 0 : rule.offset;
  const { to } = wholeUnit(of, offset, at.today, at.fiscalYearStart, at.weekStartsOn);
  if (rule.span === 'unitRest') return () => ({ from: at.today, to, label: `the rest of this ${unitWord(of)}` });
  return () => ({ from: null, to, label: `by the end of ${which[offset + 1] ?? 'this'} ${unitWord(of)}` });
}

export function unitWord(of: PeriodUnit): string {
  return of === 'fiscalYear' ? 'fiscal year' : of;
}

function ofTheBooks(of: PeriodUnit): PeriodUnit {
  return of === 'year' ? 'fiscalYear' : of;
}
