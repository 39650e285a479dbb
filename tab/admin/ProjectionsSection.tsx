import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { DeadLetter, ProjectionStatus } from '../api/adminEndpoints.js';
import { moment } from '../format/days.js';
import { count, percent } from '../format/money.js';
import { ActDialog } from '../frame/ActDialog.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { Wide } from '../frame/Wide.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useResource } from '../resource/useResource.js';
import { useAct } from './useAct.js';
import { useEvery } from './useEvery.js';
import { TableHead } from '../frame/TableHead.js';

/** How far each projection is, and the events that they set aside. */
export function ProjectionsSection() {
  const { api } = useSignedIn();
  const projections = useResource('admin projections', (signal) => api.projections(signal));
  const letters = useResource('admin dead letters', (signal) => api.deadLetters(signal));
  const busy = projections.data?.some((row) => row.state === 'rebuilding' || row.lag > 0) ?? false;
  useEvery(busy ? 1_000 : 5_000, projections.reload, letters.reload);
  const reload = () => {
    projections.reload();
    letters.reload();
  };
  return (
    <>
      <section className="card" aria-label="Projections">
        <header>
          <h2>Projections</h2>
          <span className="cap mut">a rebuild fills a new version while the old one serves, then switches</span>
        </header>
        {projections.problem ? (
          <ResourceProblem what="The list" problem={projections.problem} retry={projections.reload} />
        ) : null}
        <Wide label="Read models">
          <table className="tbl dense">
            <TableHead
              columns={[
                'Read model',
                'State',
                ['Lag, events', 'r'],
                ['Events/s', 'r hide'],
                ['Parked', 'r'],
                ['Action', 'unseen'],
              ]}
            />
            <tbody>
              {(projections.data ?? []).map((row) => (
                <ProjectionLine key={row.name} row={row} then={reload} />
              ))}
            </tbody>
          </table>
        </Wide>
      </section>
      <DeadLetters
        rows={letters.data}
        problem={
          letters.problem ? <ResourceProblem what="The list" problem={letters.problem} retry={letters.reload} /> : null
        }
        then={reload}
      />
    </>
  );
}

function ProjectionLine({ row, then }: { readonly row: ProjectionStatus; readonly then: () => void }) {
  const { api, locale } = useSignedIn();
  const { busy, act } = useAct(then);
  const state = row.rebuildProgress === null ? row.state : `rebuilding, ${percent(row.rebuildProgress, locale)}`;
  const button = (does: 'rebuild' | 'pause' | 'resume', words: string, said: string) => (
    <Button
      size="small"
      appearance="subtle"
      disabled={busy}
      aria-label={`${words} ${row.name}`}
      onClick={() => act(`${row.name} ${said}`, () => api.actOnProjection(row.name, does))}
    >
      {words}
    </Button>
  );
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td className={row.state === 'stopped' ? 'bad sb wrap' : ''}>
        {state}
        {row.error ? <span className="cap blk">{row.error.message}</span> : null}
      </td>
      <td className={row.lag > 0 ? 'r sb' : 'r'}>{count(row.lag, locale)}</td>
      <td className="r hide">{row.rate === null ? <span className="mut">idle</span> : count(row.rate, locale)}</td>
      <td className={row.deadLetters > 0 ? 'r sb warn' : 'r'}>{count(row.deadLetters, locale)}</td>
      <td className="r">
        {row.paused ? button('resume', 'Resume', 'goes on') : button('pause', 'Pause', 'stands still')}
        {button('rebuild', 'Rebuild', 'is built anew')}
      </td>
    </tr>
  );
}

interface LettersProps {
  readonly rows: readonly DeadLetter[] | null;
  readonly problem: React.ReactNode;
  readonly then: () => void;
}

function DeadLetters({ rows, problem, then }: LettersProps) {
  const streams = new Set((rows ?? []).map((row) => row.stream)).size;
  return (
    <section className="card mt" aria-label="Dead letters">
      <header>
        <h2>Dead letters</h2>
        <span className="cap mut">
          {rows && rows.length > 0
            ? `${streams} ${streams === 1 ? 'stream' : 'streams'} parked, ${rows.length} ${rows.length === 1 ? 'event waits' : 'events wait'}; everything else goes on`
            : ''}
        </span>
      </header>
      {problem}
      {rows?.length === 0 ? <p className="empty">No event is parked: every projection took all it was given.</p> : null}
      <ul className="list letters">
        {(rows ?? []).map((row) => (
          <Letter key={row.id} row={row} then={then} />
        ))}
      </ul>
    </section>
  );
}

function Letter({ row, then }: { readonly row: DeadLetter; readonly then: () => void }) {
  const { api, locale, timeZone } = useSignedIn();
  const { busy, act } = useAct(then);
  const [asking, setAsking] = useState(false);
  return (
    <li data-letter={row.id}>
      <span>
        <span className="sb">{row.stream}</span> <span className="mut">{row.type}</span>
      </span>
      <span>
        <Button
          size="small"
          disabled={busy}
          aria-label={`Retry ${row.stream}`}
          onClick={() => act(`${row.stream} was tried again`, () => api.actOnDeadLetter(row.id, 'retry'))}
        >
          Retry
        </Button>{' '}
        <Button
          size="small"
          appearance="subtle"
          disabled={busy}
          aria-label={`Discard ${row.stream}`}
          onClick={() => setAsking(true)}
        >
          Discard
        </Button>
        {asking ? (
          <ActDialog
            title="Discard this event?"
            verb="Discard"
            refusal="Keep it"
            grave
            onAct={() => act(`The event of ${row.stream} is discarded`, () => api.actOnDeadLetter(row.id, 'discard'))}
            onClose={() => setAsking(false)}
          >
            The {row.type} of {row.stream} is left out of {row.projection} for good; it cannot be brought back. What
            waits behind it goes on.
          </ActDialog>
        ) : null}
      </span>
      <span className="whole">{row.error}</span>
      <span className="cap mut whole">
        {row.projection} · event {row.position} · {row.attempts} attempts · parked{' '}
        {moment(new Date(row.parkedAt), locale, timeZone)}
      </span>
    </li>
  );
}
