import { Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Dashboard, DealRow, Group } from '../../src/pipeline/answer.js';
import type { DealsQuery } from '../api/endpoints.js';
import { count } from '../format/money.js';
import { Filter, FilterBar, usualScope } from '../frame/FilterBar.js';
import { FreshMark } from '../frame/FreshMark.js';
import { Icon } from '../frame/icons.js';
import { listenToLetters } from '../frame/keys.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn, type SignedIn } from '../frame/signedIn.js';
import { useDashboard } from '../home/useDashboard.js';
import { changeView, useView } from '../location/useView.js';
import { dealStatuses, type DealStatusFilter, type ViewState } from '../location/viewState.js';
import { DealPanel, type Neighbours } from '../panel/DealPanel.js';
import { useRoomy } from '../panel/useRoomy.js';
import { useLive } from '../resource/useLive.js';
import { useFollow, usePages } from '../resource/usePages.js';
import { DealsGrid } from './DealsGrid.js';
import './deals.css';

const pageSize = 200;

/** The deals of a scope as a table: filter, search, sort, and a panel beside it. */
export function DealsPage() {
  const signedIn = useSignedIn();
  const view = useView();
  const roomy = useRoomy();
  const fresh = useDashboard();
  const period = view.period === null ? null : (fresh.data?.period ?? null);
  const query = dealsQuery(view, signedIn, period);
  const ready = view.period === null || period !== null;
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
      <FilterBar anyPeriod end={<FreshMark freshAt={fresh.data?.freshAt ?? null} loading={pages.loading} />} />
      <div className={beside ? 'split open' : 'split'}>
        <main className="left" id="main" aria-busy={pages.loading}>
          <h1 className="sr">Deals</h1>
          <Tools view={view} total={pages.total} stages={fresh.data?.byStage ?? []} />
          {pages.problem ? <ResourceProblem what="The list" problem={pages.problem} retry={pages.reload} /> : null}
          <DealsGrid pages={pages} sort={view.sort} selected={view.deal} />
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
function dealsQuery(view: ViewState, { me }: SignedIn, period: Dashboard['period'] | null): DealsQuery {
  const closed = view.status === 'won' || view.status === 'lost';
  const { from = null, to = null } = period ?? {};
  const days = closed ? { closedFrom: from, closedTo: to } : { closeFrom: from, closeTo: to };
  return {
    ...days,
    scope: view.scope ?? usualScope(me.scopes),
    status: view.status,
    stage: view.stage,
    q: view.q === '' ? null : view.q,
    flag: view.flag,
    sort: view.sort,
    limit: pageSize,
  };
}

const statusWords: Readonly<Record<DealStatusFilter, string>> = { open: 'Open', won: 'Won', lost: 'Lost', all: 'All' };
const flagWords: Readonly<Record<string, string>> = {
  '': 'Any',
  overdue: 'Overdue',
  stale: 'Stale',
  noNextStep: 'No next step',
  unassigned: 'No owner',
};

interface ToolsProps {
  readonly view: ViewState;
  readonly total: number | null;
  /** Stages to choose from: those with open deals in the scope. */
  readonly stages: readonly Group[];
}

function Tools({ view, total, stages }: ToolsProps) {
  const { locale } = useSignedIn();
  const narrowed =
    view.q !== '' || view.flag !== null || view.stage !== null || view.status !== 'open' || view.period !== null;
  return (
    <div className="tools" role="group" aria-label="Narrow the list">
      <SearchBox q={view.q} hint={total === null ? 'Find' : `Find in ${count(total, locale)} deals`} />
      <Filter
        label="Status"
        value={view.status}
        words={statusWords[view.status]}
        choices={dealStatuses.map((status) => ({ value: status, words: statusWords[status] }))}
        onChoose={(value) => {
          changeView({ status: dealStatuses.find((status) => status === value) ?? 'open', deal: null });
        }}
      />
      <Filter
        label="Stage"
        value={view.stage ?? ''}
        words={stages.find((stage) => stage.key === view.stage)?.label ?? (view.stage === null ? 'Any' : 'One')}
        choices={[{ value: '', words: 'Any' }, ...stages.map((stage) => ({ value: stage.key, words: stage.label }))]}
        onChoose={(value) => {
          changeView({ stage: value === '' ? null : value, deal: null });
        }}
      />
      <Filter
        label="Flag"
        value={view.flag ?? ''}
        words={flagWords[view.flag ?? ''] ?? 'Any'}
        choices={Object.entries(flagWords).map(([value, words]) => ({ value, words }))}
        onChoose={(value) => {
          changeView({ flag: value === '' ? null : value, deal: null });
        }}
      />
      {narrowed ? (
        <button
          type="button"
          className="lnk sb push"
          onClick={() => {
            changeView({ q: '', flag: null, stage: null, status: 'open', period: null });
          }}
        >
          Clear
        </button>
      ) : null}
    </div>
  );
}

/** Searches while typing, half a second after the last letter, and at once on Enter. */
function SearchBox({ q, hint }: { readonly q: string; readonly hint: string }) {
  const [typed, setTyped] = useState({ text: q, from: q });
  const text = typed.from === q ? typed.text : q;
  useEffect(() => {
    if (text === q) return undefined;
    const timer = setTimeout(() => {
      changeView({ q: text }, 'replace');
    }, 500);
    return () => {
      clearTimeout(timer);
    };
  }, [text, q]);
  return (
    <Input
      className="find"
      size="small"
      type="search"
      aria-label="Find deals by name or account"
      placeholder={hint}
      contentBefore={<Icon name="search" />}
      value={text}
      maxLength={200}
      onChange={(_event, { value }) => {
        setTyped({ text: value, from: q });
      }}
    />
  );
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
