import type { Viewer } from '../../access/viewer.js';
import type { Match } from '../../ask/pattern.js';
import type { Directory } from '../../ask/ports.js';
import { read, type Reading } from '../../ask/reading.js';
import type { Meaning } from '../../ask/lexicon/lexicon.js';
import { localDay } from '../../pipeline/calendar.js';
import type { AlertRule, QuietHours } from '../rule.js';
import type { WeekStart } from '../../weekStart.js';
import { bookOf, type AlertBook, type AlertLanguage } from './alertLexicon.js';
import { readTime } from './clockWords.js';
import { composeRule } from './composeRule.js';
import { englishAlerts } from './english.js';
import type { Part } from './parts.js';
import { portugueseAlerts } from './portuguese.js';

/** What the meaning of a sentence may depend on. */
export interface AlertContext {
  readonly viewer: Viewer;
  readonly directory: Directory;
  readonly now: Date;
  readonly timeZone: string;
  readonly fiscalYearStart: number;
  readonly weekStartsOn?: WeekStart | undefined;
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
  const { fiscalYearStart, weekStartsOn, viewer } = context;
  const today = localDay(context.now, context.timeZone);
  const monthFirst = viewer.locale.toLowerCase() === 'en-us';
  const at = { today, fiscalYearStart, weekStartsOn, monthFirst };
  const reading = read(rest.slice(0, 500), book.lexicon, context.directory, at);
  if (reading.unknown.length > 0) {
    return { kind: 'notUnderstood', unknown: reading.unknown, reason: 'I did not understand all of it' };
  }
  const composed = composeRule(partsOf(reading, book), context.viewer);
  if ('reason' in composed) return { kind: 'notUnderstood', unknown: composed.unknown ?? [], reason: composed.reason };
  return { kind: 'alert', ...composed, here: here || composed.here, ...(quiet && { quiet }) };
}

function quietIn(text: string, { quiet }: AlertLanguage): QuietHours | null {
  const [, from, to] = quiet.exec(text) ?? [];
  const [start, end] = [readTime(from ?? ''), readTime(to ?? '')];
  return start === null || end === null ? null : { from: start, to: end };
}

function partsOf(reading: Reading, book: AlertBook): Part[] {
  return reading.phrases.map(({ means, captures }: Match<Meaning>) => ({ means: book.meaningOf(means), captures }));
}
