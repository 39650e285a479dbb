import type { Document } from 'mongodb';

/**
 * Every collection of the database and what a backup does with it. The log is saved in segments; of the rest only what
 * cannot be made from the log, from Odoo or from what people do next is saved. A test finds collections missing here.
 */

/** Saved whole with every run, in this order: a mark of how far something got goes before what it speaks of. */
export const savedCollections: readonly { readonly name: string; readonly filter?: Document; readonly why: string }[] =
  [
    { name: 'person_keys', why: 'without them personal fields of the log cannot be read; the masters are not in it' },
    { name: 'checkpoints', filter: { _id: 'alerts' }, why: 'alerts up to there were told: none is told twice' },
    { name: 'alert_late', why: 'events behind that mark whose alerts are still to be told' },
    { name: 'sync_state', why: 'schedule, pause and how far tracking rows were read' },
    { name: 'links', why: 'who in Entra is whom in Odoo' },
    { name: 'link_versions', why: 'sessions that a changed link has ended stay ended' },
    { name: 'audit_log', why: 'who did what; a chain of hashes that nothing else holds' },
    { name: 'open_commands', why: 'changes under way to Odoo, to be settled after the restore' },
    { name: 'alert_outbox', why: 'what was delivered, and what still has to be' },
    { name: 'alert_days', why: 'days that were looked at already' },
    { name: 'conversations', why: 'where in Teams each person is reached; Teams never tells again' },
    { name: 'answers', why: 'answers that cards and links point at' },
    { name: 'bot_memory', why: 'what a follow-up refers to' },
    { name: 'bot_choices', why: 'choices that cards in chats still offer' },
    { name: 'bot_visits', why: 'who has been greeted' },
    { name: 'leases', why: 'their tokens go on counting, so what was written under one is still older than the next' },
  ];

/** Not saved, and why that loses nothing. Collections of read models are named `<model>_<version>`, and all made anew. */
export const unsavedCollections: Readonly<Record<string, string>> = {
  events: 'saved in segments, archived ones too',
  archive_segments: 'a restore brings every event back into the collection; archive again after it',
  odoo_raw_data: 'made from the log by the restore; the next sync reads Odoo in full and fills it',
  projections: 'builds of read models: made anew',
  scope_versions: 'made anew by projecting',
  dead_letters: 'what cannot be applied is found again by projecting',
  parked_records: 'what cannot be mapped is found again by the next sync',
  workers: 'of processes that are gone',
  rate_windows: 'counts of the last minutes',
  refresh_families: 'nobody stays signed in over a restore: a session that was ended must not come back',
  alert_drafts: 'proposals that were not accepted; they live for an hour',
  restores: 'mark of a restore under way',
};
