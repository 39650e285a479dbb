import { Button } from '@fluentui/react-components';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { count } from '../format/money.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { ShareMenu } from '../frame/ShareMenu.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useShownDay } from '../frame/useAsOf.js';
import { behindOf, type Behind } from '../home/behind.js';
import { questionBehind } from '../home/questionBehind.js';
import { useDashboard } from '../home/useDashboard.js';
import { changeView } from '../location/useView.js';
import { useFollow, usePages } from '../resource/usePages.js';
import { DealList } from './DealList.js';
import { ListSkeleton } from './ListSkeleton.js';
import { PanelHead } from './PanelHead.js';
import { TotalInOne } from './TotalInOne.js';
import { closePanel } from './closePanel.js';

/** The deals behind a figure of the dashboard. */
export function BehindPanel({ link }: { readonly link: string }) {
  const dashboard = useDashboard();
  const behind = dashboard.data ? behindOf(link, dashboard.data) : null;
  if (!behind) {
    return (
      <>
        <PanelHead
          over="Behind the figure"
          title={dashboard.data ? 'This figure is no longer shown' : 'Reading'}
          onClose={closePanel}
        />
        {dashboard.problem ? (
          <ResourceProblem what="The dashboard" problem={dashboard.problem} retry={dashboard.reload} />
        ) : null}
      </>
    );
  }
  const mixed = dashboard.data && dashboard.data.currencies.length > 1 ? questionBehind(link, dashboard.data) : null;
  const { said = '', position = 0 } = dashboard.data ?? {};
  return <Deals link={link} behind={behind} said={said} position={position} mixed={mixed} />;
}

const orderWords: Readonly<Record<string, string>> = {
  '-amount': 'largest first',
  expectedClose: 'next to close first',
  '-closedAt': 'latest first',
};

function Deals({
  link,
  behind,
  said,
  position,
  mixed,
}: {
  readonly link: string;
  readonly behind: Behind;
  readonly said: string;
  readonly position: number;
  /** Of a figure in several currencies: its question. */
  readonly mixed: PipelineQuestion | null;
}) {
  const { api, locale } = useSignedIn();
  const day = useShownDay();
  const pages = usePages(`behind ${JSON.stringify(behind.query)}`, (cursor, signal) =>
    api.deals(behind.query, cursor, signal),
  );
  useFollow(pages, position);
  return (
    <>
      <PanelHead
        over={said}
        title={behind.title}
        tools={
          <>
            <Button size="small" appearance="subtle" onClick={() => changeView({ explain: link })}>
              Explain
            </Button>
            <ShareMenu words={`${behind.title}, ${said}`} />
          </>
        }
        onClose={closePanel}
      />
      <div className="sum">
        <span>
          {pages.total === null ? ' ' : `${count(pages.total, locale)} ${pages.total === 1 ? 'deal' : 'deals'}`}
          {pages.total === null ? null : <span className="mut">, {orderWords[behind.query.sort]}</span>}
        </span>
      </div>
      {mixed ? <TotalInOne key={link} question={mixed} /> : null}
      <div className="panelBody" tabIndex={0} role="group" aria-label="Deals">
        {pages.problem ? <ResourceProblem what="The list" problem={pages.problem} retry={pages.reload} /> : null}
        {pages.total === 0 ? (
          <p className="empty">No deal fits. Nothing is left out: this is what you may see.</p>
        ) : null}
        {pages.rows.length === 0 && pages.loading ? <ListSkeleton /> : <DealList rows={pages.rows} day={day} />}
        {pages.more ? (
          <div className="more">
            <Button size="small" disabled={pages.loading} onClick={pages.readMore}>
              Show more
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}
