import type { Env, Row } from '../orm/contracts.js';

/**
 * The automated probability. A real server learns it from won and lost deals; here each stage has a level, moved a
 * little by the deal's id so that not all deals of a stage look alike. Between 0 and 100, two decimals.
 */
export function automatedProbability(leadId: number, stageId: number | undefined, env: Env): number {
  const stage = env.world.row('crm.stage', stageId);
  if (stage?.['is_won'] === true) return 100;
  const level = Math.min(15 + rank(stage, env) * 27, 90);
  return Math.round((level + ((leadId * 7919) % 1100) / 100 - 5) * 100) / 100;
}

/** How many stages come before this one. */
function rank(stage: Row | undefined, env: Env): number {
  if (!stage) return 0;
  let before = 0;
  for (const other of env.world.table('crm.stage').range())
    if (Number(other['sequence']) < Number(stage['sequence'])) before++;
  return before;
}
