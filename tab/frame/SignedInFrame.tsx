import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { Me } from '../../src/pipeline/answer.js';
import type { Endpoints } from '../api/endpoints.js';
import { dayIn } from '../format/days.js';
import type { TeamsHost } from '../host/teamsHost.js';
import { HomePage } from '../home/HomePage.js';
import { browserLive, followLive } from '../live/browserLive.js';
import { changeView, useView } from '../location/useView.js';
import { formatView, type PageName } from '../location/viewState.js';
import { AskBox } from './AskBox.js';
import { fetchedLater } from './fetchedLater.js';
import { Header } from './Header.js';
import { listenToKeys } from './keys.js';
import { NoticeStack } from './NoticeStack.js';
import { OfflineNotice } from './OfflineNotice.js';
import { PageGuard, PanelFailed } from './PageGuard.js';
import { SignedInContext, type SignedIn } from './signedIn.js';

const DealsPage = lazy(async () => ({
  default: (await fetchedLater(() => import('../deals/DealsPage.js'))).DealsPage,
}));
const ActivitiesPage = lazy(async () => ({
  default: (await fetchedLater(() => import('../activities/ActivitiesPage.js'))).ActivitiesPage,
}));
const MovementPage = lazy(async () => ({
  default: (await fetchedLater(() => import('../movement/MovementPage.js'))).MovementPage,
}));
const ForecastPage = lazy(async () => ({
  default: (await fetchedLater(() => import('../forecast/ForecastPage.js'))).ForecastPage,
}));
const ReportsPage = lazy(async () => ({
  default: (await fetchedLater(() => import('../reports/ReportsPage.js'))).ReportsPage,
}));
const TeamPage = lazy(async () => ({ default: (await fetchedLater(() => import('../team/TeamPage.js'))).TeamPage }));
const AdminPage = lazy(async () => ({
  default: (await fetchedLater(() => import('../admin/AdminPage.js'))).AdminPage,
}));
const ConfigurePage = lazy(async () => ({
  default: (await fetchedLater(() => import('../configure/ConfigurePage.js'))).ConfigurePage,
}));
const SidePanel = lazy(async () => ({
  default: (await fetchedLater(() => import('../panel/SidePanel.js'))).SidePanel,
}));

interface Props {
  readonly host: TeamsHost;
  readonly api: Endpoints;
  readonly me: Me;
}

/** Header, page and side panel for the person who is signed in. */
export function SignedInFrame({ host, api, me }: Props) {
  const view = useView();
  const signedIn = useMemo<SignedIn>(() => {
    const now = () => new Date();
    const { timeZone } = me;
    const live = browserLive(api);
    return { me, api, host, live, locale: host.context.locale, timeZone, now, today: dayIn(now(), timeZone) };
  }, [me, api, host]);
  useEffect(() => listenToKeys(window), []);
  useEffect(() => followLive(signedIn.live), [signedIn.live]);
  const address = formatView(view);
  const panelOpen =
    view.behind !== null || view.deal !== null || view.ask !== null || view.explain !== null || view.help;
  return (
    <SignedInContext value={signedIn}>
      {view.page === 'configure' ? null : (
        <>
          <a className="skip" href="#main">
            To the figures
          </a>
          <button type="button" className="skip" onClick={() => changeView({ help: true })}>
            Keys
          </button>
          <Header me={me} ask={<AskBox wide />} />
          <OfflineNotice />
        </>
      )}
      <PageGuard address={address}>
        <Suspense fallback={<main className="page" aria-busy="true" />}>
          <Page name={view.page} />
        </Suspense>
      </PageGuard>
      <PageGuard address={address} instead={<PanelFailed />}>
        <Suspense fallback={null}>{panelOpen ? <SidePanel /> : null}</Suspense>
      </PageGuard>
      <NoticeStack />
    </SignedInContext>
  );
}

function Page({ name }: { readonly name: PageName }) {
  switch (name) {
    case 'home':
      return <HomePage />;
    case 'deals':
      return <DealsPage />;
    case 'movement':
      return <MovementPage />;
    case 'forecast':
      return <ForecastPage />;
    case 'reports':
      return <ReportsPage />;
    case 'team':
      return <TeamPage />;
    case 'activities':
      return <ActivitiesPage />;
    case 'admin':
      return <AdminPage />;
    case 'configure':
      return <ConfigurePage />;
  }
}
