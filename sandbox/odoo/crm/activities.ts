import type { Env, Hooks, Row, Values } from '../orm/contracts.js';
import { dayOf } from '../orm/datetime.js';
import { validationError } from '../orm/errors.js';
import { update } from '../orm/write.js';
import { escapeHtml, postMessage } from './chatter.js';
import { subtypes } from './subtypes.js';

/** What Odoo does by itself when an activity is created or changed. */
export const activityHooks: Hooks = {
  prepare(values, env) {
    const model = env.world.row('ir.model', values['res_model_id'])?.['model'];
    // A real server takes the model from `res_model_id` alone; `res_model` in the values is ignored.
    const completed: Values = { ...values, res_model: model };
    const id = Number(values['res_id'] ?? 0);
    if ((id === 0) !== (model === undefined))
      throw validationError(
        'The operation cannot be completed: Activities have to be linked to records with a not null res_id.',
      );
    completed['date_deadline'] ??= dayOf(env.now);
    completed['user_id'] ??= model === undefined ? env.uid : undefined;
    return { ...completed, res_name: env.world.nameOf(String(model), id, env) };
  },
  amend(row, changes, env) {
    if (changes['active'] === false && row['active'] === true) changes['date_done'] ??= dayOf(env.now);
    if (changes['active'] === true) changes['date_done'] = undefined;
    return changes;
  },
};

/** `action_feedback`: marks an activity done, which archives it, and says so in the chatter. Answers the message id. */
export function finishActivity(row: Row, feedback: unknown, env: Env): number | undefined {
  const told = typeof feedback === 'string' ? feedback : '';
  const model = row['res_model'];
  const posted =
    typeof model === 'string' && env.world.row(model, row['res_id'])
      ? postMessage(
          model,
          Number(row['res_id']),
          {
            body: doneBody(row, told, env),
            type: 'notification',
            subtype: subtypes.activities,
            activityType: row['activity_type_id'],
          },
          env,
        ).id
      : undefined;
  update('mail.activity', row, { active: false, feedback: told === '' ? undefined : told }, env);
  return posted;
}

function doneBody(row: Row, feedback: string, env: Env): string {
  const type = env.world.row('mail.activity.type', row['activity_type_id']);
  const summary = typeof row['summary'] === 'string' ? `<span>: </span><span>${escapeHtml(row['summary'])}</span>` : '';
  const assignee = row['user_id'] === undefined ? '' : env.world.nameOf('res.users', Number(row['user_id']), env);
  const assigned = row['user_id'] === env.uid ? '' : `(originally assigned to ${escapeHtml(assignee)}) `;
  const lines = escapeHtml(feedback).replaceAll('\n', '<br>');
  const told = feedback === '' ? '' : `<div><div class="fw-bold">Feedback:</div>${lines}</div>`;
  const icon = `<span class="fa ${String(type?.['icon'])} fa-fw"></span>`;
  return `<div><p>${icon}<span>${String(type?.['name'])}</span> done ${assigned}${summary}</p>${told}</div>`;
}
