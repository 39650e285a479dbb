import { usualScope } from '../pipeline/scopes.js';
import type { Filters, Grouping, Measure, Period, PipelineQuestion } from '../pipeline/question.js';
import { compared } from './comparison.js';
import type { Lean } from './dates.js';
import { dueToday, filtersFor, movedIn } from './filtersAsked.js';
import type { Frame } from './frame.js';
import { inOneCurrency } from './inOneCurrency.js';
import { measureOf } from './measureAsked.js';
import { leanOf, nearestLean, placed, usualPeriod, type ComposeContext } from './periodAsked.js';
import { scopeOf, type TakenName } from './scopeAsked.js';
import { isFarBack, isFarOff, makesSense } from './sense.js';
import { shapeOf } from './shapeAsked.js';
import { isUnheard, isUnshown, periodsClash } from './unheard.js';

/** What a sentence comes to, once every name in it means one thing. */
export type Composed =
  | { readonly kind: 'question'; readonly question: PipelineQuestion }
  /** The sentence lacks what it is about. */
  | { readonly kind: 'noSubject' }
  /** Two things were said that do not go together. */
  | { readonly kind: 'conflict' };

/** Makes a question of what was said, on top of the last one where the sentence goes on from it. */
export function compose(said: Frame, taken: readonly TakenName[], context: ComposeContext): Composed {
  const sides = sidesOf(said, taken);
  if (sides === 'none') return { kind: 'conflict' };
  const frame = walked({ ...said, groups: sides ?? said.groups }, context);
  const { previous } = context;
  const measure = measureOf(frame, previous, context.today);
  if (measure === 'conflict' || periodsClash(frame) || taken.some(isBehindLast)) return { kind: 'conflict' };
  const base = previous !== null && (measure === null || context.follows) ? previous : null;
  const about = countedNew(frame, measure) ?? base?.measure ?? narrowedDeals(frame, taken);
  if (about === undefined) return { kind: 'noSubject' };
  if (isUnheard(frame, about, context.today) || isUnshown(frame, about)) return { kind: 'conflict' };
  const question = build(frame, taken, context, base, about);
  return question !== null && makesSense(question, context.today)
    ? { kind: 'question', question }
    : { kind: 'conflict' };
}

const kindGroups = { person: 'owner', team: 'team', stage: 'stage', account: 'account', tag: 'tag' } as const;

/**
 * "North vs South": a group each of what two names of one kind are; null where nothing stands side by side, `none` where
 * what does is not named.
 */
function sidesOf(
  { sideBySide, either, compare, groups, periods }: Frame,
  taken: readonly TakenName[],
): readonly Grouping[] | 'none' | null {
  // "North or South, who has more": a team, not a person.
  if (either && groups.length === 1 && groups[0] === 'owner') return eitherOf(taken);
  if (!sideBySide) return null;
  const kinds = taken.map(({ meant }) => meant.kind);
  const twice = kinds.find((kind, at) => kinds.indexOf(kind) !== at);
  if (twice !== undefined) return [kindGroups[twice]];
  return compare !== null || groups.length > 0 || periods.length > 1 ? null : 'none';
}

/** "Beyond" the last stage in which a deal is open there is none. */
function isBehindLast({ said, meant }: TakenName): boolean {
  return said.later === 'only' && (meant.later ?? []).length === 0;
}

function eitherOf(taken: readonly TakenName[]): readonly Grouping[] | null {
  const kinds = taken.map(({ meant }) => meant.kind);
  const twice = kinds.find((kind, at) => kinds.indexOf(kind) !== at);
  return twice === undefined || kinds.includes('person') ? null : [kindGroups[twice]];
}

/** "The pipeline against last month": the walk from then to now, not what closes in either. */
function walked(frame: Frame, { previous, today }: ComposeContext): Frame {
  const { compare, subjects } = frame;
  // "Today's pipeline against a month ago": the walk ends today.
  const periods = frame.periods.filter(({ of }) => of('past').from !== today || of('past').to !== today);
  const then = compare?.with?.('past') ?? null;
  const [subject, another] = subjects;
  const isDay = then !== null && then.from === then.to;
  const walks = subject === 'pipeline' || subject === 'openPipeline' || (subject === 'movement' && isDay);
  const about = another === undefined && walks;
  if (!about || previous !== null || periods.length > 0 || compare?.with == null || frame.groups.length > 0)
    return frame;
  if (then?.to == null || then.to >= today) return frame;
  return { ...frame, subjects: ['movement'], compare: null, periods: [{ when: 'trend', of: compare.with }] };
}

