import { useEffect, useRef, useState } from 'react';
import type { Answer, Dashboard } from '../../src/pipeline/answer.js';
import type { Endpoints } from '../api/endpoints.js';
import { useSignedIn } from '../frame/signedIn.js';
import {
  byMonth,
  furtherEnds,
  monthly,
  monthlySpark,
  openAt,
  weekEnds,
  weeklySpark,
  type MonthlyTile,
  type Sparks,
} from './sparks.js';
import { useIdle } from './useIdle.js';

const none: Sparks = new Map();
/** What lies in the past stays as it is for the day: asked for once for each scope and period. */
const kept = new Map<string, Past>();

interface Past {
  readonly weeks: readonly Answer[];
  readonly months: readonly (readonly [MonthlyTile, Answer])[];
}

/** How the tiles went. Read one after the other once the page has come to rest; without them a tile is as good. */
export function useSparks(dashboard: Dashboard): Sparks {
  const { api, today, timeZone } = useSignedIn();
  const idle = useIdle();
  const [past, setPast] = useState<{ readonly key: string; readonly past: Past } | null>(null);
  const key = JSON.stringify([today, dashboard.scope, dashboard.period]);
  const wanted = idle && dashboard.asOf === null;
  // Of the dashboard only what the key says is asked for: a change of its figures asks for no past again.
  const latest = useRef(dashboard);
  useEffect(() => {
    latest.current = dashboard;
  });
  useEffect(() => {
    if (!wanted) return undefined;
    const known = kept.get(key);
    const control = new AbortController();
    const reading = known ? Promise.resolve(known) : readPast(api, latest.current, today, timeZone, control.signal);
    reading.then(
      (found) => {
        if (control.signal.aborted) return;
        kept.set(key, found);
        setPast({ key, past: found });
      },
      () => undefined,
    );
    return () => control.abort();
  }, [wanted, key, api, today, timeZone]);
  return past?.key === key ? sparksOf(past.past, dashboard) : none;
}

async function readPast(
  api: Endpoints,
  dashboard: Dashboard,
  today: string,
  timeZone: string,
  signal: AbortSignal,
): Promise<Past> {
  const months: [MonthlyTile, Answer][] = [];
  for (const tile of Object.keys(monthly) as MonthlyTile[]) {
    months.push([tile, await api.askQuestion(byMonth(tile, today, dashboard), signal)]);
  }
  const ends = weekEnds(today, timeZone);
  const [first = ''] = ends;
  const began = performance.now();
  const weeks = [await api.askQuestion(openAt(first, dashboard), signal)];
  for (const end of furtherEnds(ends, performance.now() - began)) {
    weeks.push(await api.askQuestion(openAt(end, dashboard), signal));
  }
  return { weeks, months };
}

function sparksOf({ weeks, months }: Past, { tiles }: Dashboard): Sparks {
  const now = (name: string) => tiles.find((tile) => tile.name === name)?.figures[0];
  const drawn = [
    ['openPipeline', weeklySpark('amount', weeks, now('openPipeline'))] as const,
    ['weightedPipeline', weeklySpark('weighted', weeks, now('weightedPipeline'))] as const,
    ...months.map(([tile, answer]) => [tile, monthlySpark(tile, answer, now(tile)?.currency)] as const),
  ];
  return new Map(drawn.flatMap(([name, spark]) => (spark ? [[name, spark] as const] : [])));
}
