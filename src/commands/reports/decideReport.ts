import type { Viewer } from '../../access/viewer.js';
import { ForesailError } from '../../errors.js';
import type { NewEvent } from '../../eventStore/event.js';
import type { ReportAudience } from '../../eventStore/reportEvents.js';
import { ownReports, type Report, type ReportState, type ReportWish } from './reportState.js';

type Decision = Pick<NewEvent, 'type' | 'data'>;

/** As many as a page is still read with. */
export const mostReports = 50;

/** What decides who is in an audience, as the organisation is now. */
export interface ReportSight {
  /** Teams the viewer may hear of. */
  readonly teams: 'all' | ReadonlySet<number>;
  /** Whether the viewer reports to this Odoo user, at any depth. */
  readonly reportsTo: (odooUserId: number) => boolean;
}

/** Whether the viewer may look at a report: their own, or one shared with a scope that they are in. Pure. */
export function mayRead(report: Report, viewer: Viewer, sight: ReportSight): boolean {
  if (report.by === viewer.personId) return true;
  switch (report.sharedWith?.kind) {
    case undefined:
      return false;
    case 'all':
      return viewer.role !== 'none';
    case 'team':
      return sight.teams === 'all' || sight.teams.has(report.sharedWith.teamId);
    case 'subtree': {
      const maker = /^odoo:(\d+)$/.exec(report.by)?.[1];
      return maker !== undefined && sight.reportsTo(Number(maker));
    }
  }
}

/**
 * Saves a report: a new one of that id, or one's own changed.
 * @throws ForesailError NOT_FOUND for one that may not be seen, FORBIDDEN for somebody else's, BAD_REQUEST for one too
 * many, SCOPE_NOT_VISIBLE for an audience that one does not see oneself.
 */
export function decideSave(
  reportId: string,
  wish: ReportWish,
  state: ReportState,
  viewer: Viewer,
  sight: ReportSight,
): Decision {
  const present = state.reports.get(reportId);
  if (present) requireOwn(present, viewer, sight);
  else if (ownReports(state, viewer.personId).length >= mostReports) {
    throw new ForesailError('BAD_REQUEST', { message: `You keep ${mostReports} reports already; remove one first` });
  }
  if (wish.sharedWith) requireSeen(wish.sharedWith, viewer, sight);
  return { type: 'ReportSaved', data: { reportId, ...wish } };
}

/** @throws ForesailError NOT_FOUND, FORBIDDEN. */
export function decideRemove(reportId: string, state: ReportState, viewer: Viewer, sight: ReportSight): Decision {
  requireOwn(state.reports.get(reportId), viewer, sight);
  return { type: 'ReportRemoved', data: { reportId } };
}

/** The new order of one's own reports: each of them once. @throws ForesailError BAD_REQUEST. */
export function decideOrder(reportIds: readonly string[], state: ReportState, viewer: Viewer): Decision | null {
  const present = ownReports(state, viewer.personId).map((report) => report.id);
  const same = present.length === reportIds.length && present.every((id) => reportIds.includes(id));
  if (!same) {
    const message = 'The order does not name each of your reports once; read them again';
    throw new ForesailError('BAD_REQUEST', { message, details: { order: 'each of your own reports once' } });
  }
  if (present.every((id, at) => id === reportIds[at])) return null;
  return { type: 'ReportsArranged', data: { reportIds: [...reportIds] } };
}

/** Whoever may not see it is not told that it exists. */
function requireOwn(report: Report | undefined, viewer: Viewer, sight: ReportSight): void {
  if (!report || !mayRead(report, viewer, sight)) throw new ForesailError('NOT_FOUND');
  if (report.by === viewer.personId) return;
  throw new ForesailError('FORBIDDEN', { message: 'Only who made a report changes it; save one of your own' });
}

/** Whether the viewer may share with an audience: with a scope that one sees oneself, no further. Pure. */
export function mayShareWith(audience: ReportAudience, viewer: Viewer, { teams }: Pick<ReportSight, 'teams'>): boolean {
  switch (audience.kind) {
    case 'all':
      return viewer.sees.kind === 'all';
    case 'team':
      return teams === 'all' || teams.has(audience.teamId);
    case 'subtree':
      return viewer.odooUserId !== null;
  }
}

function requireSeen(audience: ReportAudience, viewer: Viewer, sight: ReportSight): void {
  if (mayShareWith(audience, viewer, sight)) return;
  throw new ForesailError('SCOPE_NOT_VISIBLE', { message: 'You share only with those whose deals you see' });
}
