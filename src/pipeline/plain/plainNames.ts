import type { Collection } from 'mongodb';
import { visibleDeals } from '../../access/visibility.js';
import type { Viewer } from '../../access/viewer.js';
import type { Named, OpportunityView } from '../../projections/documents.js';

/** Accounts of the deals a viewer may see, as the database's own query gives them. */
export async function accountsOf(deals: Collection<OpportunityView>, viewer: Viewer): Promise<Partial<Named>[]> {
  const rows = await deals
    .aggregate<{ _id: Partial<Named> }>([
      { $match: { $and: [visibleDeals(viewer), { type: 'opportunity' }, { account: { $ne: null } }] } },
      { $group: { _id: { id: '$account.id', name: '$account.name' } } },
    ])
    .toArray();
  return rows.map((row) => row._id);
}

/** Tags of those deals. */
export async function tagsOf(deals: Collection<OpportunityView>, viewer: Viewer): Promise<readonly Named[]> {
  const rows = await deals
    .find({ $and: [visibleDeals(viewer), { type: 'opportunity' }, { 'tags.id': { $gt: 0 } }] })
    .project<Pick<OpportunityView, 'tags'>>({ tags: 1 })
    .toArray();
  return rows.flatMap((row) => row.tags);
}
