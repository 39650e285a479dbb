import { isPeriod, questionSchema, type Period, type PipelineQuestion } from '../../pipeline/question.js';
import { makesSense } from '../sense.js';
import { assemble } from './assemble.js';
import { strangeWords, tellFeatures, tellSlot, wordsWithPlaces, type Placed } from './features.js';
import type { Heard } from './heard.js';
import { chances, rectified, shiftOf, sumsOf, type Network } from './network.js';
import {
  headNames,
  heads,
  roles,
  subjects,
  type Head,
  type Role,
  type RoleKind,
  type Said,
  type Values,
} from './outputs.js';
import { hashOf } from './rowIndex.js';
import type { Slot } from './slots.js';
import { canPlay } from './times.js';

/** A reading of a sentence and how likely it is meant, by the network alone. */
export interface Candidate {
  readonly question: PipelineQuestion;
  /** 0 to 1. */
  readonly chance: number;
}
export interface Candidates {
  /** The likeliest first. */
  readonly ranked: readonly Candidate[];
  /** How likely it is that the sentence asks for nothing that we answer. */
  readonly refuse: number;
  /** Words that neither the grammar nor the network knows. */
  readonly unseen: readonly string[];
}

const mostMeasures = 5;
const mostReadings = 32;
/** Of these so many are kept as make a question that the pipeline answers: more than three are never offered. */
const mostTried = 8;
const mostKept = 4;
/** What is less likely than this is not looked at, unless it is the likeliest. */
const least = 0.02;

/** What the network sees of a sentence. */
export interface Seen {
  readonly placed: readonly Placed[];
  readonly sums: Float32Array;
  /** How likely each of `subjects` is. */
  readonly measures: Float32Array;
}

export function seenIn(heard: Heard, network: Network): Seen {
  const placed = wordsWithPlaces(heard);
  const sums = sumsOf(network, tellFeatures(heard, placed));
  return { placed, sums, measures: chances(network.outputs.measure, rectified(sums)) };
}

/** The readings that the network holds likely and that make a question. */
export function candidatesOf(heard: Heard, network: Network, seen = seenIn(heard, network)): Candidates {
  const { sums, measures } = seen;
  const slots = heard.slots.filter(({ kind }) => kind !== 'name');
  const slotSums = slots.map((slot) => sumsOf(network, tellSlot(heard, slot, seen.placed)));
  const fits = fitting(heard, slots);
  const parts = slots.map((slot) => partsOf(slot, heard));
  const likely = likeliest(measures, mostMeasures).filter(({ at }) => subjects[at] !== 'refuse');
  const readings = likely.flatMap(({ at, chance }) => {
    const shift = shiftOf(network, at);
    const hidden = rectified(sums, shift);
    const choices = [
      ...headNames.map((name) => likeliest(chances(network.outputs[name], hidden), 3, fits[name])),
      ...slots.map(({ kind }, place) => {
        const own = rectified(sums, shift, slotSums[place] ?? shift);
        return likeliest(chances(network.outputs[`role ${kind as RoleKind}`], own), 4, parts[place]);
      }),
    ];
    return combined(at, choices, chance);
  });
  const kept = readings.sort((a, b) => b.chance - a.chance).slice(0, mostReadings);
  return {
    ranked: merged(heard, kept, slots),
    refuse: measures[subjects.indexOf('refuse')] ?? 0,
    unseen: strangeWords(heard).filter((word) => network.rowOf(hashOf('u:', word)) === -1),
  };
}

interface Pick {
  readonly at: number;
  readonly chance: number;
}

/** The likeliest of the values that fit. */
function likeliest(all: Float32Array, most: number, fits: Fits = always): Pick[] {
  const fitting: Pick[] = [];
  let best: Pick | null = null;
  for (let at = 0; at < all.length; at += 1) {
    const chance = all[at] ?? 0;
    if (!fits(at)) continue;
    if (best === null || chance > best.chance) best = { at, chance };
    if (chance > least) fitting.push({ at, chance });
  }
  if (fitting.length < 2) return best === null ? [] : [best];
  return fitting.sort((a, b) => b.chance - a.chance).slice(0, most);
}

/** Whether a value, by its place, can be had with what the sentence names. */
type Fits = (at: number) => boolean;
const always: Fits = () => true;

