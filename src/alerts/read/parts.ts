import type { Named } from '../../ask/names.js';
import type { Edge } from '../../ask/pattern.js';
import type { AlertMeaning } from './alertLexicon.js';

/** A phrase of a sentence that asks to be told: what it means, and what stands in it. */
export interface Part {
  readonly means: AlertMeaning;
  readonly captures: readonly Edge[];
}

/** What a name stands for in the rule, and the things that have it. */
export interface SaidName {
  readonly as: 'scope' | 'stage' | 'filter';
  readonly meant: readonly Named[];
}

const nameKinds: readonly string[] = ['person', 'team', 'stage', 'account', 'tag'];

/** The names in their order; "or Negotiation" stands for what the stage before it does. null: it follows upon none. */
export function namesIn(parts: readonly Part[]): SaidName[] | null {
  const said: SaidName[] = [];
  for (const { means, captures } of parts) {
    const edge = captures.find(({ kind }) => nameKinds.includes(kind));
    if (means.names === undefined || edge === undefined) continue;
    const meant = edge.value as readonly Named[];
    const before = said.findLast((one) => one.meant[0]?.kind === meant[0]?.kind);
    const as = means.names === 'another' ? before?.as : means.names;
    if (as === undefined) return null;
    said.push({ as, meant });
  }
  return said;
}

const unitDays: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

/** The number that the first part of that kind takes, in days where it comes with a unit: "two weeks", "a week". */
export function countIn(parts: readonly Part[], takes: AlertMeaning['takes']): number | null {
  const part = parts.find(({ means }) => means.takes === takes);
  if (!part) return null;
  const counted = part.captures.find(({ kind }) => kind === 'n' || kind === 'times' || kind === 'ordinal');
  const number = counted ? Number(counted.value) : part.means.count;
  if (number === undefined) return null;
  const unit = part.captures.find(({ kind }) => kind === 'unit');
  return number * (unitDays[String(unit?.value ?? 'day')] ?? 1);
}
