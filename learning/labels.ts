import { withDefaults, type Meant } from '../test/ask/heldout.js';
import { assemble } from '../src/ask/learnt/assemble.js';
import type { Heard } from '../src/ask/learnt/heard.js';
import { isMeant } from './meant.js';
import {
  heads,
  headNames,
  roles,
  subjects,
  type Head,
  type Role,
  type RoleKind,
  type Said,
} from '../src/ask/learnt/outputs.js';
import { isYear, namedTime, ownTimes } from '../src/ask/learnt/times.js';
import type { Slot } from '../src/ask/learnt/slots.js';

/** What a fair reading says for the outputs below its measure: each a set of values that are right. */
export interface Label {
  /** Place among `subjects`. */
  readonly measure: number;
  readonly values: Readonly<Record<Head, readonly number[]>>;
  /** For each slot that is no name the roles that are right; empty where nobody knows. */
  readonly roles: readonly (readonly number[])[];
  /** Whether some row of roles makes just the question that was meant. */
  readonly reached: boolean;
}

/** The label of one reading, or null where its measure is none that we have. */
export function labelOf(heard: Heard, reading: Meant): Label | null {
  const meant = withDefaults(reading);
  const measure = subjects.indexOf(meant['measure'] as (typeof subjects)[number]);
  if (measure === -1) return null;
  const values = valuesOf(meant);
  const slots = heard.slots.filter(({ kind }) => kind !== 'name');
  const found: { readonly said: Said; readonly row: readonly Role[] }[] = [];
  for (const free of freeValues(meant, heard)) {
    for (const row of rowsOf(slots, meant)) {
      const said = { ...values, ...free, measure: subjects[measure], roles: row } as Said;
      const question = assemble(heard, said);
      if (question !== null && isMeant(reading, question)) found.push({ said, row });
    }
    // What needs no time beside those that were found is the plainer reading.
    if (found.length > 0 && free.time === 'none' && free.compare === 'none') break;
  }
  const placed = Object.fromEntries(
    headNames.map((name) => {
      if (name !== 'compare' && name !== 'time') return [name, [placeOf(name, values[name])]];
      const said = found.map((one) => one.said[name]);
      const unsaid = meant[name === 'time' ? 'period' : 'compareTo'] == null ? [placeOf(name, 'none')] : [];
      return [name, found.length === 0 ? unsaid : [...new Set(said)].map((one) => placeOf(name, one))];
    }),
  ) as unknown as Record<Head, number[]>;
  const parts = slots.map(({ kind }, at) => [
    ...new Set(found.map(({ row }) => (roles[kind as RoleKind] as readonly Role[]).indexOf(row[at] ?? 'none'))),
  ]);
  return { measure, values: placed, roles: parts, reached: found.length > 0 };
}

/** Values that the meaning does not tell by itself: what is compared with, and a time that may have no slot. */
function freeValues(meant: Meant, { composing }: Heard): Pick<Said, 'compare' | 'time'>[] {
  const compares = meant['compareTo'] == null ? (['none'] as const) : heads.compare;
  const from = String(meant['period'] ?? 'none').slice(0, 10);
  const times = heads.time.filter((name) => name === 'none' || firstDayOf(name, composing) === from);
  return times.flatMap((time) => compares.map((compare) => ({ compare, time })));
}

const firstDays = new Map<string, string | null>();

/** Dates are slow to reckon with, and all sentences are of one day. */
function firstDayOf(name: Exclude<Said['time'], 'none'>, composing: Heard['composing']): string | null {
  const key = `${name} ${composing.today}`;
  const known = firstDays.get(key) ?? namedTime(name, composing).from;
  firstDays.set(key, known);
  return known;
}

function placeOf(name: Head, value: string): number {
  return (heads[name] as readonly string[]).indexOf(value);
}

function valuesOf(meant: Meant): Omit<Said, 'measure' | 'roles' | 'compare' | 'time'> {
  const filters = (meant['filters'] ?? {}) as Readonly<Record<string, unknown>>;
  const [kind, ...ids] = String(meant['scope']).split(' ');
  const told = (on: boolean) => (on ? ('yes' as const) : ('no' as const));
  const limit = Number(meant['limit'] ?? 0);
  const scope =
    kind === 'subtree' && ids.length > 0 ? 'namedTeam' : kind === 'person' || kind === 'team' ? 'named' : kind;
  return {
    group: (meant['groupBy'] ?? 'none') as Said['group'],
    scope: scope as Said['scope'],
    status: (filters['status'] ?? 'none') as Said['status'],
    activity: (filters['activity'] ?? 'none') as Said['activity'],
    order: (meant['orderBy'] ?? 'none') as Said['order'],
    limit: limit === 0 ? 'none' : limit === 1 ? 'one' : 'number',
    noNextStep: told(filters['noNextStep'] === true),
    unassigned: told(filters['unassigned'] === true),
    overdue: told(filters['overdue'] === true),
    noClose: told(filters['noExpectedClose'] === true),
    movedBack: told(
      filters['movedBackward'] === true ||
        (filters['movedBackward'] === undefined && filters['movedBackwardIn'] !== undefined),
    ),
    pushed: told(filters['pushedAtLeast'] !== undefined || filters['pushedIn'] !== undefined),
    topic: told(filters['text'] !== undefined),
    stale: told(filters['staleForDays'] !== undefined && meant['measure'] !== 'stale'),
  };
}

const mostRows = 100;

/** Every row of roles that may make the question that was meant. */
function rowsOf(slots: readonly Slot[], meant: Meant): Role[][] {
  let rows: Role[][] = [[]];
  for (const slot of slots) {
    const parts = rolesFor(slot, meant);
    rows = rows.flatMap((row) => parts.map((part) => [...row, part])).slice(0, mostRows);
  }
  return rows;
}

const fieldOf: Readonly<Partial<Record<Role, string>>> = {
  ...{ created: 'created', expectedClose: 'expectedClose', closed: 'closed', pushedIn: 'pushedIn' },
  ...{ movedIn: 'movedBackwardIn', stale: 'staleForDays', pushes: 'pushedAtLeast', morePushes: 'pushedAtLeast' },
  ...{ probable: 'probabilityAtLeast', improbable: 'probabilityAtMost', over: 'amountOver', atLeast: 'amountAtLeast' },
  ...{ under: 'amountUnder', atMost: 'amountAtMost' },
};

function rolesFor({ kind, edge, inner }: Slot, meant: Meant): Role[] {
  const filters = (meant['filters'] ?? {}) as Readonly<Record<string, unknown>>;
  return (roles[kind as RoleKind] as readonly Role[]).filter((role) => {
    const field = fieldOf[role];
    if (role === 'created' && meant['measure'] === 'created') return true;
    if (field !== undefined) return filters[field] !== undefined;
    if (role.startsWith('whole') && inner === undefined) return false;
    if (role === 'year') return isYear(edge);
    if (role === 'asOf') return meant['asOf'] != null;
    if (role === 'compare') return meant['compareTo'] != null;
    if (role === 'limit') return Number(meant['limit'] ?? 0) > 1;
    return !ownTimes.includes(role) || meant['period'] != null || filters['activity'] === 'today';
  });
}
