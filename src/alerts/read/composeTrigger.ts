import type { Amount } from '../../ask/literals.js';
import type { AlertTrigger, TriggerKind } from '../rule.js';
import type { AlertMeaning } from './alertLexicon.js';
import { countIn, type Part, type SaidName } from './parts.js';

/** What was said makes no rule, and why. */
export interface NoRule {
  readonly reason: string;
  readonly unknown?: readonly string[];
}

/** One thing that happens: of several said, one that says more of the same counts ("amount", "cut by more than 20 %"). */
export function composeTrigger(parts: readonly Part[], names: readonly SaidName[]): AlertTrigger | NoRule {
  const [kind, another] = kindsIn(parts);
  if (kind === undefined)
    return { reason: 'Say what has to happen: won, pushed, amount cut, no activity for 14 days …' };
  if (another !== undefined) return { reason: 'That is two things at once; ask for each by itself' };
  if (parts.some((part) => !hasPlace(part, kind)) || saysBoth(parts))
    return { reason: 'I did not understand how all of that belongs together' };
  const said = parts.filter(({ means }) => means.trigger === kind || means.trigger === undefined);
  return triggerOf(kind, said, names);
}

/** "A new deal is won" is about the winning; "the stage changes" may be said with other words between. */
function kindsIn(parts: readonly Part[]): TriggerKind[] {
  const said = [...new Set(parts.flatMap(({ means }) => means.trigger ?? []))];
  const kinds = said.length > 1 ? said.filter((kind) => kind !== 'created') : said;
  if (kinds.length > 0 || !parts.some(({ means }) => means.changes)) return kinds;
  return [...new Set(parts.flatMap(({ means }) => means.about ?? []))];
}

/** What belongs to some triggers alone is not passed over where another one was said. */
const places: readonly (readonly [(means: AlertMeaning) => boolean, readonly TriggerKind[]])[] = [
  [({ takes }) => takes === 'percent' || takes === 'amountTo', ['amountChanged']],
  [({ takes }) => takes === 'days', ['closing', 'idle']],
  [({ takes }) => takes === 'times', ['pushed']],
  [({ stage, names }) => stage !== undefined || names === 'stage', ['stageMoved']],
  [({ amount }) => amount !== undefined, ['amountChanged']],
  [({ earlier }) => earlier === true, ['closeChanged']],
  [({ toMe }) => toMe === true, ['reassigned']],
  [({ about }) => about === 'stageMoved', ['stageMoved']],
  [({ about }) => about === 'reassigned', ['reassigned']],
  [({ about }) => about === 'amountChanged', ['amountChanged']],
  [({ about }) => about === 'closeChanged', ['closeChanged', 'pushed', 'closing', 'overdue']],
  [({ about }) => about === 'closing', ['closing']],
  [({ doneBy }) => doneBy === true, ['won', 'lost', 'created']],
  [({ changes }) => changes === true, ['stageMoved', 'reassigned', 'amountChanged', 'closeChanged']],
];

function hasPlace({ means }: Part, kind: TriggerKind): boolean {
  return places.every(([concerns, kinds]) => !concerns(means) || kinds.includes(kind));
}

/** Up and down, or forward and back, in one sentence. */
function saysBoth(parts: readonly Part[]): boolean {
  const amounts = new Set(parts.flatMap(({ means }) => means.amount ?? []));
  const stages = new Set(parts.flatMap(({ means }) => means.stage ?? []));
  return amounts.size > 1 || stages.size > 1;
}

function triggerOf(kind: TriggerKind, said: readonly Part[], names: readonly SaidName[]): AlertTrigger {
  const meaning = Object.assign({}, ...said.map(({ means }) => means)) as AlertMeaning;
  switch (kind) {
    case 'stageMoved': {
      const to = names.filter(({ as }) => as === 'stage').flatMap(({ meant }) => meant[0]?.ids ?? []);
      return { kind, to, direction: meaning.stage ?? 'any' };
    }
    case 'pushed':
      return { kind, times: Math.max(1, countIn(said, 'times') ?? countOf(said) ?? 1) };
    case 'closeChanged':
      return { kind, direction: meaning.earlier ? 'earlier' : 'any' };
    case 'amountChanged':
      return {
        ...{ kind, direction: meaning.amount ?? 'any', percent: percentIn(said), to: amountTo(said) },
        ...(meaning.orExactly && { orExactly: true as const }),
      };
    case 'reassigned':
      return { kind, to: meaning.toMe ? 'me' : 'anyone' };
    case 'closing':
      return { kind, days: daysIn(said, 7) };
    case 'idle':
      return { kind, days: Math.max(1, daysIn(said, 14)) };
    default:
      return { kind };
  }
}

/** A number that the phrase of the trigger says by itself: "pushed again". */
function countOf(said: readonly Part[]): number | undefined {
  return said.find(({ means }) => means.trigger !== undefined && means.count !== undefined)?.means.count;
}

function daysIn(said: readonly Part[], usual: number): number {
  return Math.min(365, countIn(said, 'days') ?? countOf(said) ?? usual);
}

function percentIn(said: readonly Part[]): number | null {
  const part = said.find(({ means }) => means.takes === 'percent');
  return part ? Number(part.captures.find(({ kind }) => kind === 'percent')?.value ?? 0) : null;
}

function amountTo(said: readonly Part[]): number | null {
  const part = said.find(({ means }) => means.takes === 'amountTo');
  const amount = part?.captures.find(({ kind }) => kind === 'amount')?.value as Amount | undefined;
  return amount?.value ?? null;
}
