import type { DealChange, DealValues, SeenValues } from '../../eventStore/dealEvents.js';
import type { Command, Outcome } from '../../odoo/writeBack/commandLog.js';
import { fieldsOf } from '../../odoo/writeBack/differences.js';
import { refused, type DealDecision } from './dealDecision.js';
import type { DealState } from './dealState.js';

/**
 * Takes the last change back: the deal must still be as that change left it, or it would undo somebody else's too. Pure.
 */
export function decideUndo({ deal, undone }: Pick<DealState, 'deal' | 'undone'>): DealDecision {
  if (undone?.intent.dealId !== deal.id) return refused('There is no such change to undo');
  if (undone.outcome?.kind !== 'confirmed') return refused('That change was not made, so there is nothing to undo');
  const change = reverseOf(undone, undone.outcome.data.before);
  if (typeof change === 'string') return refused(change);
  return {
    kind: 'intent',
    change,
    seen: leftBy(undone.intent.change, undone.outcome),
    undoes: undone.intent.commandId,
  };
}

/** Whether a change that was confirmed can be taken back. Pure. */
export function isUndoable({ intent, outcome }: Command): boolean {
  return outcome?.kind === 'confirmed' && typeof reverseOf({ intent }, outcome.data.before) !== 'string';
}

/** What a change was made from stands in its intent as seen; of won and lost more is needed than anybody saw. */
function reverseOf({ intent }: Pick<Command, 'intent'>, before: DealValues | null): DealChange | string {
  const { change, seen } = intent;
  switch (change.kind) {
    case 'stage':
      return seen.stage ? { kind: 'stage', stage: seen.stage } : 'The deal had no stage before';
    case 'amount':
      return seen.amount ? { kind: 'amount', amount: seen.amount } : 'The amount before is not known';
    case 'expectedClose':
      return { kind: 'expectedClose', expectedClose: seen.expectedClose ?? null };
    case 'won':
    case 'lost':
      return before ? { kind: 'restored', to: before } : 'What was before is not known any more; reopen it in Odoo';
    case 'restored':
      return 'An undo is not undone; make the change again';
    default:
      return 'Notes and activities are not undone; change them in Odoo';
  }
}

/** The fields that the change was about, as it left them. */
function leftBy(change: DealChange, { data }: Extract<Outcome, { kind: 'confirmed' }>): SeenValues {
  return Object.fromEntries(fieldsOf(change).map((field) => [field, data.after[field]]));
}
