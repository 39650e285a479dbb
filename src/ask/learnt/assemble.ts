import type { Filters, Period, PipelineQuestion, Scope } from '../../pipeline/question.js';
import { everything, myself, myTeam } from '../../pipeline/scopes.js';
import { compared } from '../comparison.js';
import { dueToday, movedIn } from '../filtersAsked.js';
import type { Frame } from '../frame.js';
import { inOneCurrency } from '../inOneCurrency.js';
import { leanOf, usualPeriod } from '../periodAsked.js';
import { nameFilters, scopeOf, type TakenName } from '../scopeAsked.js';
import type { Heard } from './heard.js';
import type { Role, Said } from './outputs.js';
import { amountOf, leanOfSlot } from './slots.js';
import { timesSaid, type Cast } from './times.js';

/**
 * The question that a reading of the sentence comes to. Null where it is none: a name, an amount or a time would go
 * unheard, two times would say the same, or what the reading needs was not said. Names are those of the directory that
 * the sentence was heard with; nobody's rights are in here.
 */
export function assemble(heard: Heard, said: Said, taken: readonly TakenName[] = heard.taken): PipelineQuestion | null {
  const cast = castOf(heard, said);
  const scope = scopeSaid(heard, said, taken);
  if (scope === null) return null;
  const limit = limitSaid(heard, said, cast);
  if (limit === undefined) return null;
  const filters = filtersSaid(heard, said, cast, taken);
  if (filters === null) return null;
  const times = timesSaid(heard, said, cast);
  if (times === null) return null;
  const all = movedIn({ ...filters, ...times.filters });
  const { asOf } = times;
  const question: PipelineQuestion = {
    ...{ measure: said.measure, scope, limit, asOf, compareTo: null },
    ...inOneCurrency(all, heard.frame.inOne, said.measure, null),
    period: times.period ?? (asOf === null ? usualPeriod(said.measure, all, heard.composing) : null),
    groupBy: said.group === 'none' ? null : said.group,
    orderBy: said.order === 'none' ? null : said.order,
    ...(heard.frame.known && asOf !== null ? { asKnown: true } : {}),
  };
  return against(dueToday(question, heard.composing.today), heard, said, cast, times.period !== null);
}

function castOf({ slots }: Heard, { roles }: Said): Cast[] {
  const cast: Cast[] = [];
  for (const slot of slots) {
    const role = slot.kind === 'name' ? undefined : roles[cast.length];
    if (role !== undefined) cast.push({ slot, role });
  }
  return cast;
}

/** Whoever is named is in the question: as its scope, or as what narrows it. */
function scopeSaid({ frame, composing }: Heard, { scope }: Said, taken: readonly TakenName[]): Scope | null {
  const persons = taken.some(({ meant }) => meant.kind === 'person');
  const teams = taken.some(({ meant }) => meant.kind === 'team');
  if (scope === 'named' || scope === 'namedTeam') {
    if (!persons && (!teams || scope === 'namedTeam')) return null;
    const whose = scope === 'namedTeam' ? ('personTeam' as const) : null;
    const names = taken.map(({ said, meant }) => ({ said: { ...said, whose }, meant }));
    return scopeOf({ ...frame, whose: [], pronoun: false, states: [] }, names, composing.viewer);
  }
  if (persons || teams) return null;
  return scope === 'me' ? myself : scope === 'subtree' ? myTeam : everything;
}

/** States, amounts, numbers and names; null where two of them say the same differently. */
function filtersSaid(heard: Heard, said: Said, cast: readonly Cast[], taken: readonly TakenName[]): Filters | null {
  const { currency, priority, text, movedBackward } = heard.frame.filters;
  const filters: Filters = {
    ...(currency !== undefined && { currency }),
    ...(priority !== undefined && { priority }),
    ...(text !== undefined && { text }),
    ...(movedBackward === false && { movedBackward }),
    ...nameFilters(taken),
  };
  if (!addStates(filters, said, heard.topic) || !addAmounts(filters, heard, cast)) return null;
  return addNumbers(filters, heard, said, cast) ? filters : null;
}

