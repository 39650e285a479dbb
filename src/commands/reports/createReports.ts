import { randomUUID } from 'node:crypto';
import { appendDecision, type DecisionParts } from '../../access/appendDecision.js';
import { createFoldedStream, type FoldedStreamOptions } from '../../access/foldedStream.js';
import type { Viewer } from '../../access/viewer.js';
import { ForesailError } from '../../errors.js';
import type { EventStore } from '../../eventStore/event.js';
import type { ReportAudience } from '../../eventStore/reportEvents.js';
import type { People } from '../../pipeline/people.js';
import { decideOrder, decideRemove, decideSave, mayRead, mayShareWith, type ReportSight } from './decideReport.js';
import {
  afterReportEvents,
  noReports,
  ownReports,
  reportStream,
  type Report,
  type ReportState,
  type ReportWish,
} from './reportState.js';

/** Saved questions. Each method asks for the viewer, and shows them no report that is neither theirs nor shared with them. */
export interface Reports {
  /** One's own in one's order, then those shared with one, by title. */
  list(viewer: Viewer): Promise<readonly Report[]>;
  /** @throws ForesailError NOT_FOUND, also for one that exists and is not the viewer's to see. */
  find(viewer: Viewer, reportId: string): Promise<Report>;
  /** @throws ForesailError BAD_REQUEST, SCOPE_NOT_VISIBLE. */
  add(viewer: Viewer, wish: ReportWish): Promise<Report>;
  /** @throws ForesailError NOT_FOUND, FORBIDDEN, SCOPE_NOT_VISIBLE. */
  change(viewer: Viewer, reportId: string, wish: ReportWish): Promise<Report>;
  /** @throws ForesailError NOT_FOUND, FORBIDDEN. */
  remove(viewer: Viewer, reportId: string): Promise<void>;
  /** @throws ForesailError BAD_REQUEST unless each of the viewer's own is named once. */
  arrange(viewer: Viewer, reportIds: readonly string[]): Promise<void>;
  /** With whom the viewer may share and whom that reaches, the widest first, teams by name. */
  audiences(viewer: Viewer): Promise<readonly OfferedAudience[]>;
}

/** An audience as it is offered; `name` is that of a team, else null. */
export interface OfferedAudience {
  readonly audience: ReportAudience;
  readonly name: string | null;
}

export interface ReportsParts extends DecisionParts, Pick<FoldedStreamOptions<ReportState>, 'ages' | 'monotonic'> {
  readonly eventStore: Pick<EventStore, 'append' | 'readStream'>;
  readonly people: Pick<People, 'visibleTeams' | 'subtree' | 'teams'>;
}

/** Folds the one stream of reports and keeps the outcome in memory, some 500 bytes a report. */
export function createReports(parts: ReportsParts): Reports {
  const { people, newId = randomUUID } = parts;
  const folded = createFoldedStream({
    ...parts,
    ...{ stream: reportStream, initial: noReports, fold: afterReportEvents },
  });
  const append = (viewer: Viewer, decide: Parameters<typeof appendDecision<ReportState>>[2]) =>
    appendDecision(reportStream, folded, decide, viewer, parts);

  async function sightOf(viewer: Viewer, state: ReportState): Promise<ReportSight> {
    const makers = [...state.reports.values()]
      .filter((report) => report.sharedWith?.kind === 'subtree')
      .map((report) => Number(/^odoo:(\d+)$/.exec(report.by)?.[1]));
    const [teams, above] = await Promise.all([people.visibleTeams(viewer), chiefs(viewer, new Set(makers))]);
    return { teams, reportsTo: (id) => above.has(id) };
  }

  /** Those of the makers whom the viewer reports to. */
  async function chiefs(viewer: Viewer, makers: ReadonlySet<number>): Promise<ReadonlySet<number>> {
    const { odooUserId } = viewer;
    if (odooUserId === null) return new Set();
    const below = await Promise.all([...makers].map(async (id) => ({ id, people: await people.subtree([id]) })));
    return new Set(below.filter((one) => one.people.includes(odooUserId)).map(({ id }) => id));
  }

  async function save(viewer: Viewer, reportId: string, wish: ReportWish, mustExist: boolean): Promise<Report> {
    const sight = await sightOf(viewer, await folded.present());
    await append(viewer, (state) => {
      if (mustExist && !state.reports.has(reportId)) throw new ForesailError('NOT_FOUND');
      return decideSave(reportId, wish, state, viewer, sight);
    });
    const saved = (await folded.recent()).reports.get(reportId);
    if (!saved) throw new ForesailError('NOT_FOUND');
    return saved;
  }

  return {
    async list(viewer) {
      const state = await folded.recent();
      const sight = await sightOf(viewer, state);
      const shared = [...state.reports.values()].filter(
        (report) => report.by !== viewer.personId && mayRead(report, viewer, sight),
      );
      shared.sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1));
      return [...ownReports(state, viewer.personId), ...shared];
    },
    async find(viewer, reportId) {
      const state = await folded.recent();
      const report = state.reports.get(reportId);
      if (!report || !mayRead(report, viewer, await sightOf(viewer, state))) throw new ForesailError('NOT_FOUND');
      return report;
    },
    add: (viewer, wish) => save(viewer, `r_${newId()}`, wish, false),
    change: (viewer, reportId, wish) => save(viewer, reportId, wish, true),
    async remove(viewer, reportId) {
      const sight = await sightOf(viewer, await folded.present());
      await append(viewer, (state) => decideRemove(reportId, state, viewer, sight));
    },
    arrange: (viewer, reportIds) => append(viewer, (state) => decideOrder(reportIds, state, viewer)),
    async audiences(viewer) {
      const { odooUserId } = viewer;
      const [seen, teams, below] = await Promise.all([
        people.visibleTeams(viewer),
        people.teams(viewer),
        odooUserId === null ? [] : people.subtree([odooUserId]),
      ]);
      const byName = [...teams].sort((a, b) => a.name.localeCompare(b.name));
      const thought: OfferedAudience[] = [
        { audience: { kind: 'all' }, name: null },
        ...(below.length > 1 ? [{ audience: { kind: 'subtree' }, name: null } as const] : []),
        ...byName.map(({ _id, name }) => ({ audience: { kind: 'team', teamId: _id }, name }) as const),
      ];
      return thought.filter(({ audience }) => mayShareWith(audience, viewer, { teams: seen }));
    },
  };
}
