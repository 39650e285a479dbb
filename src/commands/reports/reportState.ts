import type { StoredEvent } from '../../eventStore/event.js';
import type { ReportAsk, ReportAudience, ReportChart } from '../../eventStore/reportEvents.js';

/** What whoever makes a report decides of it. */
export interface ReportWish {
  readonly title: string;
  readonly ask: ReportAsk;
  readonly chart: ReportChart;
  /** As wide as the page. */
  readonly wide: boolean;
  /** null: for oneself. */
  readonly sharedWith: ReportAudience | null;
}

/** A saved question with its chart. It holds no figure: those are computed for whoever looks. */
export interface Report extends ReportWish {
  readonly id: string;
  /** Person id of who made it, and their name then. */
  readonly by: string;
  readonly byName: string;
  /** ISO instant of the last change. */
  readonly at: string;
}

/** Every report by id, and each person's order of their own. */
export interface ReportState {
  readonly reports: ReadonlyMap<string, Report>;
  readonly orders: ReadonlyMap<string, readonly string[]>;
  /** Version of the stream. */
  readonly version: number;
}

export const noReports: ReportState = { reports: new Map(), orders: new Map(), version: 0 };
export const reportStream = 'reports-all';

/** What is there after these events. Pure. */
export function afterReportEvents(state: ReportState, events: readonly StoredEvent[]): ReportState {
  if (events.length === 0) return state;
  const reports = new Map(state.reports);
  const orders = new Map(state.orders);
  for (const event of events) {
    if (isA(event, 'ReportSaved')) {
      const { reportId, ...wish } = event.data;
      const made = reports.get(reportId) ?? { by: event.actor.id, byName: event.actor.name ?? '' };
      const { by, byName } = made;
      reports.set(reportId, { ...wish, id: reportId, by, byName, at: event.occurredAt.toISOString() });
    }
    if (isA(event, 'ReportRemoved')) reports.delete(event.data.reportId);
    if (isA(event, 'ReportsArranged')) orders.set(event.actor.id, event.data.reportIds);
  }
  return { reports, orders, version: events.at(-1)?.version ?? state.version };
}

/** A person's own reports in their order; those not yet put anywhere come last, the oldest first. */
export function ownReports(state: ReportState, personId: string): Report[] {
  const mine = [...state.reports.values()].filter((report) => report.by === personId);
  const place = new Map((state.orders.get(personId) ?? []).map((id, at) => [id, at]));
  return mine.sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || 0);
}

function isA<T extends StoredEvent['type']>(event: StoredEvent, type: T): event is StoredEvent<T> {
  return event.type === type;
}
