import type { Env, Row, Values } from '../orm/contracts.js';
import { update } from '../orm/write.js';
import { takeValues } from '../orm/values.js';

/** `action_set_won`: to the next won stage, active, probability 100. */
export function setWon(row: Row, env: Env): void {
  if (row['active'] !== true) update('crm.lead', row, { active: true }, env);
  update('crm.lead', row, { stage_id: wonStage(row, env), probability: 100 }, env);
}

function wonStage(row: Row, env: Env): number | undefined {
  const stages = [...env.world.table('crm.stage').range()].filter((stage) => stage['is_won'] === true);
  const sequence = Number(env.world.row('crm.stage', row['stage_id'])?.['sequence'] ?? 0);
  const next = stages.find((stage) => Number(stage['sequence']) > sequence);
  return (next ?? stages.at(-1))?.id;
}

/** `action_set_lost`: archived, probability 0, with further values such as `lost_reason_id`. */
export function setLost(row: Row, given: Readonly<Record<string, unknown>>, env: Env): void {
  const further = takeValues(env.world.table('crm.lead').model, given, env, row);
  const lost: Values = { ...further, active: false, probability: 0, automated_probability: 0 };
  update('crm.lead', row, lost, env);
}
