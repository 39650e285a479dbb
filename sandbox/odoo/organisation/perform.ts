import type { Env, Row } from '../orm/contracts.js';
import { insert, update } from '../orm/write.js';
import { finishActivity } from '../crm/activities.js';
import { setLost, setWon } from '../crm/actions.js';
import { messagePost } from '../crm/chatter.js';
import { openActivities } from '../models/lead.js';
import type { Deed } from './step.js';

/** Does a deed to a deal, through the same rules as a call from outside. */
export function perform(deed: Exclude<Deed, { kind: 'create' }>, lead: Row, env: Env): void {
  switch (deed.kind) {
    case 'write':
      update('crm.lead', lead, { ...deed.values }, env);
      return;
    case 'reprice':
      update(
        'crm.lead',
        lead,
        { expected_revenue: Math.round(Number(lead['expected_revenue']) * deed.factor * 100) / 100 },
        env,
      );
      return;
    case 'won':
      setWon(lead, env);
      return;
    case 'lost':
      setLost(lead, { lost_reason_id: deed.reason }, env);
      return;
    case 'schedule':
      scheduleActivity(deed, lead, env);
      return;
    case 'do':
      for (const activity of openActivities(lead, env)) finishActivity(activity, deed.feedback, env);
      return;
    case 'note':
      messagePost('crm.lead', lead, { body: deed.text, message_type: 'comment', subtype_xmlid: 'mail.mt_note' }, env);
  }
}

function scheduleActivity(deed: Extract<Deed, { kind: 'schedule' }>, lead: Row, env: Env): void {
  insert(
    'mail.activity',
    {
      res_model_id: leadModelId(env),
      res_id: lead.id,
      activity_type_id: deed.type,
      summary: deed.summary,
      date_deadline: deed.due,
      user_id: lead['user_id'] ?? env.uid,
      active: true,
      automated: false,
    },
    env,
  );
}

/** The id of `ir.model` for leads. */
export function leadModelId(env: Env): number | undefined {
  for (const row of env.world.table('ir.model').range()) if (row['model'] === 'crm.lead') return row.id;
  return undefined;
}