/** What no question could be made of is not tried: a scope by name without a name, a number of rows without a number. */
function fitting({ taken, topic, frame }: Heard, slots: readonly Slot[]): Partial<Record<Head, Fits>> {
  const persons = taken.some(({ meant }) => meant.kind === 'person');
  const named = persons || taken.some(({ meant }) => meant.kind === 'team');
  const numbered = frame.limit !== null || slots.some(({ kind }) => kind === 'number');
  return {
    scope: (at) => (heads.scope[at] === 'namedTeam' ? persons : (heads.scope[at] === 'named') === named),
    topic: (at) => topic !== null || heads.topic[at] === 'no',
    limit: (at) => numbered || heads.limit[at] !== 'number',
  };
}

/** Which parts a slot can play. */
function partsOf(slot: Slot, { composing }: Heard): Fits {
  const can = roles[slot.kind as RoleKind].map((role) => canPlay(slot, role, composing.today));
  return (at) => can[at] ?? false;
}

/** One value for each output, by their places, as far as there was a choice: the others have their likeliest. */
interface Row {
  readonly measure: number;
  readonly choices: readonly (readonly Pick[])[];
  /** Places among `choices` of those that had several values. */
  readonly open: readonly number[];
  readonly picks: readonly number[];
  readonly chance: number;
}

/** Rows of one pick a choice, the likeliest first. */
function combined(measure: number, choices: readonly (readonly Pick[])[], chance: number): Row[] {
  if (choices.some((picks) => picks.length === 0)) return [];
  const open: number[] = [];
  let sure = chance;
  choices.forEach((picks, place) => {
    if (picks.length === 1) sure *= picks[0]?.chance ?? 0;
    else open.push(place);
  });
  let rows: Picked[] = [{ picks: [], chance: sure }];
  for (const place of open) {
    const picks = choices[place] ?? [];
    const longer = rows.flatMap((row) =>
      picks.map((pick) => ({ picks: [...row.picks, pick.at], chance: row.chance * pick.chance })),
    );
    rows = longer.sort((a, b) => b.chance - a.chance).slice(0, mostReadings);
  }
  return rows.map((row) => ({ ...row, measure, choices, open }));
}

type Picked = Omit<Row, 'measure' | 'choices' | 'open'>;

function saidOf({ measure, choices, open, picks }: Row, slots: readonly Slot[]): Said {
  const at = choices.map(([first]) => first?.at ?? 0);
  open.forEach((place, one) => (at[place] = picks[one] ?? 0));
  const values: Partial<Record<Head, string>> = {};
  headNames.forEach((name, place) => (values[name] = heads[name][at[place] ?? 0] ?? 'none'));
  const parts = slots.map(
    (slot, place): Role => roles[slot.kind as RoleKind][at[headNames.length + place] ?? 0] ?? 'none',
  );
  return { ...(values as Values), measure: subjects[measure] as Said['measure'], roles: parts };
}

/** Readings that come to the same question are one. */
function merged(heard: Heard, rows: readonly Row[], slots: readonly Slot[]): Candidate[] {
  const byKey = new Map<string, { question: PipelineQuestion; chance: number }>();
  for (const row of rows) {
    const question = assemble(heard, saidOf(row, slots));
    if (question === null || !makesSense(question, heard.composing.today)) continue;
    const key = keyOf(question);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { question, chance: row.chance });
    else known.chance += row.chance;
  }
  const ranked = [...byKey.values()].sort((a, b) => b.chance - a.chance).slice(0, mostTried);
  const kept: Candidate[] = [];
  for (const one of ranked) {
    if (kept.length === mostKept) break;
    if (questionSchema.safeParse(one.question).success) kept.push(one);
  }
  return kept;
}

/** The same for questions that ask for the same; how they are said back does not count. */
export function keyOf(question: PipelineQuestion): string {
  const { measure, scope, period, groupBy, orderBy, limit, asOf, asKnown, compareTo, filters } = question;
  const narrowed = Object.entries(filters)
    .filter(([, value]) => value !== undefined && (measure !== 'deals' || value !== 'open'))
    .map(([name, value]) => `${name}=${isPeriod(value) ? daysOf(value) : String(value)}`);
  return [
    ...[measure, scope.kind, scope.ids, daysOf(period), groupBy, orderBy, limit, asOf, asKnown, daysOf(compareTo)],
    ...narrowed.sort(),
  ].join('|');
}

function daysOf(period: Period | null): string {
  return period === null ? '' : `${period.from ?? ''}..${period.to ?? ''}`;
}