/** New deals by month, or set against others, are counted by when they were created; a list has its months of the close. */
function countedNew({ periods, states, groups, compare }: Frame, measure: Measure | null): Measure | null {
  const isNew = measure === 'deals' && states.includes('all') && periods.some(({ when }) => when === 'created');
  const timed = compare !== null || groups.includes('month') || groups.includes('quarter');
  return isNew && timed && !states.includes('open') ? 'created' : measure;
}

/** "What is in proposition for more than 60k": what narrows deals is about deals. */
function narrowedDeals(frame: Frame, taken: readonly TakenName[]): Measure | undefined {
  const [only, another] = taken;
  const alone = only?.meant.kind === 'account' && another === undefined;
  const narrowed = taken.some(({ meant }) => meant.kind === 'stage' || meant.kind === 'tag');
  const bounded = Object.keys(frame.filters).some((name) =>
    /^(amount|probability|pushed|moved|priority|currency)/.test(name),
  );
  // "The biggest three at Leeds Media", "Leeds, over 50k" are deals of theirs.
  const picked = frame.order !== null && (frame.limit !== null || alone);
  if (alone && !bounded && !picked) return 'account';
  return narrowed || bounded || picked ? 'deals' : undefined;
}

function build(
  frame: Frame,
  taken: readonly TakenName[],
  context: ComposeContext,
  base: PipelineQuestion | null,
  measure: Measure,
): PipelineQuestion | null {
  const filters = filtersFor(frame, taken, base, measure);
  const lean =
    measure === 'attainment' || measure === 'velocity' ? nearestLean(frame, context.today) : leanOf(measure, filters);
  const { asOf, ...times } = placed(frame, measure, lean, context);
  if (base === null && isMisplaced(frame, measure, times.period, lean, context.today)) return null;
  const question: PipelineQuestion = {
    measure,
    scope: scopeOf(frame, taken, context.viewer) ?? base?.scope ?? usualScope(context.viewer),
    period: times.period ?? keptPeriod(base, asOf, frame) ?? usualPeriodOf(measure, base, filters, context),
    ...inOneCurrency(movedIn({ ...filters, ...times.filters }), frame.inOne, measure, base),
    ...shapeOf(frame, measure, base),
    asOf: asOf ?? base?.asOf ?? null,
    compareTo: null,
    ...(frame.known && asOf !== null ? { asKnown: true } : {}),
  };
  return compared(dueToday(question, context.today), frame, lean, base, context);
}

/** Its time is one that an open deal hardly closes in: next year's, where this year's is just over, or one that is over. */
function isMisplaced(
  { periods, compare }: Frame,
  measure: Measure,
  period: Period | null,
  lean: Lean,
  today: string,
): boolean {
  if (period === null) return false;
  if (measure === 'slipped') return periods.some(({ of }) => isFarBack(of, today));
  if (lean === 'past') return false;
  const own = periods.filter((one) => one.of(lean).from === period.from);
  const over = measure === 'deals' && period.from !== null && period.to !== null && period.to < today;
  const against = compare?.with == null ? [] : [{ when: 'any', of: compare.with } as const];
  if (against.some((one) => isFarOff(one, lean, today))) return true;
  return own.some((one) => isFarOff(one, lean, today) || (over && one.when === 'any'));
}

/** Asked of another instant, "this month" of the last question would be a month that had not come. */
function keptPeriod(base: PipelineQuestion | null, asOf: string | null, frame: Frame): Period | null {
  return asOf !== null && frame.periods.some(({ when }) => when === 'any') ? null : (base?.period ?? null);
}

function usualPeriodOf(
  measure: Measure,
  base: PipelineQuestion | null,
  filters: Filters,
  context: ComposeContext,
): Period | null {
  return base?.measure === measure ? null : usualPeriod(measure, filters, context);
}
