import type { Filter } from 'mongodb';
import type { ActivityView, OpportunityView } from '../projections/documents.js';
import type { Viewer } from './viewer.js';

/**
 * The row-level rule, the same for every query: a document must name the viewer in `visible_to_user_ids` *and* its owner
 * must stand in the viewer's present matrix. The first lags behind a change of hierarchy, the second does not; asking for
 * both means that a document which a change has not reached yet shows too little, never too much.
 */

/** Matches no document: who is not an Odoo user and does not see everything sees nothing. */
const nothing = { _id: { $in: [] } };

/** Deals that the viewer may see now. To be joined with a question's own conditions by `$and`, never by spreading. */
export function visibleDeals(viewer: Viewer): Filter<OpportunityView> {
  if (viewer.sees.kind === 'all') return {};
  if (viewer.odooUserId === null) return nothing;
  return {
    visible_to_user_ids: viewer.odooUserId,
    $or: [
      { 'owner.id': { $in: [...viewer.sees.ownerIds] } },
      { owner: null, 'team.id': { $in: [...viewer.sees.unownedTeamIds] } },
    ],
  };
}

/** Activities that the viewer may see now: those of deals that they may see. */
export function visibleActivities(viewer: Viewer): Filter<ActivityView> {
  if (viewer.sees.kind === 'all') return {};
  if (viewer.odooUserId === null) return nothing;
  return {
    visible_to_user_ids: viewer.odooUserId,
    $or: [
      { dealOwnerId: { $in: [...viewer.sees.ownerIds] } },
      { dealOwnerId: null, dealTeamId: { $in: [...viewer.sees.unownedTeamIds] } },
    ],
  };
}

/** What the rule looks at, of a deal that is already in memory. */
export interface VisibilityOfDeal {
  readonly ownerId: number | null;
  readonly teamId: number | null;
  readonly visibleTo: readonly number[];
}

/** The same rule over a deal in memory; proven equal to `visibleDeals` by a property test. */
export function seesDeal(viewer: Viewer, deal: VisibilityOfDeal): boolean {
  if (viewer.sees.kind === 'all') return true;
  if (viewer.odooUserId === null || !deal.visibleTo.includes(viewer.odooUserId)) return false;
  if (deal.ownerId !== null) return viewer.sees.ownerIds.includes(deal.ownerId);
  return deal.teamId !== null && viewer.sees.unownedTeamIds.includes(deal.teamId);
}

/** Whether the viewer may ask about this person's deals: themselves, or somebody in their present matrix. */
export function seesPerson(viewer: Viewer, odooUserId: number): boolean {
  return viewer.sees.kind === 'all' || viewer.sees.ownerIds.includes(odooUserId);
}
