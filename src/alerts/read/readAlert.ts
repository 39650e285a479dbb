import type { Viewer } from '../../access/viewer.js';
import type { Amount } from '../../ask/literals.js';
import type { Named } from '../../ask/names.js';
import type { Edge, Match } from '../../ask/pattern.js';
import type { Directory } from '../../ask/ports.js';
import { read, type Reading } from '../../ask/reading.js';
import type { Meaning } from '../../ask/lexicon/lexicon.js';
import { localDay } from '../../pipeline/calendar.js';
import { usualScope } from '../../pipeline/scopes.js';
import type { AlertFilters, AlertRule, AlertScope, AlertTrigger, QuietHours } from '../rule.js';
import { bookOf, type AlertBook, type AlertLanguage, type AlertMeaning } from './alertLexicon.js';
import { readTime } from './clockWords.js';
import { englishAlerts } from './english.js';
import { portugueseAlerts } from './portuguese.js';

/** What the meaning of a sentence may depend on. */
export interface AlertContext {
  readonly viewer: Viewer;
  readonly directory: Directory;
  readonly now: Date;
  readonly timeZone: string;
  readonly fiscalYearStart: number;
}

/** A sentence in which somebody asks to be told, read. Nothing is guessed: what was not understood is named. */
export type AlertRead =
  | { readonly kind: 'alert'; readonly rule: AlertRule; readonly here: boolean; readonly quiet?: QuietHours }
  | { readonly kind: 'notUnderstood'; readonly unknown: readonly string[]; readonly reason: string };

const languages = [englishAlerts, portugueseAlerts].map((language) => ({ language, book: bookOf(language) }));

/** Whether a sentence asks to be told, whatever of. */
export function asksToBeTold(text: string): boolean {
  return languages.some(({ language }) => language.openers.test(text) || language.hereOpeners.test(text));
}

/** Reads what is to be told of, with or without "tell me when" before it. The language that leaves fewest words over counts. */
export function readAlert(text: string, context: AlertContext): AlertRead {
  const reads = languages.map(({ language, book }) => readIn(text, language, book, context));
  const understood = reads.find((one) => one.kind === 'alert');
  if (understood) return understood;
  const [best] = reads.sort((a, b) => leftOver(a) - leftOver(b));
  return best ?? { kind: 'notUnderstood', unknown: [text], reason: 'Nothing of it was understood' };
}

function leftOver(read: AlertRead): number {
  return read.kind === 'alert' ? 0 : read.unknown.length;
}

function readIn(text: string, language: AlertLanguage, book: AlertBook, context: AlertContext): AlertRead {
  const quiet = quietIn(text, language);
  const here = language.hereOpeners.test(text);
  const rest = text.replace(language.quiet, '').replace(language.hereOpeners, '').replace(language.openers, '');
  const { fiscalYearStart, viewer } = context;
  const today = localDay(context.now, context.timeZone);
  const monthFirst = viewer.locale.toLowerCase() === 'en-us';
  const reading = read(rest.slice(0, 500), book.lexicon, context.directory, { today, fiscalYearStart, monthFirst });
  if (reading.unknown.length > 0) {
    return { kind: 'notUnderstood', unknown: reading.unknown, reason: 'I did not understand all of it' };
  }
  const composed = compose(partsOf(reading, book), context);
  if ('reason' in composed) return { kind: 'notUnderstood', unknown: composed.unknown ?? [], reason: composed.reason };
  return { kind: 'alert', ...composed, here: here || composed.here, ...(quiet && { quiet }) };
}

function quietIn(text: string, { quiet }: AlertLanguage): QuietHours | null {
  const [, from, to] = quiet.exec(text) ?? [];
  const [start, end] = [readTime(from ?? ''), readTime(to ?? '')];
  return start === null || end === null ? null : { from: start, to: end };
}

interface Part {
  readonly means: AlertMeaning;
  readonly captures: readonly Edge[];
}

function partsOf(reading: Reading, book: AlertBook): Part[] {
  return reading.phrases.map(({ means, captures }: Match<Meaning>) => ({ means: book.meaningOf(means), captures }));
}

type Composed =
  | { readonly rule: AlertRule; readonly here: boolean }
  | { readonly reason: string; readonly unknown?: readonly string[] };

function compose(parts: readonly Part[], context: AlertContext): Composed {
  const names = namesIn(parts);
  const unclear = names.find(({ meant }) => meant.length !== 1);
  if (unclear) {
    const options = unclear.meant.slice(0, 5).map(({ name }) => name);
    return { reason: `That fits several: ${options.join(', ')}. Say the whole name`, unknown: options };
  }
  const trigger = triggerOf(parts, names);
  if ('reason' in trigger) return trigger;
  const scope = scopeOf(parts, names, context.viewer);
  const filters = filtersOf(parts, names);
  return { rule: { trigger, scope, filters }, here: parts.some(({ means }) => means.target === 'here') };
}

interface SaidName {
  readonly as: NonNullable<AlertMeaning['names']>;
  readonly meant: readonly Named[];
}

function namesIn(parts: readonly Part[]): SaidName[] {
  const kinds: readonly string[] = ['person', 'team', 'stage', 'account', 'tag'];
  return parts.flatMap(({ means: { names }, captures }) => {
    const edge = captures.find(({ kind }) => kinds.includes(kind));
    return names === undefined || edge === undefined ? [] : [{ as: names, meant: edge.value as readonly Named[] }];
  });
}

