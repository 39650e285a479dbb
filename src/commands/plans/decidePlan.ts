import type { Viewer } from '../../access/viewer.js';
import { seesPerson } from '../../access/visibility.js';
import type { ErrorCode } from '../../errors.js';
import type { ForecastCategory, PlanPeriod } from '../../eventStore/planEvents.js';
import { whyNoPlanPeriod } from './planPeriod.js';

/** Money in major units, as people say it; null takes the plan back. */
export interface PlanRequest {
  readonly odooUserId: number;
  readonly period: PlanPeriod;
  readonly amount: { readonly value: number; readonly currency: string } | null;
}

export type PlanRefusal = { readonly code: ErrorCode; readonly message: string } | null;

/** The largest plan, in major units: beyond it cents are no longer exact. */
const most = 1e12;

/** Why a target may not be set so; null when it may. Pure. `themselves`: whether people set their own. */
export function refuseTarget(viewer: Viewer, request: PlanRequest, themselves: boolean): PlanRefusal {
  const sight = refuseSight(viewer, request.odooUserId);
  if (sight) return sight;
  const own = request.odooUserId === viewer.odooUserId;
  if (own && !themselves && !decidesForAll(viewer)) {
    return { code: 'FORBIDDEN', message: 'Your target is set by your manager' };
  }
  if (!own && viewer.role === 'rep')
    return { code: 'FORBIDDEN', message: 'Targets are set by managers for their people' };
  return refuseForm(request);
}

/** Why a forecast call may not be made so; null when it may. People call for themselves, managers for theirs. Pure. */
export function refuseForecastCall(viewer: Viewer, request: PlanRequest): PlanRefusal {
  return refuseSight(viewer, request.odooUserId) ?? refuseForm(request);
}

/** Why a deal that the viewer may see may not be called so; null when it may. Pure. */
export function refuseDealCall(
  deal: { readonly status: string; readonly mayChange: boolean },
  category: ForecastCategory | null,
): PlanRefusal {
  if (!deal.mayChange) {
    return { code: 'FORBIDDEN', message: 'Only its owner, a manager above them and admins can call this deal' };
  }
  if (category !== null && deal.status !== 'open') {
    return { code: 'CHANGE_REFUSED', message: `The deal is ${deal.status}: only open deals are called` };
  }
  return null;
}

function decidesForAll(viewer: Viewer): boolean {
  return viewer.sees.kind === 'all';
}

function refuseSight(viewer: Viewer, odooUserId: number): PlanRefusal {
  if (seesPerson(viewer, odooUserId)) return null;
  return { code: 'SCOPE_NOT_VISIBLE', message: 'You can plan for yourself and your own people only' };
}

function refuseForm({ period, amount }: PlanRequest): PlanRefusal {
  const wrong = whyNoPlanPeriod(period);
  if (wrong !== null) return { code: 'BAD_REQUEST', message: wrong };
  if (amount && !(amount.value >= 0 && amount.value <= most)) {
    return { code: 'BAD_REQUEST', message: 'The amount lies between 0 and 1,000,000,000,000' };
  }
  return null;
}
