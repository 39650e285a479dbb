import type { Actor } from '../../eventStore/event.js';
import type { OdooRecord } from '../client/call.js';
import { instantFrom, iso } from './values.js';

/** Not a field of Odoo's: the sync looks up when somebody last wrote on a deal and puts it beside the deal's own fields. */
export const lastNoteField = 'foresail_last_note';

/** When somebody last wrote on a deal. */
export interface LastNote {
  /** As Odoo writes instants. */
  readonly date: string;
  /** `res.users`; null where whoever wrote has no account. */
  readonly by: { readonly id: number; readonly name: string } | null;
}

/** `lastNoteAt` of the payload; nothing where it was not looked up. @throws ForesailError RECORD_UNMAPPABLE. */
export function lastNoteOf(record: OdooRecord): { lastNoteAt?: string | null } {
  const note = noteOf(record);
  if (note === undefined) return {};
  return { lastNoteAt: note === null ? null : iso(dateOf(note)) };
}

/** When and by whom the record's change came about, where nothing of it changed but the last note. */
export function notedAt(record: OdooRecord): { occurredAt: Date; actor?: Actor } | null {
  const note = noteOf(record);
  if (!note) return null;
  const { by } = note;
  return { occurredAt: dateOf(note), ...(by && { actor: { id: `odoo:${String(by.id)}`, name: by.name } }) };
}

function noteOf(record: OdooRecord): LastNote | null | undefined {
  return record[lastNoteField] as LastNote | null | undefined;
}

function dateOf({ date }: LastNote): Date {
  return instantFrom(date, 'the date of the last note');
}
