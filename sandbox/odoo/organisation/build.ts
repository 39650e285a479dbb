import { insert } from '../orm/write.js';
import type { World } from '../orm/world.js';
import { planDeal, type Cast } from './dealPlan.js';
import { perform } from './perform.js';
import { people } from './people.js';
import { settleOrganisation, type Organisation } from './settle.js';
import type { Step } from './step.js';
import { days } from './workday.js';

/** Fills an empty world: the organisation, and the life of `deals` deals until `now` (µs). The same seed and `now` give the same records. */
export function buildOrganisation(world: World, deals: number, seed: number, now: number): Cast {
  const accountCount = Math.max(120, Math.min(5000, Math.floor(deals / 20)));
  const organisation = world.transact(1, (env) => settleOrganisation(env, accountCount), { at: now - days(400) });
  const cast = castOf(organisation, world);
  live(world, planAll(deals, seed, now, cast), deals);
  return cast;
}

function castOf({ users, teams, accounts, contacts }: Organisation, world: World): Cast {
  const leaderOf = new Map(
    people()
      .filter((p) => p.role === 'leader')
      .map((p) => [p.team, users.get(p.name) ?? 2]),
  );
  const reps = people()
    .filter((person) => person.role === 'rep')
    .map(({ name, team = '' }) => ({
      user: users.get(name) ?? 2,
      team: teams.get(team) ?? 1,
      leader: leaderOf.get(team) ?? 2,
    }));
  return {
    reps,
    accounts: accounts.map((partner) => {
      const contact = contacts.get(partner);
      const name = String(world.row('res.partner', partner)?.['name'] ?? '');
      return contact === undefined ? { partner, name } : { partner, name, contact };
    }),
  };
}

/** All steps of all deals in the order they happened, so that ids rise with time as they do in a database that lived. */
function planAll(deals: number, seed: number, now: number, cast: Cast): Step[] {
  const steps: Step[] = [];
  for (let deal = 0; deal < deals; deal++) for (const step of planDeal(deal, seed, now, cast)) steps.push(step);
  return steps.sort((a, b) => a.at - b.at || a.deal - b.deal);
}

function live(world: World, steps: readonly Step[], deals: number): void {
  const ids = new Int32Array(deals);
  for (const { at, deal, by, does } of steps) {
    const lead = world.row('crm.lead', ids[deal]);
    const uid = by ?? Number(lead?.['user_id'] ?? 1);
    world.transact(
      uid,
      (env) => {
        if (does.kind === 'create') ids[deal] = insert('crm.lead', { ...does.values }, env).id;
        else if (lead) perform(does, lead, env);
      },
      { at },
    );
  }
}