function addStates(filters: Filters, said: Said, topic: string | null): boolean {
  const { measure, status, activity } = said;
  if (status !== 'none' && (measure === 'deals' || measure === 'account' || measure === 'deal'))
    filters.status = status;
  if (measure === 'activities' && activity !== 'none') filters.activity = activity;
  if (said.noNextStep === 'yes') filters.noNextStep = true;
  if (said.unassigned === 'yes') filters.unassigned = true;
  if (said.noClose === 'yes') filters.noExpectedClose = true;
  if (said.overdue === 'yes' && measure !== 'overdue') filters.overdue = true;
  if (said.movedBack === 'yes') filters.movedBackward = true;
  if (said.topic === 'yes' && topic === null) return false;
  if (said.topic === 'yes' && topic !== null) filters.text = topic;
  return true;
}

const bounds: Readonly<Partial<Record<Role, 'amountOver' | 'amountAtLeast' | 'amountUnder' | 'amountAtMost'>>> = {
  ...{ over: 'amountOver', atLeast: 'amountAtLeast', under: 'amountUnder', atMost: 'amountAtMost' },
};

function addAmounts(filters: Filters, { slots }: Heard, cast: readonly Cast[]): boolean {
  for (const { slot, role } of cast) {
    if (slot.kind !== 'amount') continue;
    const name = bounds[role];
    if (name === undefined || filters[name] !== undefined) return false;
    const { value, currency } = amountOf(slot, slots);
    filters[name] = value;
    if (currency !== null) filters.currency = currency;
  }
  return true;
}

function addNumbers(filters: Filters, { frame }: Heard, said: Said, cast: readonly Cast[]): boolean {
  const value = (role: Role): number | undefined => {
    const slot = cast.find((one) => one.role === role && one.slot.kind !== 'period')?.slot;
    return slot === undefined ? undefined : (slot.length ?? Number(slot.edge.value));
  };
  const more = value('morePushes');
  const pushes = value('pushes') ?? (more === undefined ? undefined : more + 1);
  if (said.pushed === 'yes') filters.pushedAtLeast = pushes ?? frame.filters.pushedAtLeast ?? 1;
  else if (pushes !== undefined) return false;
  const [least, most, days] = [value('probable'), value('improbable'), value('stale')];
  if (least !== undefined) filters.probabilityAtLeast = Math.min(100, least);
  if (most !== undefined) filters.probabilityAtMost = Math.min(100, most);
  const stale = said.measure === 'stale' || said.stale === 'yes';
  const since = cast.some(({ slot, role }) => role === 'stale' && slot.kind === 'period');
  if (!stale) return days === undefined && !since;
  if (days !== undefined) filters.staleForDays = days;
  else if (!since && frame.filters.staleForDays !== undefined) filters.staleForDays = frame.filters.staleForDays;
  else if (!since && said.measure !== 'stale') filters.staleForDays = usualStale;
  return true;
}

/** Deals are stale after two weeks where nothing else is said. */
const usualStale = 14;

/** The number to list; undefined where two are said, or one is meant and none said. */
function limitSaid({ frame }: Heard, { limit }: Said, cast: readonly Cast[]): number | null | undefined {
  const said = cast.filter(({ slot, role: part }) => part === 'limit' && slot.kind === 'number');
  if (limit !== 'number') return said.length > 0 ? undefined : limit === 'one' ? 1 : null;
  const value = said.length > 0 ? Number(said[0]?.slot.edge.value) : (frame.limit ?? undefined);
  return said.length > 1 || value === undefined || value < 1 || value > 500 ? undefined : value;
}

/** The question with what it is compared with. */
function against(
  question: PipelineQuestion,
  heard: Heard,
  { compare }: Said,
  cast: readonly Cast[],
  timed: boolean,
): PipelineQuestion | null {
  const named = cast.filter((one) => one.role === 'compare');
  if (named.length === 0 && compare === 'none') return question;
  if (named.length > 1 || question.asOf !== null) return null;
  const [other] = named;
  const frame: Frame = {
    ...heard.frame,
    trend: false,
    periods: timed ? [{ when: 'any', of: () => question.period ?? never }] : [],
    compare: {
      with: other === undefined ? null : leanOfSlot(other.slot),
      yearBefore: other === undefined && compare === 'year',
      periodBefore: compare === 'before',
    },
  };
  return compared(question, frame, leanOf(question.measure, question.filters), null, heard.composing);
}

const never: Period = { from: null, to: null, label: '' };
