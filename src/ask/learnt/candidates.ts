import { questionSchema, type PipelineQuestion } from '../../pipeline/question.js';
import { assemble } from './assemble.js';
import { featuresOf, slotFeaturesOf, strangeWords } from './features.js';
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
const mostKept = 8;
/** What is less likely than this is not looked at, unless it is the likeliest. */
const least = 0.02;

/** What the network sees of a sentence. */
export interface Seen {
  readonly sums: Float32Array;
  /** How likely each of `subjects` is. */
  readonly measures: Float32Array;
}

export function seenIn(heard: Heard, network: Network): Seen {
  const sums = sumsOf(network, featuresOf(heard));
  return { sums, measures: chances(network.outputs.measure, rectified(sums)) };
}

/** The readings that the network holds likely and that make a question. */
export function candidatesOf(heard: Heard, network: Network, seen = seenIn(heard, network)): Candidates {
  const { sums, measures } = seen;
  const slots = heard.slots.filter(({ kind }) => kind !== 'name');
  const slotSums = slots.map((slot) => sumsOf(network, slotFeaturesOf(heard, slot)));
  const fits = fitting(heard, slots);
  const likely = likeliest(measures, mostMeasures).filter(({ at }) => subjects[at] !== 'refuse');
  const readings = likely.flatMap(({ at, chance }) => {
    const shift = shiftOf(network, at);
    const hidden = rectified(sums, shift);
    const choices = [
      ...headNames.map((name) => likeliest(chances(network.outputs[name], hidden), 3, fits[name])),
      ...slots.map((slot, place) => rolesOf(slot, heard, rectified(sums, shift, slotSums[place] ?? shift), network)),
    ];
    return combined(choices, chance).map((row) => ({ ...row, measure: at }));
  });
  const kept = readings.sort((a, b) => b.chance - a.chance).slice(0, mostReadings);
  return {
    ranked: merged(
      heard,
      kept.map(({ measure, picks, chance }) => ({ said: saidOf(measure, picks, slots), chance })),
    ),
    refuse: measures[subjects.indexOf('refuse')] ?? 0,
    unseen: strangeWords(heard).filter((word) => network.rowOf(`u:${word}`) === undefined),
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

function rolesOf(slot: Slot, { composing }: Heard, hidden: Float32Array, network: Network): Pick[] {
  const kind = slot.kind as RoleKind;
  const fits: Fits = (at) => canPlay(slot, roles[kind][at] ?? 'none', composing.today);
  return likeliest(chances(network.outputs[`role ${kind}`], hidden), 4, fits);
}

interface Row {
  readonly picks: readonly number[];
  readonly chance: number;
}

/** Rows of one pick a choice, the likeliest first. */
function combined(choices: readonly (readonly Pick[])[], chance: number): Row[] {
  if (choices.some((picks) => picks.length === 0)) return [];
  const sure = choices.reduce((product, picks) => product * (picks.length === 1 ? (picks[0]?.chance ?? 0) : 1), chance);
  let rows: Row[] = [{ picks: choices.map(([first]) => first?.at ?? 0), chance: sure }];
  choices.forEach((picks, place) => {
    if (picks.length === 1) return;
    const longer = rows.flatMap((row) =>
      picks.map((pick) => ({ picks: row.picks.with(place, pick.at), chance: row.chance * pick.chance })),
    );
    rows = longer.sort((a, b) => b.chance - a.chance).slice(0, mostReadings);
  });
  return rows;
}

function saidOf(measure: number, picks: readonly number[], slots: readonly Slot[]): Said {
  const values = Object.fromEntries(headNames.map((name, place) => [name, valueOf(name, picks[place] ?? 0)]));
  const parts = slots.map(
    (slot, place): Role => roles[slot.kind as RoleKind][picks[headNames.length + place] ?? 0] ?? 'none',
  );
  return { ...(values as unknown as Values), measure: subjects[measure] as Said['measure'], roles: parts };
}

function valueOf(name: Head, at: number): string {
  return heads[name][at] ?? 'none';
}

/** Readings that come to the same question are one. */
function merged(heard: Heard, readings: readonly { readonly said: Said; readonly chance: number }[]): Candidate[] {
  const byKey = new Map<string, { question: PipelineQuestion; chance: number }>();
  for (const { said, chance } of readings) {
    const question = assemble(heard, said);
    if (question === null) continue;
    const key = keyOf(question);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { question, chance });
    else known.chance += chance;
  }
  const ranked = [...byKey.values()].sort((a, b) => b.chance - a.chance).slice(0, mostKept);
  return ranked.filter(({ question }) => questionSchema.safeParse(question).success);
}

/** The same for questions that ask for the same; how they are said back does not count. */
export function keyOf(question: PipelineQuestion): string {
  const entries = Object.entries(question.filters).sort(([a], [b]) => (a < b ? -1 : 1));
  const filters = question.measure === 'deals' ? entries.filter(([, value]) => value !== 'open') : entries;
  const { measure, scope, period, groupBy, orderBy, limit, asOf, asKnown, compareTo } = question;
  return JSON.stringify(
    { measure, scope, period, groupBy, orderBy, limit, asOf, asKnown, compareTo, filters },
    (name, value: unknown) => (name === 'label' ? undefined : value),
  );
}
