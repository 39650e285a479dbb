import type { Env, Row } from '../orm/contracts.js';
import { addDays, dayOf } from '../orm/datetime.js';
import type { World } from '../orm/world.js';
import { insert } from '../orm/write.js';
import type { Cast } from '../organisation/dealPlan.js';
import { perform } from '../organisation/perform.js';
import type { Chance } from '../organisation/random.js';
import type { Deed } from '../organisation/step.js';
import { AMOUNTS, LOST_REASONS, PRODUCTS, SUMMARIES } from '../organisation/words.js';

/** What happened: the deal and how it changed. */
export interface Beat {
  readonly lead: number;
  readonly did:
    'created' | 'moved' | 'repriced' | 'pushed' | 'won' | 'lost' | 'reassigned' | 'scheduled' | 'done' | 'noted';
}

/** Of a hundred changes, how many of each kind. */
const MIX: readonly (readonly [Beat['did'], number])[] = [
  ['created', 14],
  ['moved', 22],
  ['repriced', 10],
  ['pushed', 14],
  ['won', 5],
  ['lost', 5],
  ['reassigned', 4],
  ['scheduled', 12],
  ['done', 10],
  ['noted', 4],
];

/** Lets one thing happen in the organisation, now. */
export function beat(world: World, cast: Cast, chance: Chance): Beat {
  const did = draw(chance);
  const lead = did === 'created' ? undefined : openDeal(world, chance);
  if (!lead) return createDeal(world, cast, chance);
  const rep = chance.pick(cast.reps);
  const owner = typeof lead['user_id'] === 'number' ? lead['user_id'] : rep.leader;
  world.transact(did === 'reassigned' ? rep.leader : owner, (env) => {
    perform(deedOf(did, lead, rep, chance, env), lead, env);
  });
  return { lead: lead.id, did };
}

function draw(chance: Chance): Beat['did'] {
  let left = chance.between(1, 100);
  for (const [did, share] of MIX) {
    left -= share;
    if (left <= 0) return did;
  }
  return 'moved';
}

/** A deal that is neither won nor lost; some tries at random first, since most deals of a young base are open. */
function openDeal(world: World, chance: Chance): Row | undefined {
  const leads = world.table('crm.lead');
  const start = chance.between(1, Math.max(1, leads.maxId));
  const isOpen = (row: Row): boolean => row['won_status'] === 'pending' && row['active'] === true;
  for (const row of leads.range(start)) if (isOpen(row)) return row;
  for (const row of leads.range(1, start)) if (isOpen(row)) return row;
  return undefined;
}

function createDeal(world: World, cast: Cast, chance: Chance): Beat {
  const rep = chance.pick(cast.reps);
  const account = chance.pick(cast.accounts);
  const product = chance.pick(PRODUCTS);
  const id = world.transact(rep.user, (env) => {
    const values = {
      name: `${product.charAt(0).toUpperCase()}${product.slice(1)} for ${account.name}`,
      type: 'opportunity',
      partner_id: account.partner,
      user_id: rep.user,
      team_id: rep.team,
      expected_revenue: chance.pick(AMOUNTS) * 1000 + chance.between(0, 9) * 100,
      date_deadline: addDays(dayOf(env.now), chance.between(20, 160)),
      priority: String(chance.between(0, 3)),
    };
    return insert('crm.lead', values, env).id;
  });
  return { lead: id, did: 'created' };
}

type Change = Exclude<Deed, { kind: 'create' }>;

function deedOf(did: Beat['did'], lead: Row, rep: Cast['reps'][number], chance: Chance, env: Env): Change {
  const today = dayOf(env.now);
  const close = typeof lead['date_deadline'] === 'string' ? lead['date_deadline'] : today;
  switch (did) {
    case 'repriced':
      return { kind: 'reprice', factor: chance.pick([0.6, 0.8, 1.2, 1.5]) };
    case 'pushed':
      return {
        kind: 'write',
        values: { date_deadline: addDays(close > today ? close : today, chance.between(10, 60)) },
      };
    case 'won':
      return { kind: 'won' };
    case 'lost':
      return { kind: 'lost', reason: chance.between(1, LOST_REASONS.length) };
    case 'reassigned':
      return { kind: 'write', values: { user_id: rep.user, team_id: rep.team } };
    case 'scheduled':
      return {
        kind: 'schedule',
        type: chance.pick([1, 2, 3, 4]),
        summary: chance.pick(SUMMARIES),
        due: addDays(today, chance.between(0, 14)),
      };
    case 'done':
      return { kind: 'do', feedback: 'Done' };
    case 'noted':
      return { kind: 'note', text: 'Spoke to the buyer' };
    case 'created':
    case 'moved':
      return { kind: 'write', values: { stage_id: nextStage(lead, chance, env) } };
  }
}

/** The next open stage, now and then the one before; the last open stage falls back rather than winning by itself. */
function nextStage(lead: Row, chance: Chance, env: Env): number | undefined {
  const stages = [...env.world.table('crm.stage').range()].filter((stage) => stage['is_won'] !== true);
  const at = stages.findIndex((stage) => stage.id === lead['stage_id']);
  const back = chance.happens(0.1) || at === stages.length - 1;
  return stages[Math.max(0, Math.min(stages.length - 1, at + (back ? -1 : 1)))]?.id;
}
