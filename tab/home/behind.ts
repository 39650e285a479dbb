import type { Dashboard, Group } from '../../src/pipeline/answer.js';
import { scopeParam, type DealsQuery } from '../api/endpoints.js';

/** The deals behind a figure: what the panel is called and what it asks for. */
export interface Behind {
  readonly title: string;
  readonly query: DealsQuery;
}

const pageSize = 50;

/**
 * What a figure's link (`tile:won`, `stage:3`, `month:2026-11`, `member:7`, `flag:overdue`) opens; null for a link that
 * this dashboard does not know.
 */
export function behindOf(link: string, dashboard: Dashboard): Behind | null {
  const [kind = '', key = ''] = link.split(':', 2);
  const { from, to } = dashboard.period;
  const past = dashboard.asOf ? { asOf: dashboard.asOf } : {};
  const scope = scopeParam(dashboard.scope);
  const anyDate: DealsQuery = { scope, status: 'open', sort: '-amount', limit: pageSize, ...past };
  const open: DealsQuery = { ...anyDate, closeFrom: from, closeTo: to };
  if (kind === 'tile') return behindTile(key, open, anyDate, dashboard);
  if (kind === 'stage') return named(key, dashboard.byStage, (title) => ({ title, query: { ...open, stage: key } }));
  if (kind === 'month') return named(key, dashboard.byMonth, (title) => behindMonth(key, title, anyDate));
  if (kind === 'member') return named(key, dashboard.byMember, (title) => behindMember(key, title, open, dashboard));
  if (kind === 'flag') return { title: flagTitles[key] ?? 'Deals', query: { ...anyDate, flag: key } };
  return null;
}

const flagTitles: Readonly<Record<string, string>> = {
  overdue: 'Overdue deals',
  stale: 'Stale deals',
  noNextStep: 'Deals with no next step',
};

function behindTile(name: string, open: DealsQuery, anyDate: DealsQuery, dashboard: Dashboard): Behind | null {
  const tile = dashboard.tiles.find((one) => one.name === name);
  if (!tile) return null;
  const closed = { ...anyDate, closedFrom: dashboard.period.from, closedTo: dashboard.period.to, sort: '-closedAt' };
  switch (tile.name) {
    case 'won':
    case 'salesCycle':
      return { title: 'Won deals', query: { ...closed, status: 'won' } };
    case 'winRate':
    case 'attainment':
      return { title: 'Won deals', query: { ...closed, status: 'won' } };
    case 'lost':
      return { title: 'Lost deals', query: { ...closed, status: 'lost' } };
    case 'overdue':
      return { title: 'Overdue deals', query: { ...anyDate, flag: 'overdue' } };
    case 'velocity':
      return { title: 'Open deals', query: anyDate };
    case 'openPipeline':
    case 'coverage':
    case 'weightedPipeline':
      return { title: tile.title, query: open };
  }
}

function behindMonth(key: string, label: string, anyDate: DealsQuery): Behind {
  if (key === 'none') return { title: 'Deals with no expected close', query: { ...anyDate, noExpectedClose: true } };
  const [closeFrom, closeTo] = monthRange(key);
  return { title: `Expected to close in ${label}`, query: { ...anyDate, closeFrom, closeTo, sort: 'expectedClose' } };
}

function behindMember(key: string, label: string, open: DealsQuery, { scope }: Dashboard): Behind {
  const title = `Open deals, ${label}`;
  if (key === 'none') return { title, query: { ...open, flag: 'unassigned' } };
  return { title, query: scope.kind === 'all' ? { ...open, team: key } : { ...open, owner: key } };
}

function named(key: string, groups: readonly Group[], make: (label: string) => Behind): Behind | null {
  const group = groups.find((one) => one.key === key);
  return group ? make(group.label) : null;
}

/** First and last day of a month: `2026-02-01` and `2026-02-28` for `2026-02`. */
export function monthRange(month: string): [string, string] {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return [`${month}-01`, `${month}-${String(last).padStart(2, '0')}`];
}
