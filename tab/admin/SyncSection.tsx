import {
  Button,
  Field,
  Input,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  ProgressBar,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { SyncHealth, SyncRun, SyncStatus } from '../../src/odoo/syncStatus.js';
import { ago, moment } from '../format/days.js';
import { count, plural } from '../format/money.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { Wide } from '../frame/Wide.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useResource } from '../resource/useResource.js';
import { Connections } from './Connections.js';
import { doneCounts, modelWords, runHeadline, runResult, runTook } from './syncWords.js';
import { useAct } from './useAct.js';
import { useEvery } from './useEvery.js';
import { TableHead } from '../frame/TableHead.js';

/** The sync: what it does now, model by model, what it did, when it runs, and what it is connected with. */
export function SyncSection() {
  const { api } = useSignedIn();
  const sync = useResource('admin sync', (signal) => api.syncStatus(signal));
  const runs = useResource('admin runs', (signal) => api.syncRuns(signal));
  const integrations = useResource('admin integrations', (signal) => api.integrations(signal));
  const readAll = () => {
    sync.reload();
    runs.reload();
    integrations.reload();
  };
  useEvery(sync.data?.state === 'running' ? 1_000 : 10_000, sync.reload, runs.reload, integrations.reload);
  const health = integrations.data?.sync.health ?? null;
  return (
    <>
      {sync.problem ? <ResourceProblem what="The sync" problem={sync.problem} retry={sync.reload} /> : null}
      {sync.data ? <SyncLede status={sync.data} health={health} then={readAll} /> : <div className="lede" />}
      <div className="grid adminRow">
        <Models status={sync.data} />
        <div className="grid">
          <Schedule key={health?.cron ?? ''} health={health} then={readAll} />
          <Connections found={integrations} />
        </div>
      </div>
      <Runs rows={runs.data ?? []} />
    </>
  );
}

const modes = [
  { mode: 'incremental', words: 'Incremental: what changed since the last run' },
  { mode: 'full', words: 'Full: every record' },
  { mode: 'reconcile', words: 'Reconcile: compare every field' },
  { mode: 'backfill', words: 'Backfill: the whole tracking history' },
] as const;

type Health = Omit<SyncHealth, 'watermarks'>;

interface LedeProps {
  readonly status: SyncStatus;
  readonly health: Health | null;
  readonly then: () => void;
}

