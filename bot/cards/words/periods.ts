import { daysInWords } from './dates.js';
import type { Reader } from './reader.js';

/** Periods that stand behind a verb as they are: "won this quarter", "won since Mon 16 Nov". */
const asTheyAre =
  /^(?:this|last|next|today|yesterday|tomorrow|since|until|up to|by|before|after|from|between|any time|on|in)\b/;

/** A period's label on its own, with its days as this reader writes them: "since Mon 16 Nov". */
export function periodName(label: string, reader: Reader): string {
  return daysInWords(label, reader);
}

/** The same behind a verb or a count: "on Mon 16 Nov", "in October 2026", "in the last 90 days", "this quarter". */
export function periodWords(label: string, reader: Reader): string {
  return `${preposition(label)}${periodName(label, reader)}`;
}

function preposition(label: string): string {
  if (asTheyAre.test(label)) return '';
  if (/^\d{4}-\d{2}-\d{2} to /.test(label)) return 'from ';
  return /^(?:\d{4}-\d{2}-\d{2}$|the weekend\b)/.test(label) ? 'on ' : 'in ';
}
