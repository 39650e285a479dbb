import type { Viewer } from '../../access/viewer.js';
import { amountBounds } from '../../ask/amountBounds.js';
import type { Amount } from '../../ask/literals.js';
import type { Named } from '../../ask/names.js';
import { usualScope } from '../../pipeline/scopes.js';
import type { AlertFilters, AlertRule, AlertScope } from '../rule.js';
import { composeTrigger, type NoRule } from './composeTrigger.js';
import { countIn, namesIn, type Part, type SaidName } from './parts.js';

type Composed = { readonly rule: AlertRule; readonly here: boolean } | NoRule;

/** The rule that the phrases of a sentence make, or why they make none. Pure. */
export function composeRule(parts: readonly Part[], viewer: Viewer): Composed {
  const refused = parts.find(({ means }) => means.noRule !== undefined)?.means.noRule;
  if (refused !== undefined) return { reason: refused };
  if (parts.some(isTooSmall)) return { reason: 'I did not understand the amount; say it in full, such as 50k' };
  const names = namesIn(parts);
  if (names === null) return { reason: 'I did not understand what the names belong to' };
  const unclear = names.find(({ meant }) => meant.length !== 1);
  if (unclear) {
    const options = unclear.meant.slice(0, 5).map(({ name }) => name);
    return { reason: `That fits several: ${options.join(', ')}. Say the whole name`, unknown: options };
  }
  const trigger = composeTrigger(parts, names);
  if ('reason' in trigger) return trigger;
  const scope = scopeOf(parts, names, viewer);
  if ('reason' in scope) return scope;
  const filters = filtersOf(parts, names);
  return { rule: { trigger, scope, filters }, here: parts.some(({ means }) => means.target === 'here') };
}

/** "More than one" is no amount: nobody sells for it. */
function isTooSmall({ means, captures }: Part): boolean {
  if (means.bound === undefined && means.takes !== 'amountTo') return false;
  const amounts = captures.filter(({ kind }) => kind === 'amount').map(({ value }) => value as Amount);
  return amounts.every(({ value, currency, multiplier }) => value < 100 && currency === null && multiplier === 1);
}

const oneScope = 'I can look at one of these at a time';

/** Whose deals: one way of saying it. Two are not added up nor is one of them passed over. */
function scopeOf(parts: readonly Part[], names: readonly SaidName[], viewer: Viewer): AlertScope | NoRule {
  const named = names.filter(({ as }) => as === 'scope').flatMap(({ meant }) => meant.slice(0, 1));
  const kinds = [...new Set(named.map(({ kind }) => kind))];
  const whose = [...new Set(parts.flatMap(({ means }) => means.whose ?? []))];
  // Everyone's is what a name narrows: "all deals of Ben".
  const own = whose.filter((one) => one !== 'all');
  if (kinds.length + own.length > 1) {
    return {
      reason: `${oneScope}: ${[...own.map((one) => whoseLabels[one]), ...named.map(({ name }) => name)].join(', ')}`,
    };
  }
  const [first] = named;
  if (first) return { kind: first.kind === 'team' ? 'team' : 'person', ...idsAndLabel(named) };
  if (own[0] === 'me') return { kind: 'me', ids: [], label: 'you' };
  if (own[0] === 'myTeam') return { kind: 'subtree', ids: [], label: 'your team' };
  return whose.length > 0 ? everyone : usualAlertScope(viewer);
}

const whoseLabels = { me: 'your own deals', myTeam: 'your team', all: 'everyone' } as const;
const everyone: AlertScope = { kind: 'all', ids: [], label: 'everyone whom you see' };

function idsAndLabel(named: readonly Named[]): Pick<AlertScope, 'ids' | 'label'> {
  return { ids: [...new Set(named.flatMap(({ ids }) => ids))], label: named.map(({ name }) => name).join(' or ') };
}

/** Whose deals are meant where nobody says: what the person's questions are about. */
export function usualAlertScope(viewer: Viewer): AlertScope {
  const { kind } = usualScope(viewer);
  if (kind === 'me') return { kind, ids: [], label: 'you' };
  return kind === 'subtree' ? { kind, ids: [], label: 'your team' } : everyone;
}

function filtersOf(parts: readonly Part[], names: readonly SaidName[]): AlertFilters {
  const filters: AlertFilters = {};
  for (const { means, captures } of parts) if (means.bound) Object.assign(filters, amountBounds(means.bound, captures));
  const of = (kind: Named['kind']) =>
    names
      .filter(({ as, meant }) => as === 'filter' && meant[0]?.kind === kind)
      .flatMap(({ meant }) => meant[0]?.ids ?? []);
  const [stageIds, accountIds, tagIds] = [of('stage'), of('account'), of('tag')];
  const days = countIn(parts, 'closeDays');
  return {
    ...filters,
    ...(stageIds.length > 0 && { stageIds }),
    ...(accountIds.length > 0 && { accountIds }),
    ...(tagIds.length > 0 && { tagIds }),
    ...(days !== null && { withinDaysOfClose: Math.min(365, days) }),
    ...(parts.some(({ means }) => means.commit) && { commit: true as const }),
  };
}
