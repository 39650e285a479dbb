import { useEffect, useMemo } from 'react';
import type { DealRow } from '../../src/pipeline/answer.js';
import type { DealsQuery } from '../api/endpoints.js';
import { count } from '../format/money.js';
import { FilterBar, usualScope } from '../frame/FilterBar.js';
import { FreshMark } from '../frame/FreshMark.js';
import { listenToLetters } from '../frame/keys.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn, type SignedIn } from '../frame/signedIn.js';
import { useAsOf } from '../frame/useAsOf.js';
import { useDashboard } from '../home/useDashboard.js';
import { changeView, useView } from '../location/useView.js';
import type { ViewState } from '../location/viewState.js';
import { DealPanel, type Neighbours } from '../panel/DealPanel.js';
import { useRoomy } from '../frame/useMedia.js';
import { useLive } from '../resource/useLive.js';
import { useFollow, usePages } from '../resource/usePages.js';
import { columnsShown, isColumnName } from './columns.js';
import { daysOf, type DaySpan } from './dealDays.js';
import { DealsGrid } from './DealsGrid.js';
import { DealsTools } from './DealsTools.js';
import { useKept } from './kept.js';
import { SavedViews } from './SavedViews.js';
import './deals.css';

const pageSize = 200;

/** The deals of a scope as a table: filter, search, sort, and a panel beside it. */
export function DealsPage() {
  const signedIn = useSignedIn();
  const view = useView();
  const roomy = useRoomy();
  const fresh = useDashboard();
  const days = view.period === null ? null : (daysOf(view.period) ?? fresh.data?.period ?? null);
  const query = dealsQuery(view, signedIn, days, useAsOf());
  const [chosen, setChosen] = useKept('foresail columns', isColumnName);
  const shown = useMemo(() => columnsShown(chosen), [chosen]);
  const ready = view.period === null || days !== null;
  const pages = usePages<DealRow>(ready ? `deals ${JSON.stringify(query)}` : null, (cursor, signal) =>
    signedIn.api.deals(query, cursor, signal),
  );
  useLive(fresh.reload);
  useFollow(pages, fresh.data?.position ?? null);
  const neighbours = neighboursOf(pages.rows, view.deal);
  useStepping(neighbours);
  const beside = roomy && view.deal !== null;
  return (
    <div className="dealsPage">
      <FilterBar anyPeriod pastDays end={<FreshMark freshAt={fresh.data?.freshAt ?? null} loading={pages.loading} />} />
      <div className={beside ? 'split open' : 'split'}>
        <main className="left" id="main" aria-busy={pages.loading}>
          <h1 className="sr">Deals</h1>
          <SavedViews view={view} columns={chosen} onColumns={setChosen} query={query} days={days} />
          <DealsTools view={view} total={pages.total} dashboard={fresh.data} days={days} />
          {pages.problem ? <ResourceProblem what="The list" problem={pages.problem} retry={pages.reload} /> : null}
          <DealsGrid pages={pages} sort={view.sort} selected={view.deal} columns={shown} />
          <Foot total={pages.total} read={pages.rows.length} locale={signedIn.locale} />
        </main>
        {beside && view.deal !== null ? (
          <aside className="beside" aria-label="Deal">
            <DealPanel id={view.deal} key={view.deal} neighbours={neighbours} />
          </aside>
        ) : null}
      </div>
    </div>
  );
}

/** The deals before and after the open one, in the order of the table. */
function neighboursOf(rows: readonly DealRow[], deal: number | null): Neighbours {
  const at = rows.findIndex((row) => row.id === deal);
  if (at < 0) return { previous: null, next: null };
  return { previous: rows[at - 1]?.id ?? null, next: rows[at + 1]?.id ?? null };
}

/** `j` and `k` step through the deals while one is open. */
function useStepping({ previous, next }: Neighbours): void {
  useEffect(
    () =>
      listenToLetters(window, (key) => {
        const to = key === 'j' ? next : key === 'k' ? previous : null;
        if (to !== null) changeView({ deal: to }, 'replace');
        return to !== null;
      }),
    [previous, next],
  );
}

/** What the address asks of the API: the period is expected close, for won and lost deals the day they closed. */
function dealsQuery(view: ViewState, { me }: SignedIn, span: DaySpan | null, asOf: string | null): DealsQuery {
  const closed = view.status === 'won' || view.status === 'lost';
  const { from = null, to = null } = span ?? {};
  const days = closed ? { closedFrom: from, closedTo: to } : { closeFrom: from, closeTo: to };
  return {
    ...days,
    scope: view.scope ?? usualScope(me.scopes),
    status: view.status,
    stage: view.stage,
    q: view.q === '' ? null : view.q,
    flag: view.flag,
    owner: view.owner,
    asOf,
    sort: view.sort,
    limit: pageSize,
  };
}

function Foot({
  total,
  read,
  locale,
}: {
  readonly total: number | null;
  readonly read: number;
  readonly locale: string;
}) {
  return (
    <div className="foot">
      <span>
        <b>{total === null ? '' : count(total, locale)}</b> {total === 1 ? 'deal' : 'deals'}
        {total !== null && read < total ? `, ${count(read, locale)} read` : ''}
      </span>
      <span className="push mut keysHint">
        <kbd>↑</kbd> <kbd>↓</kbd> move <kbd>Enter</kbd> open <kbd>Esc</kbd> close
      </span>
    </div>
  );
}
