import type { DealChange, DealChangeIntended, DealValues } from '../../eventStore/dealEvents.js';
import { minorDigits } from '../../currency.js';

/** What a command's id is called in Odoo; searched for to tell whether a command was carried out. */
export function markOf(commandId: string): string {
  return `Foresail ${commandId}`;
}

/** Whether this body carries that command's id, and not merely one that begins alike. */
export function carriesMark(body: unknown, commandId: string): boolean {
  const text = String(body);
  const at = text.indexOf(markOf(commandId));
  return at >= 0 && !/[\w-]/.test(text.charAt(at + markOf(commandId).length));
}

/** Whether a body is a note of ours. */
export function isOurNote(body: unknown): boolean {
  return /title="Foresail [\w-]+"|\[Foresail [\w-]+\]/.test(String(body));
}

/**
 * The note of a change as HTML. Odoo's sanitizer keeps `title` and takes `data-` attributes (seen on 19), so the id is the
 * hover text of "via Foresail". Pure.
 */
export function noteHtml(intent: DealChangeIntended, before: DealValues | null): string {
  const { commandId, person, change, undoes } = intent;
  const via = `<span title="${escapeHtml(markOf(commandId))}">via Foresail</span>`;
  const back = undoes === null ? '' : 'took back the last change: ';
  const lines = escapeHtml(`${back}${changeText(change, before)}`).replaceAll('\n', '<br>');
  return `<p>${escapeHtml(person.name)} (${via}): ${lines}</p>`;
}

/** The same for an activity that is done: Odoo takes its feedback as plain text. Pure. */
export function feedbackText(intent: DealChangeIntended): string {
  const { change, commandId, person } = intent;
  const told = change.kind === 'activityDone' ? (change.feedback ?? 'done') : '';
  return `${person.name} (via Foresail): ${told}\n[${markOf(commandId)}]`;
}

/** A change in words, with what was before where it is known. Pure. */
export function changeText(change: DealChange, before: DealValues | null): string {
  switch (change.kind) {
    case 'stage':
      return `stage ${arrow(before?.stage?.name, change.stage.name)}`;
    case 'amount':
      return `amount ${arrow(before ? moneyText(before.amount) : undefined, moneyText(change.amount))}`;
    case 'expectedClose':
      return `expected close ${arrow(before?.expectedClose ?? undefined, change.expectedClose ?? 'none')}`;
    case 'won':
      return 'won';
    case 'lost':
      return `lost, ${change.reason.name}${change.note === null ? '' : `\n${change.note}`}`;
    case 'restored':
      return `${change.to.status} again, in ${change.to.stage?.name ?? 'no stage'}`;
    case 'note':
      return change.text;
    case 'nextActivity':
      return `next: ${change.type.name} on ${change.dueOn} for ${change.assignee.name}${change.summary === null ? '' : `, ${change.summary}`}`;
    case 'activityDone':
      return `done: ${change.activity.name}`;
  }
}

function arrow(from: string | undefined, to: string): string {
  return from === undefined ? to : `${from} → ${to}`;
}

/** Chatter is read by many, so money is written the plain way: `184,000.00 EUR`. */
export function moneyText({ minor, currency }: { minor: number; currency: string }): string {
  const digits = minorDigits(currency);
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${(minor / 10 ** digits).toLocaleString('en', format)} ${currency}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
