import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarBody,
  MenuButton,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { SyncRun, SyncStatus } from '../../src/odoo/syncStatus.js';
import type { ProjectionStatus } from '../api/endpoints.js';
import { asProblem, type ApiProblem } from '../api/problem.js';
import { ago, moment } from '../format/days.js';
import { count } from '../format/money.js';
import { isAdmin } from '../frame/Header.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useResource } from '../resource/useResource.js';
import { doneCounts, modelWords, runHeadline } from './syncWords.js';

/** Sync and projections, for admins; reads anew every 2 s while a run is on, every 15 s else. */
export function AdminPage() {
  const { api, me } = useSignedIn();
  const sync = useResource('admin sync', (signal) => api.syncStatus(signal));
  const projections = useResource('admin projections', (signal) => api.projections(signal));
  const running = sync.data?.state === 'running';
  const { reload: readSync } = sync;
  const { reload: readProjections } = projections;
  useEffect(() => {
    const timer = setInterval(
      () => {
        readSync();
        readProjections();
      },
      running ? 2_000 : 15_000,
    );
    return () => {
      clearInterval(timer);
    };
  }, [running, readSync, readProjections]);
  if (!isAdmin(me)) return <main className="page">This page is for administrators.</main>;
  return (
    <>
      <SyncBar status={sync.data} onStarted={readSync} />
      <main className="page" id="main">
        {sync.problem ? <ResourceProblem what="The sync" problem={sync.problem} retry={readSync} /> : null}
        {sync.data ? <SyncLede status={sync.data} /> : null}
        <div className="grid adminRow">
          <Models status={sync.data} />
          <section className="card" aria-label="Projections">
            <header>
              <h2>Projections</h2>
            </header>
            {projections.problem ? (
              <ResourceProblem what="The list" problem={projections.problem} retry={readProjections} />
            ) : null}
            <Projections rows={projections.data ?? []} onRebuilt={readProjections} />
          </section>
        </div>
      </main>
    </>
  );
}

const modes = [
  { mode: 'incremental', words: 'Incremental: what changed since the last run' },
  { mode: 'full', words: 'Full: every record' },
  { mode: 'reconcile', words: 'Reconcile: compare every field' },
] as const;

function SyncBar({ status, onStarted }: { readonly status: SyncStatus | null; readonly onStarted: () => void }) {
  const { api } = useSignedIn();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const run = (mode: string) => {
    setProblem(null);
    api.startSync(mode).then(onStarted, (error: unknown) => {
      setProblem(asProblem(error));
    });
  };
  return (
    <>
      <div className="bar" role="group" aria-label="Sync">
        <span className="sb">{status ? stateWords[status.state] : ' '}</span>
        <span className="push" />
        <Button
          appearance="primary"
          disabled={status?.state === 'running'}
          onClick={() => {
            run('incremental');
          }}
        >
          Sync now
        </Button>
        <Menu positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <MenuButton disabled={status?.state === 'running'}>Other ways</MenuButton>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {modes.map(({ mode, words }) => (
                <MenuItem
                  key={mode}
                  onClick={() => {
                    run(mode);
                  }}
                >
                  {words}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {problem ? (
        <MessageBar intent="warning" shape="square">
          <MessageBarBody>
            {problem.message}. <span className="cap mut">Request {problem.requestId}</span>
          </MessageBarBody>
        </MessageBar>
      ) : null}
    </>
  );
}

const stateWords: Readonly<Record<SyncStatus['state'], string>> = {
  idle: 'Sync is idle',
  running: 'Sync is running',
  paused: 'Sync is paused',
  failed: 'The last sync failed',
};

function SyncLede({ status }: { readonly status: SyncStatus }) {
  const { locale, timeZone, now } = useSignedIn();
  const run = status.lastRun;
  return (
    <div className="lede">
      <h1 aria-live="polite">{run ? runHeadline(run, locale) : 'Odoo has not been read yet'}</h1>
      <p className="said">
        {run
          ? `Started by ${run.requestedBy}, ${moment(new Date(run.startedAt), locale, timeZone)}, ${ago(new Date(run.startedAt), now())}`
          : ''}
        {status.nextRun ? ` · next run ${moment(new Date(status.nextRun), locale, timeZone)}` : ' · no run is planned'}
      </p>
      {run?.error ? <RunError run={run} /> : null}
    </div>
  );
}

function RunError({ run }: { readonly run: SyncRun }) {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {run.error?.message}. Nothing was removed; the next run goes on from where it stopped.{' '}
        <span className="cap mut">{run.error?.code}</span>
      </MessageBarBody>
    </MessageBar>
  );
}

function Models({ status }: { readonly status: SyncStatus | null }) {
  const { locale } = useSignedIn();
  const rows = Object.entries(status?.perModel ?? {});
  return (
    <section className="card" aria-label="Model by model">
      <header>
        <h2>Model by model</h2>
      </header>
      {rows.length === 0 ? <p className="empty">No run has read a model yet.</p> : null}
      {rows.length > 0 ? (
        <table className="tbl" style={{ marginTop: 6 }}>
          <thead>
            <tr>
              <th scope="col">Model</th>
              {doneCounts.map((one) => (
                <th key={one.name} scope="col" className="r">
                  {one.words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([model, counts]) => (
              <tr key={model}>
                <th scope="row">{modelWords(model)}</th>
                {doneCounts.map((one) => (
                  <td key={one.name} className="r">
                    {count(counts[one.name], locale)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

function Projections({
  rows,
  onRebuilt,
}: {
  readonly rows: readonly ProjectionStatus[];
  readonly onRebuilt: () => void;
}) {
  const { locale, api } = useSignedIn();
  return (
    <table className="tbl" style={{ marginTop: 6 }}>
      <thead>
        <tr>
          <th scope="col">Read model</th>
          <th scope="col">State</th>
          <th scope="col" className="r">
            Lag, events
          </th>
          <th scope="col" className="r">
            Parked
          </th>
          <th scope="col">
            <span className="sr">Action</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>{row.state}</td>
            <td className={row.lag > 0 ? 'r sb' : 'r'}>{count(row.lag, locale)}</td>
            <td className={row.deadLetters > 0 ? 'r sb warn' : 'r'}>{count(row.deadLetters, locale)}</td>
            <td className="r">
              <Button
                size="small"
                appearance="subtle"
                aria-label={`Rebuild ${row.name}`}
                onClick={() => {
                  void api.rebuild(row.name).finally(onRebuilt);
                }}
              >
                Rebuild
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
