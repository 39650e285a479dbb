import { Button } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { Dashboard } from '../../src/pipeline/answer.js';
import { exactFigure, figureOf, shortFigure } from '../format/figures.js';
import { fetchedLater } from '../frame/fetchedLater.js';
import { FilterBar, usualScope } from '../frame/FilterBar.js';
import { FreshMark } from '../frame/FreshMark.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useAsOf, useShownDay } from '../frame/useAsOf.js';
import { AskBox } from '../frame/AskBox.js';
import { changeView, useView } from '../location/useView.js';
import { useLive } from '../resource/useLive.js';
import { useResource } from '../resource/useResource.js';
import { stageClass } from '../theme/stageColour.js';
import { ActivitiesDue } from './ActivitiesDue.js';
import { Attention } from './Attention.js';
import { Bars } from './Bars.js';
import { ChartCard } from './ChartCard.js';
import { periodBefore } from './compare.js';
import { HomeSkeleton } from './HomeSkeleton.js';
import { headlineFigures, saidWords } from './lede.js';
import { MovementCard } from './MovementCard.js';
import { MonthColumns, monthLabel, monthsAhead } from './MonthColumns.js';
import { dashboardKey, useDashboard } from './useDashboard.js';
import { useIdle } from './useIdle.js';
import { useSparks } from './useSparks.js';
import { useWhy } from './useWhy.js';
import { Tiles } from './Tiles.js';
import { TopDeals } from './TopDeals.js';
import './home.css';

const LaterCards = lazy(async () => ({
  default: (await fetchedLater(() => import('./LaterCards.js'))).LaterCards,
}));

/** Home: one row of figures, the pipeline by stage and month, and what to do next. */
export function HomePage() {
  const dashboard = useDashboard();
  const { data, problem, loading, reload } = dashboard;
  useLive(reload);
  return (
    <>
      <FilterBar pastDays end={<FreshMark freshAt={data?.freshAt ?? null} loading={loading} />} />
      <main className="page" id="main" aria-busy={loading && !data}>
        <div className="askPhone">
          <AskBox wide={false} />
        </div>
        {problem ? <ResourceProblem what="The dashboard" problem={problem} retry={reload} /> : null}
        {data ? <Figures dashboard={data} /> : problem ? null : <HomeSkeleton />}
      </main>
    </>
  );
}

function Figures({ dashboard }: { readonly dashboard: Dashboard }) {
  const before = useBefore(dashboard);
  const sparks = useSparks(dashboard);
  const why = useWhy(dashboard);
  const idle = useIdle();
  const currency = dashboard.currencies[0] ?? 'EUR';
  return (
    <>
      <Lede dashboard={dashboard} />
      <Tiles dashboard={dashboard} before={before} sparks={sparks} why={why} />
      <div className="grid chartRow mt">
        <StageCard dashboard={dashboard} currency={currency} />
        <MonthCard dashboard={dashboard} currency={currency} />
      </div>
      <MovementCard dashboard={dashboard} currency={currency} />
      <div className="laterCards mt">
        {idle ? (
          <Suspense fallback={null}>
            <LaterCards dashboard={dashboard} currency={currency} />
          </Suspense>
        ) : null}
      </div>
      {dashboard.byMember.length > 0 ? <MemberCard dashboard={dashboard} currency={currency} /> : null}
      <div className="grid workRow mt">
        <Attention dashboard={dashboard} />
        <ActivitiesDue dashboard={dashboard} />
      </div>
      <TopDeals dashboard={dashboard} />
    </>
  );
}

/** The same days of the period before, read after the figures are on screen; without it tiles say no change. */
function useBefore(dashboard: Dashboard): Dashboard | null {
  const { api, today } = useSignedIn();
  const view = useView();
  const { me } = useSignedIn();
  const scope = view.scope ?? usualScope(me.scopes);
  const period = periodBefore(dashboard.period.from, dashboard.period.to, today);
  const asOf = useAsOf();
  const key = period && !asOf ? dashboardKey(scope, period) : null;
  return useResource(key, (signal) => api.dashboard({ scope, period: period ?? '' }, signal)).data;
}

