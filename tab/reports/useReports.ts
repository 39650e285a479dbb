import { useState } from 'react';
import type { Report, ReportList, ReportWish } from '../api/reportEndpoints.js';
import { asProblem } from '../api/problem.js';
import { notices } from '../frame/notices.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useLive } from '../resource/useLive.js';
import { useResource, type Resource } from '../resource/useResource.js';
import { audienceChoices, type AudienceChoice } from './audience.js';
import { moved } from './series.js';

export interface ReportsPage extends Resource<ReportList> {
  /** As they are shown: a new order at once, before the service has it. */
  readonly mine: readonly Report[];
  readonly shared: readonly Report[];
  /** With whom one may share them. */
  readonly audiences: readonly AudienceChoice[];
  /** Puts one's own report at another place. */
  readonly move: (from: number, to: number) => void;
  readonly change: (report: Report, part: Partial<ReportWish>) => void;
  readonly remove: (report: Report) => void;
}

/** The list as the service has it; read again when something is saved elsewhere on screen. */
export function useReportList(): Resource<ReportList> {
  const { api } = useSignedIn();
  const list = useResource('reports', (signal) => api.reports(signal));
  useLive(list.reload);
  return list;
}

/** One's reports, and what one does with them. What fails is said, and the list is read again. */
export function useReports(): ReportsPage {
  const { api } = useSignedIn();
  const reports = useReportList();
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const all = reports.data?.reports ?? [];
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
    audiences: audienceChoices(reports.data?.audiences ?? []),
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
