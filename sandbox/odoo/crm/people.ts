import type { Cell, Env, Row } from '../orm/contracts.js';

const idOf = (value: Cell): number | undefined => (typeof value === 'number' ? value : undefined);

/** The contact that stands for a user in the chatter. */
export const partnerOf = (uid: number, env: Env): number | undefined =>
  idOf(env.world.row('res.users', uid)?.['partner_id']);

/** The team a seller works for: where they lead or are a member, else the first team. */
export function teamOf(uid: number, env: Env): number | undefined {
  const user = env.world.row('res.users', uid);
  const member = user && env.world.table('res.users').model.fields.get('sale_team_id')?.compute?.(user, env);
  if (typeof member === 'number') return member;
  for (const team of activeTeams(env)) if (team['user_id'] === uid) return team.id;
  return activeTeams(env)[0]?.id;
}

/** Whether the person leads the team or is one of its members. */
export function belongsTo(team: Row, uid: number, env: Env): boolean {
  if (team['user_id'] === uid) return true;
  const members = env.world.table('crm.team').model.fields.get('member_ids')?.compute?.(team, env);
  return Array.isArray(members) && (members as number[]).includes(uid);
}

function activeTeams(env: Env): Row[] {
  return [...env.world.table('crm.team').range()].filter((team) => team['active'] === true);
}
