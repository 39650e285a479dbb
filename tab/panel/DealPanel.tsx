import { Button } from '@fluentui/react-components';
import type { DealDetail, DealRow } from '../../src/pipeline/answer.js';
import type { DealChoices } from '../api/dealEndpoints.js';
import { ActivityDone } from '../activities/ActivityDone.js';
import { DealActions } from '../changes/DealActions.js';
import { SavingState } from '../changes/SavingState.js';
import { useDealChange } from '../changes/useDealChange.js';
import { Stage } from '../deals/DealsTwin.js';
import { Flags } from '../deals/flags.js';
import { DealCall } from '../forecast/DealCall.js';
import { dayIn, longDay, relativeDay, shortDay } from '../format/days.js';
import { exactMoney } from '../format/money.js';
import { Icon } from '../frame/icons.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn, type SignedIn } from '../frame/signedIn.js';
import { PushLedger, StagePath, Timeline } from '../history/DealHistory.js';
import { changeView, closeLayer } from '../location/useView.js';
import { useLive } from '../resource/useLive.js';
import { useResource } from '../resource/useResource.js';
import { ListSkeleton } from './ListSkeleton.js';
import { PanelHead } from './PanelHead.js';
import './panel.css';
import '../changes/changes.css';

/** The deals before and after this one in the list beside it; null at its ends. */
export interface Neighbours {
  readonly previous: number | null;
  readonly next: number | null;
}

function Steps({ previous, next }: Neighbours) {
  const step = (to: number | null, name: string, key: string, icon: 'back' | 'next') => (
    <Button
      appearance="subtle"
      size="small"
      icon={<Icon name={icon} />}
      aria-label={`${name} deal`}
      title={`${name}, ${key}`}
      disabled={to === null}
      onClick={() => {
        changeView({ deal: to }, 'replace');
      }}
    />
  );
  return (
    <>
      {step(previous, 'Previous', 'k', 'back')}
      {step(next, 'Next', 'j', 'next')}
    </>
  );
}

/** One deal: what it is worth, where it stands, what is next, what became of it; and what can be done. */
export function DealPanel({ id, neighbours }: { readonly id: number; readonly neighbours?: Neighbours }) {
  const { api } = useSignedIn();
  const deal = useResource(`deal ${id}`, (signal) => api.deal(id, signal));
  const choices = useResource(deal.data ? `deal choices ${id}` : null, (signal) => api.dealChoices(id, signal));
  useLive(deal.reload);
  const close = () => {
    closeLayer({ deal: null });
  };
  if (!deal.data) {
    return (
      <>
        <PanelHead over={`Deal ${id}`} title={deal.problem ? 'Not shown' : ' '} onClose={close} />
        {deal.problem ? (
          <ResourceProblem what="The deal" problem={deal.problem} retry={deal.reload} />
        ) : (
          <ListSkeleton />
        )}
      </>
    );
  }
  return (
    <DealContent
      detail={deal.data}
      choices={choices.data}
      reload={deal.reload}
      onClose={close}
      tools={neighbours ? <Steps {...neighbours} /> : null}
    />
  );
}

interface ContentProps {
  readonly detail: DealDetail;
  readonly choices: DealChoices | null;
  readonly reload: () => void;
  readonly onClose: () => void;
  readonly tools: React.ReactNode;
}

function DealContent({ detail, choices, reload, onClose, tools }: ContentProps) {
  const signedIn = useSignedIn();
  const { locale } = signedIn;
  const change = useDealChange(detail.deal, choices, reload);
  const deal = change.shown;
  return (
    <>
      <PanelHead
        over={[`Deal ${deal.id}`, deal.account].filter((part) => part !== null).join(' · ')}
        title={deal.name}
        onClose={onClose}
        tools={
          <>
            {tools}
            <Button
              as="a"
              appearance="subtle"
              size="small"
              href={deal.url}
              target="_blank"
              rel="noreferrer"
              icon={<Icon name="open" />}
              aria-label="Open in Odoo"
              title="Open in Odoo"
            />
          </>
        }
      />
      <div
        className={change.saving.kind === 'saving' ? 'panelBody saving' : 'panelBody'}
        tabIndex={0}
        role="group"
        aria-label={deal.name}
      >
        <div className="amt">
          <b>{exactMoney(deal.amount, deal.currency, locale)}</b>
          {deal.recurring === undefined ? null : <span>MRR {exactMoney(deal.recurring, deal.currency, locale)}</span>}
          <span className="mut">{deal.status === 'open' ? `${Math.round(deal.probability)} %` : deal.status}</span>
          <Flags deal={deal} />
        </div>
        <DealActions deal={deal} choices={choices} change={change} />
        <SavingState change={change} currency={deal.currency} />
        {detail.removedAt === null ? null : (
          <p className="sec warn">This deal is gone from Odoo; what stands here is what was last known.</p>
        )}
        <StagePath stays={detail.stays} />
        <div className="sec">
          <dl className="facts">
            {facts(deal, signedIn).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            {deal.status === 'open' ? <DealCall dealId={deal.id} /> : null}
          </dl>
        </div>
        <NextSteps id={deal.id} />
        <PushLedger pushes={detail.pushes} since={detail.historySince.untracked} />
        <Timeline detail={detail} />
      </div>
    </>
  );
}

/** What is planned on the deal, soonest first. */
function NextSteps({ id }: { readonly id: number }) {
  const { api, locale, today } = useSignedIn();
  const activities = useResource(`deal activities ${id}`, (signal) => api.dealActivities(id, signal));
  useLive(activities.reload);
  return (
    <div className="sec">
      <h3>Next activity</h3>
      {activities.problem ? (
        <ResourceProblem what="The activities" problem={activities.problem} retry={activities.reload} />
      ) : null}
      {activities.data?.length === 0 ? <p className="mut">No next step is planned.</p> : null}
      {activities.data === null && !activities.problem ? <p className="mut">Reading</p> : null}
      <ul className="steps">
        {(activities.data ?? []).map((row) => (
          <li key={row.id}>
            <span>{row.summary ?? row.type}</span>
            <span className={row.state === 'overdue' ? 'cap bad sb' : 'cap mut'}>
              {row.summary ? `${row.type}, ` : ''}
              {longDay(row.dueOn, today, locale)}, {relativeDay(row.dueOn, today)}
              {row.assignee ? ` · ${row.assignee}` : ''}
            </span>
            <ActivityDone row={row} then={activities.reload} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function facts(deal: DealRow, { today, locale, timeZone }: SignedIn): [string, React.ReactNode][] {
  const created = dayIn(new Date(deal.createdAt), timeZone);
  const closed = deal.closedAt === null ? null : dayIn(new Date(deal.closedAt), timeZone);
  return [
    ['Stage', <Stage key="stage" name={deal.stage} />],
    ['Owner', deal.owner ?? 'no owner'],
    closed === null
      ? [
          'Expected close',
          deal.expectedClose === null
            ? 'no date'
            : `${longDay(deal.expectedClose, today, locale)}, ${relativeDay(deal.expectedClose, today)}`,
        ]
      : ['Closed', `${longDay(closed, today, locale)}, ${relativeDay(closed, today)}`],
    ['Pushed', deal.pushCount === 0 ? 'never' : deal.pushCount === 1 ? 'once' : `${deal.pushCount} times`],
    ['Created', `${shortDay(created, today, locale)}, ${relativeDay(created, today)}`],
    ['Last touched', deal.idleDays === 0 ? 'today' : `${deal.idleDays} ${deal.idleDays === 1 ? 'day' : 'days'} ago`],
  ];
}
