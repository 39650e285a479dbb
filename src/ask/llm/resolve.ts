import { addDays, startOfDay } from '../../pipeline/calendar.js';
import { questionSchema, type Filters, type PipelineQuestion, type Scope } from '../../pipeline/question.js';
import { everything, myself, myTeam, usualScope } from '../../pipeline/scopes.js';
import { indexOf, nameEdges, type NameKind } from '../names.js';
import type { AskContext } from '../ports.js';
import { plain } from '../tokens.js';
import type { Draft } from './draft.js';

/**
 * A draft with its names found among those that the asker may see. Null on any doubt: the model is not certain, a name is
 * nobody's or several's, or the whole is no question. Pure.
 */
export function questionOf(draft: Draft, context: AskContext): PipelineQuestion | null {
  if (!draft.certain) return null;
  const scope = scopeOf(draft, context);
  const filters = filtersOf(draft, context);
  if (scope === null || filters === null) return null;
  const { measure, groupBy, orderBy, limit, period, compareTo } = draft;
  const question = {
    ...{ measure, scope, period, filters, groupBy, orderBy, limit, compareTo },
    asOf: asOf(draft, context),
  };
  const checked = questionSchema.safeParse(question);
  return checked.success ? checked.data : null;
}

function asOf({ asOf: day }: Draft, { now, timeZone }: AskContext): string | null {
  if (day === null) return null;
  const end = new Date(startOfDay(addDays(day, 1), timeZone).getTime() - 1);
  return end < now ? end.toISOString() : null;
}

function scopeOf({ scope: { kind, names } }: Draft, context: AskContext): Scope | null {
  if (kind === 'me') return myself;
  if (kind === 'all') return everything;
  if (kind === 'unsaid') return usualScope(context.viewer);
  if (kind === 'subtree' && names.length === 0) return myTeam;
  const found = entriesOf(names, kind === 'team' ? 'team' : 'person', context);
  if (found === null || found.ids.length === 0) return null;
  const label = found.labels.join(' and ').slice(0, 180);
  return { kind, ids: found.ids, label: kind === 'subtree' ? `${label}’s team` : label };
}

interface Found {
  readonly ids: number[];
  readonly labels: readonly string[];
}

/** Ids of names; null where one of them is nobody's or could be several's. */
function entriesOf(names: readonly string[], kind: NameKind, { directory }: AskContext): Found | null {
  const index = indexOf(directory);
  const ids: number[] = [];
  const labels: string[] = [];
  for (const name of names) {
    const words = plain(name).match(/[\p{L}\p{N}]+/gu) ?? [];
    const whole = nameEdges(words, index).find(
      (edge) => edge.kind === kind && edge.start === 0 && edge.end === words.length,
    );
    const meant = (whole?.value ?? []) as readonly { readonly name: string; readonly ids: readonly number[] }[];
    const [only, another] = meant;
    if (only === undefined || another !== undefined) return null;
    ids.push(...only.ids);
    labels.push(only.name);
  }
  return { ids, labels };
}

function filtersOf({ filters }: Draft, context: AskContext): Filters | null {
  const { stages, accounts, tags, ...plainly } = filters;
  const lists = [
    ['stageIds', entriesOf(stages, 'stage', context)],
    ['accountIds', entriesOf(accounts, 'account', context)],
    ['tagIds', entriesOf(tags, 'tag', context)],
  ] as const;
  if (lists.some(([, found]) => found === null)) return null;
  const ids = lists.flatMap(([key, found]) => (found === null || found.ids.length === 0 ? [] : [[key, found.ids]]));
  const said = Object.entries(plainly).filter(([, value]) => value !== null && value !== false);
  return Object.fromEntries([...said, ...ids]) as Filters;
}