function SyncLede({ status, health, then }: LedeProps) {
  const { locale, timeZone, now, api } = useSignedIn();
  const { busy, act } = useAct(then);
  const run = status.lastRun;
  const running = status.state === 'running';
  const paused = health?.paused ?? status.state === 'paused';
  const at = (instant: string) => moment(new Date(instant), locale, timeZone);
  return (
    <div className="lede withTools">
      <div>
        <h2 className="big" aria-live="polite">
          {run ? runHeadline(run, locale) : 'Odoo has not been read yet'}
        </h2>
        <p className="said">
          {run ? `Started by ${run.requestedBy}, ${at(run.startedAt)}, ${ago(new Date(run.startedAt), now())}` : ''}
          {paused
            ? ' · paused: no run is planned'
            : status.nextRun
              ? ` · next run ${at(status.nextRun)}`
              : ' · no run is planned'}
        </p>
      </div>
      <div className="tools">
        <Button
          disabled={busy}
          onClick={() =>
            act(paused ? 'The schedule runs again' : 'Scheduled runs are paused', () =>
              api.switchSync(paused ? 'resume' : 'pause'),
            )
          }
        >
          {paused ? 'Resume' : 'Pause'}
        </Button>
        <Menu positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <MenuButton appearance="primary" disabled={running || busy}>
              Sync now
            </MenuButton>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {modes.map(({ mode, words }) => (
                <MenuItem key={mode} onClick={() => act('The run has begun', () => api.startSync(mode))}>
                  {words}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {run?.error ? <RunError run={run} health={health} then={then} /> : null}
    </div>
  );
}

function RunError({
  run,
  health,
  then,
}: {
  readonly run: SyncRun;
  readonly health: Health | null;
  readonly then: () => void;
}) {
  const { api } = useSignedIn();
  const { busy, act } = useAct(then);
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {run.error?.message}. Nothing was removed; the next run goes on from where it stopped.{' '}
        <span className="cap mut">{run.error?.code}</span>
      </MessageBarBody>
      {health?.needsConfirmation ? (
        <MessageBarActions>
          <Button
            size="small"
            disabled={busy}
            onClick={() => act('The next run removes what is gone', () => api.switchSync('confirm-removal'))}
          >
            They are really gone
          </Button>
        </MessageBarActions>
      ) : null}
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
        <span className="cap mut">{status?.state === 'running' ? 'this run, so far' : 'the last run'}</span>
      </header>
      {status?.state === 'running' ? <ProgressBar className="progress" aria-label="The run is on" /> : null}
      {rows.length === 0 ? <p className="empty">No run has read a model yet.</p> : null}
      {rows.length > 0 ? (
        <Wide label="Counts">
          <table className="tbl dense">
            <TableHead columns={['Model', ...doneCounts.map(({ words }) => [words, 'r'] as const)]} />
            <tbody>
              {rows.map(([model, counts]) => (
                <tr key={model}>
                  <th scope="row">{modelWords(model)}</th>
                  {doneCounts.map((one) => (
                    <td key={one.name} className={one.name === 'parked' && counts[one.name] > 0 ? 'r warn sb' : 'r'}>
                      {count(counts[one.name], locale)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      ) : null}
    </section>
  );
}

function Schedule({ health, then }: { readonly health: Health | null; readonly then: () => void }) {
  const { api, locale } = useSignedIn();
  const { busy, act } = useAct(then);
  const [cron, setCron] = useState(health?.cron ?? '');
  return (
    <section className="card" aria-label="Schedule">
      <header>
        <h2>Schedule</h2>
        <span className="cap mut">{health?.cron ? `set here: ${health.cron}` : 'as configured'}</span>
      </header>
      <form
        className="inlineForm"
        onSubmit={(event) => {
          event.preventDefault();
          const wished = cron.trim() === '' ? null : cron.trim();
          act(wished === null ? 'Runs as configured' : `Runs by ${wished}`, () => api.scheduleSync(wished));
        }}
      >
        <Field label="Cron expression" hint="Minute, hour, day, month, weekday; empty: as configured">
          <Input
            value={cron}
            maxLength={100}
            placeholder="*/5 * * * *"
            onChange={(_event, { value }) => setCron(value)}
          />
        </Field>
        <Button type="submit" disabled={busy}>
          Save
        </Button>
      </form>
      {health && health.parkedRecords > 0 ? (
        <p className="foot warn sb">
          {plural(health.parkedRecords, 'record', 'records', locale)} could not be read, set aside with the reason
        </p>
      ) : null}
    </section>
  );
}

function Runs({ rows }: { readonly rows: readonly SyncRun[] }) {
  const { locale, timeZone } = useSignedIn();
  return (
    <section className="card mt" aria-label="Runs">
      <header>
        <h2>Runs</h2>
        <span className="cap mut">the last {rows.length}</span>
      </header>
      {rows.length === 0 ? <p className="empty">No run yet.</p> : null}
      <Wide label="Runs">
        <table className="tbl dense runsT">
          {rows.length > 0 ? (
            <TableHead columns={['Start', 'Mode', ['Started by', 'hide'], 'Result', ['Took', 'r']]} />
          ) : null}
          <tbody>
            {rows.map((run) => (
              <tr key={run.id}>
                <td>{moment(new Date(run.startedAt), locale, timeZone)}</td>
                <td>{run.mode}</td>
                <td className="hide">{run.requestedBy}</td>
                <td className={run.state === 'failed' ? 'bad wrap' : 'wrap'}>{runResult(run, locale)}</td>
                <td className="r">{runTook(run)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
