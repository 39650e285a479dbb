import type { Collection, Filter } from 'mongodb';
import type { Viewer } from '../../access/viewer.js';
import type { PlanPeriod } from '../../eventStore/planEvents.js';
import { living } from '../../pipeline/living.js';
import type { PlanView } from '../../projections/documents.js';

/** Plans of people whom the viewer sees, within the period where one is given, by person and time. */
export async function plansSeen(
  plans: Collection<PlanView>,
  viewer: Viewer,
  period: PlanPeriod | null,
): Promise<PlanView[]> {
  const within = period === null ? {} : { from: { $gte: period.from }, to: { $lte: period.to } };
  const owners = viewer.sees.kind === 'all' ? {} : { odooUserId: { $in: [...viewer.sees.ownerIds] } };
  const filter = { $and: [living, within, owners] } as Filter<PlanView>;
  return plans.find(filter).sort({ odooUserId: 1, from: 1, to: 1 }).toArray();
}