/** One thing that happens: of several said, one that says more of the same counts ("amount", "cut by more than 20 %"). */
function triggerOf(parts: readonly Part[], names: readonly SaidName[]): AlertTrigger | { readonly reason: string } {
  const own = parts.filter(({ means }) => means.trigger !== undefined);
  const kinds = [...new Set(own.map(({ means }) => means.trigger))];
  // "A new deal is won" is about the winning.
  const told = kinds.length > 1 ? kinds.filter((kind) => kind !== 'created') : kinds;
  const [kind, another] = told;
  if (kind === undefined)
    return { reason: 'Say what has to happen: won, pushed, amount cut, no activity for 14 days …' };
  if (another !== undefined) return { reason: 'That is two things at once; ask for each by itself' };
  const said = own.filter(({ means }) => means.trigger === kind);
  const meaning = Object.assign({}, ...said.map(({ means }) => means)) as AlertMeaning;
  switch (kind) {
    case 'stageMoved': {
      const to = names.filter(({ as }) => as === 'stage').flatMap(({ meant }) => meant[0]?.ids ?? []);
      return { kind, to, direction: meaning.stage ?? 'any' };
    }
    case 'pushed':
      return { kind, times: timesIn(said, meaning) };
    case 'closeChanged':
      return { kind, direction: meaning.earlier ? 'earlier' : 'any' };
    case 'amountChanged':
      return { kind, direction: meaning.amount ?? 'any', percent: percentIn(parts), to: amountTo(said) };
    case 'reassigned':
      return { kind, to: meaning.toMe ? 'me' : 'anyone' };
    case 'closing':
      return { kind, days: daysIn(said, meaning, 7) };
    case 'idle':
      return { kind, days: Math.max(1, daysIn(said, meaning, 14)) };
    default:
      return { kind };
  }
}

function daysIn(said: readonly Part[], { count }: AlertMeaning, usual: number): number {
  return Math.min(365, countIn(said, 'days') ?? count ?? usual);
}

function timesIn(said: readonly Part[], { count }: AlertMeaning): number {
  return Math.max(1, countIn(said, 'times') ?? count ?? 1);
}

const unitDays: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

function countIn(parts: readonly Part[], takes: AlertMeaning['takes']): number | null {
  const part = parts.find(({ means }) => means.takes === takes);
  const counted = part?.captures.find(({ kind }) => kind === 'n' || kind === 'times' || kind === 'ordinal');
  if (!part || !counted) return null;
  const unit = part.captures.find(({ kind }) => kind === 'unit');
  return Number(counted.value) * (unitDays[String(unit?.value ?? 'day')] ?? 1);
}

function percentIn(parts: readonly Part[]): number | null {
  const part = parts.find(({ means }) => means.takes === 'percent');
  return part ? Number(part.captures.find(({ kind }) => kind === 'percent')?.value ?? 0) : null;
}

function amountTo(parts: readonly Part[]): number | null {
  const part = parts.find(({ means }) => means.takes === 'amountTo');
  return part
    ? ((part.captures.find(({ kind }) => kind === 'amount')?.value as Amount | undefined)?.value ?? null)
    : null;
}

function scopeOf(parts: readonly Part[], names: readonly SaidName[], viewer: Viewer): AlertScope {
  const named = names.filter(({ as }) => as === 'scope').flatMap(({ meant }) => meant.slice(0, 1));
  const label = named.map(({ name }) => name).join(', ');
  const ids = named.flatMap((one) => one.ids);
  if (named[0]?.kind === 'person') return { kind: 'person', ids, label };
  if (named[0]?.kind === 'team') return { kind: 'team', ids, label };
  const whose = parts.findLast(({ means }) => means.whose !== undefined)?.means.whose;
  if (whose === 'me') return { kind: 'me', ids: [], label: 'you' };
  if (whose === 'myTeam') return { kind: 'subtree', ids: [], label: 'your team' };
  if (whose === 'all') return { kind: 'all', ids: [], label: 'everyone whom you see' };
  return usualAlertScope(viewer);
}

/** Whose deals are meant where nobody says: what the person's questions are about. */
export function usualAlertScope(viewer: Viewer): AlertScope {
  const { kind } = usualScope(viewer);
  if (kind === 'me') return { kind, ids: [], label: 'you' };
  return kind === 'subtree'
    ? { kind, ids: [], label: 'your team' }
    : { kind: 'all', ids: [], label: 'everyone whom you see' };
}

function filtersOf(parts: readonly Part[], names: readonly SaidName[]): AlertFilters {
  const filters: AlertFilters = {};
  for (const part of parts) Object.assign(filters, boundOf(part));
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

const boundNames = {
  over: 'amountOver',
  atLeast: 'amountAtLeast',
  under: 'amountUnder',
  atMost: 'amountAtMost',
} as const;

function boundOf({ means: { bound }, captures }: Part): AlertFilters {
  const [first, second] = captures.filter(({ kind }) => kind === 'amount').map((edge) => edge.value as Amount);
  if (bound === undefined || first === undefined) return {};
  const currency = first.currency ?? second?.currency ?? null;
  const named = currency === null ? {} : { currency };
  if (bound !== 'between') return { [boundNames[bound]]: first.value, ...named };
  if (second === undefined) return {};
  const low = first.multiplier === 1 ? first.value * second.multiplier : first.value;
  return { amountAtLeast: Math.min(low, second.value), amountAtMost: Math.max(low, second.value), ...named };
}