function Lede({ dashboard }: { readonly dashboard: Dashboard }) {
  const signedIn = useSignedIn();
  const { open, deals, weighted } = headlineFigures(dashboard);
  const figure = (shown: typeof open, tile: string) =>
    shown ? (
      <button
        type="button"
        className="num"
        title={exactFigure(shown, signedIn.locale)}
        onClick={() => {
          changeView({ behind: `tile:${tile}`, deal: null, ask: null });
        }}
      >
        {shortFigure(shown, signedIn.locale)}
      </button>
    ) : null;
  return (
    <div className="lede">
      {open && deals?.value ? (
        <h1>
          <span className="nw">
            {figure(open, 'openPipeline')} open in {exactFigure(deals, signedIn.locale)},
          </span>{' '}
          <span className="nw">{figure(weighted, 'weightedPipeline')} weighted</span>
        </h1>
      ) : (
        <h1>No open deal is expected to close in this period</h1>
      )}
      <p className="said">{saidWords(dashboard, signedIn.now(), signedIn)}</p>
      <Button size="small" className="explainLede" onClick={() => changeView({ explain: 'tile:openPipeline' })}>
        Explain
      </Button>
    </div>
  );
}

interface CardProps {
  readonly dashboard: Dashboard;
  readonly currency: string;
}

function StageCard({ dashboard, currency }: CardProps) {
  const { locale } = useSignedIn();
  const { open, deals, weighted } = headlineFigures(dashboard);
  const stages = dashboard.byStage.filter((stage) => (figureOf(stage.figures, 'count')?.value ?? 0) > 0);
  return (
    <ChartCard
      title="Pipeline by stage"
      note="solid part: weighted"
      rowTitle="Stage"
      groups={stages}
      foot={
        <>
          <span>
            <b>{open ? shortFigure(open, locale) : ''}</b> in {deals ? exactFigure(deals, locale) : 'no deals'}
          </span>
          <span className="push">
            <b>{weighted ? shortFigure(weighted, locale) : ''}</b> weighted
          </span>
        </>
      }
    >
      {stages.length === 0 ? <p className="empty">No open deals in this period.</p> : null}
      <Bars groups={stages} currency={currency} link="stage" swatch={(group) => stageClass(group.label)} />
    </ChartCard>
  );
}

function MonthCard({ dashboard, currency }: CardProps) {
  const { locale } = useSignedIn();
  const day = useShownDay();
  const groups = dashboard.byMonth.map((group) => ({ ...group, label: monthLabel(group, locale) }));
  const ahead = monthsAhead(groups, day);
  const note =
    ahead.length < groups.length
      ? `all open deals, ${currency}; other months in the table`
      : `all open deals, ${currency}`;
  return (
    <ChartCard title="Expected close by month" note={note} rowTitle="Month" groups={groups}>
      {ahead.length === 0 ? (
        <p className="empty">No open deal is expected to close from this month on.</p>
      ) : (
        <>
          <MonthColumns groups={ahead} currency={currency} />
          <Bars groups={ahead} currency={currency} link="month" className="onlyPhone" weightedLine={false} />
        </>
      )}
    </ChartCard>
  );
}

function MemberCard({ dashboard, currency }: CardProps) {
  const rowTitle = dashboard.scope.kind === 'all' ? 'Team' : 'Owner';
  const title = `Pipeline by ${rowTitle.toLowerCase()}`;
  return (
    <div className="mt">
      <ChartCard title={title} note="open deals; solid part: weighted" rowTitle={rowTitle} groups={dashboard.byMember}>
        <Bars groups={dashboard.byMember} currency={currency} link="member" className="members" />
      </ChartCard>
    </div>
  );
}
