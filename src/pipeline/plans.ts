import type { Viewer } from '../access/viewer.js';
import { seesPerson } from '../access/visibility.js';
import type { DealCallView, PlanView, TeamView } from '../projections/documents.js';
import type { Person } from './columns/replicas.js';
import type { ScopeOwners } from './scopeOwners.js';

/** A target or a forecast call with the name of whose it is. */
export type Plan = Pick<PlanView, 'odooUserId' | 'from' | 'to' | 'amountMinor' | 'currency'> & {
  readonly name: string;
};

/** What people of a scope plan, as far as the asker sees them. */
export interface Plans {
  readonly targets: readonly Plan[];
  readonly forecastCalls: readonly Plan[];
  /** Calls of deals by deal. Whoever uses them looks only at deals that the asker sees. */
  readonly dealCalls: ReadonlyMap<number, Pick<DealCallView, 'calls'>>;
}

export const noPlans: Plans = { targets: [], forecastCalls: [], dealCalls: new Map() };

/** The read models as they are kept in the process. */
export interface PlanSources {
  readonly targets: Iterable<PlanView>;
  readonly forecastCalls: Iterable<PlanView>;
  readonly dealCalls: ReadonlyMap<number, Pick<DealCallView, 'calls'>>;
  readonly people: ReadonlyMap<number, Person>;
  readonly teams: Iterable<TeamView>;
}

/** The plans of the scope's people: of a team those of its members, of `all` everybody's whom the asker sees. Pure. */
export function plansOf(sources: PlanSources, owners: ScopeOwners, viewer: Viewer): Plans {
  const within = peopleOf(owners, sources.teams);
  const own = (plans: Iterable<PlanView>): Plan[] =>
    [...plans].flatMap((plan) => {
      const { odooUserId, from, to, amountMinor, currency } = plan;
      if (!seesPerson(viewer, odooUserId) || (within !== null && !within.has(odooUserId))) return [];
      const name = sources.people.get(odooUserId)?.name ?? `Odoo user ${odooUserId}`;
      return [{ odooUserId, name, from, to, amountMinor, currency }];
    });
  return { targets: own(sources.targets), forecastCalls: own(sources.forecastCalls), dealCalls: sources.dealCalls };
}

/** null: everybody. */
function peopleOf(owners: ScopeOwners, teams: Iterable<TeamView>): ReadonlySet<number> | null {
  if (owners.kind === 'all') return null;
  if (owners.kind === 'owners') return new Set(owners.ids);
  const wanted = new Set(owners.ids);
  return new Set([...teams].flatMap((team) => (wanted.has(team._id) ? team.memberUserIds : [])));
}
