import { minorDigits } from '../../currency.js';
import type { DealChange, DealChangeIntended, DealValues } from '../../eventStore/dealEvents.js';
import type { OdooCall } from '../client/call.js';
import { feedbackText, noteHtml } from './note.js';

/** Ids and names that differ between databases and versions. */
export interface Ground {
  /** `mail.mt_note`. */
  readonly noteSubtypeId: number;
  /** `ir.model` of deals. */
  readonly dealModelId: number;
  /** `lost_reason_id` since 15, `lost_reason` before. */
  readonly lostReasonField: string;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * The one call that makes a change. Odoo runs a call in one transaction, and a deal's write may create its chatter note, so
 * fields and note are there together or not at all (docs/decisions/0004). Pure.
 * @param authorId the person's partner; null writes as the key's own user, the text names the person all the same
 */
export function writeOf(
  intent: DealChangeIntended,
  present: DealValues,
  ground: Ground,
  authorId: number | null,
): OdooCall {
  const { change, dealId } = intent;
  if (change.kind === 'activityDone') {
    const args = { feedback: feedbackText(intent) };
    return { model: 'mail.activity', method: 'action_feedback', ids: [change.activity.id], args };
  }
  const note = {
    model: 'crm.lead',
    message_type: 'comment',
    subtype_id: ground.noteSubtypeId,
    body: noteHtml(intent, present),
    ...(authorId === null ? {} : { author_id: authorId }),
  };
  const vals = { ...valuesOf(change, present, ground), message_ids: [[0, 0, note]] };
  return { model: 'crm.lead', method: 'write', ids: [dealId], args: { vals } };
}

function valuesOf(change: DealChange, present: DealValues, ground: Ground): Values {
  switch (change.kind) {
    case 'stage':
      return { stage_id: change.stage.id };
    case 'amount':
      return { expected_revenue: majorOf(change.amount) };
    case 'expectedClose':
      return { date_deadline: change.expectedClose ?? false };
    case 'won':
      // What `action_set_won` writes.
      return { stage_id: change.stage.id, active: true, probability: 100 };
    case 'lost':
      // What `action_set_lost` writes.
      return { active: false, probability: 0, automated_probability: 0, [ground.lostReasonField]: change.reason.id };
    case 'restored':
      return restoring(change.to, present, ground);
    case 'nextActivity':
      return { activity_ids: [[0, 0, activityOf(change, ground)]] };
    default:
      return {};
  }
}

/** A move of stage lets Odoo compute the probability anew; bringing a lost deal back leaves it at 0 (seen on 19). */
function restoring(to: DealValues, present: DealValues, ground: Ground): Values {
  const moves = to.stage?.id !== present.stage?.id;
  return {
    active: to.active,
    [ground.lostReasonField]: to.lostReason?.id ?? false,
    ...(moves ? { stage_id: to.stage?.id ?? false } : {}),
    ...(moves && to.probabilityAutomatic ? {} : { probability: to.probability }),
    ...(!moves && to.probabilityAutomatic ? { automated_probability: to.probability } : {}),
  };
}

function activityOf(change: Extract<DealChange, { kind: 'nextActivity' }>, ground: Ground): Values {
  return {
    res_model_id: ground.dealModelId,
    activity_type_id: change.type.id,
    summary: change.summary ?? false,
    date_deadline: change.dueOn,
    user_id: change.assignee.id,
  };
}

function majorOf({ minor, currency }: { minor: number; currency: string }): number {
  const digits = minorDigits(currency);
  return Number((minor / 10 ** digits).toFixed(digits));
}
