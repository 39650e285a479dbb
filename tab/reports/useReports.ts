import { useState } from 'react';
import type { Report, ReportWish } from '../api/reportEndpoints.js';
import { asProblem } from '../api/problem.js';
import { notices } from '../frame/notices.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useResource, type Resource } from '../resource/useResource.js';
import { moved } from './series.js';

export interface ReportsPage extends Resource<readonly Report[]> {
  /** As they are shown: a new order at once, before the service has it. */
  readonly mine: readonly Report[];
  readonly shared: readonly Report[];
  /** Puts one's own report at another place. */
  readonly move: (from: number, to: number) => void;
  readonly change: (report: Report, part: Partial<ReportWish>) => void;
  readonly remove: (report: Report) => void;
}

/** One's reports, and what one does with them. What fails is said, and the list is read again. */
export function useReports(): ReportsPage {
  const { api } = useSignedIn();
  const reports = useResource('reports', (signal) => api.reports(signal));
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const all = reports.data ?? [];
  const mine = inOrder(
    all.filter((report) => report.mine),
    order,
  );
  const done = (act: Promise<unknown>, words: string | null) => {
    act.then(
      () => {
        if (words !== null) notices.say(words);
        reports.reload();
      },
      (error: unknown) => {
        notices.say(`Nothing was changed: ${asProblem(error).message}`);
        setOrder(null);
        reports.reload();
      },
    );
  };
  return {
    ...reports,
    mine,
    shared: all.filter((report) => !report.mine),
    move(from, to) {
      const next = moved(mine, from, to).map((report) => report.id);
      if (next.every((id, at) => id === mine[at]?.id)) return;
      setOrder(next);
      done(api.arrangeReports(next), null);
    },
    change: (report, part) => done(api.changeReport(report.id, { ...wishOf(report), ...part }), null),
    remove: (report) => {
      const undo = () => done(api.addReport(wishOf(report)), `“${report.title}” is back, last on your page`);
      api.removeReport(report.id).then(
        () => {
          notices.say(`“${report.title}” removed`, undo);
          reports.reload();
        },
        (error: unknown) => notices.say(`Not removed: ${asProblem(error).message}`),
      );
    },
  };
}

/** What a report was made with. */
export function wishOf({ title, chart, wide, sharedWith, text, then, question }: Report): ReportWish {
  const shape = { title, chart, wide, sharedWith };
  return text === null ? { ...shape, question } : { ...shape, text, then };
}

function inOrder(mine: readonly Report[], order: readonly string[] | null): readonly Report[] {
  if (order === null) return mine;
  const place = (report: Report) => {
    const at = order.indexOf(report.id);
    return at < 0 ? order.length : at;
  };
  return [...mine].sort((a, b) => place(a) - place(b));
}
