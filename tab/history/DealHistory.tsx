import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ChangeRow, DealDetail, PushRow, StayRow } from '../../src/pipeline/answer.js';
import { dayIn, shortDay, withDays } from '../format/days.js';
import { count, plural } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';
import { stageClass } from '../theme/stageColour.js';
import { changeWords, whenBy } from './changeWords.js';
import { TableHead } from '../frame/TableHead.js';
import './history.css';

/** The way of a deal through its stages: how long it was in each, the present one last. */
export function StagePath({ stays }: { readonly stays: readonly StayRow[] }) {
  const { locale } = useSignedIn();
  if (stays.length === 0) return null;
  return (
    <div className="sec" aria-label="Stages">
      <h3>Time in stages</h3>
      <ol className="path">
        {stays.map((stay) => (
          <li key={stay.from} className={`${stageClass(stay.stage)} ${stay.outcome === 'stillThere' ? 'now' : ''}`}>
            <i aria-hidden="true" />
            <b>{stay.stage ?? 'no stage'}</b>
            <span>
              {plural(Math.round(stay.days), 'day', 'days', locale)}
              {outcomeWords[stay.outcome]}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

const outcomeWords: Readonly<Record<StayRow['outcome'], string>> = {
  advanced: '',
  movedBack: ', moved back',
  won: ', won',
  lost: ', lost',
  removed: ', removed',
  stillThere: ', now',
};

/** Every move of expected close, the latest first. */
export function PushLedger({ pushes, since }: { readonly pushes: readonly PushRow[]; readonly since: string }) {
  const { locale, today, timeZone } = useSignedIn();
  if (pushes.length === 0) return null;
  const day = (text: string) => shortDay(text, today, locale);
  const net = pushes.reduce((sum, push) => sum + push.days, 0);
  const later = pushes.filter((push) => push.days > 0).length;
  return (
    <div className="sec">
      <h3>
        {later === 0
          ? 'Expected close moved earlier'
          : `Expected close pushed ${later === 1 ? 'once' : `${later} times`}`}
        , {signed(net, locale)}
        <span className="push cap mut">known since {day(dayIn(new Date(since), timeZone))}</span>
      </h3>
      <table className="tbl ledger">
        <TableHead columns={['On', 'From', 'To', ['Days', 'r'], 'By']} />
        <tbody>
          {[...pushes].reverse().map((push) => (
            <tr key={`${push.at} ${push.from} ${push.to}`}>
              <td>{day(dayIn(new Date(push.at), timeZone))}</td>
              <td className="mut">{day(push.from)}</td>
              <td className="sb">{day(push.to)}</td>
              <td className={push.days > 0 ? 'r warn sb' : 'r'}>{signed(push.days, locale)}</td>
              <td>{push.by ?? 'unknown'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function signed(days: number, locale: string): string {
  return `${days < 0 ? '\u2212' : '+'}${plural(Math.abs(days), 'day', 'days', locale)}`;
}

const firstShown = 5;

/** What became of the deal, the latest first; changes made at once stand together. */
export function Timeline({ detail }: { readonly detail: DealDetail }) {
  const signedIn = useSignedIn();
  const [all, setAll] = useState(false);
  const moments = together(detail.history);
  const shown = all ? moments : moments.slice(0, firstShown);
  return (
    <div className="sec">
      <h3>
        History <span className="push cap mut">{plural(moments.length, 'change', 'changes', signedIn.locale)}</span>
      </h3>
      {moments.length === 0 ? <p className="mut">Nothing has changed since the deal is known.</p> : null}
      <ol className="timeline">
        {shown.map((rows) => (
          <li key={`${rows[0]?.at ?? ''} ${rows[0]?.position ?? 0}`}>
            {rows.map((row) => (
              <ChangeLine key={row.field} row={row} />
            ))}
            {rows[0] ? <span className="cap mut">{whenBy(rows[0], signedIn)}</span> : null}
          </li>
        ))}
      </ol>
      {moments.length > firstShown ? (
        <Button size="small" appearance="subtle" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? 'Show fewer' : `Show all ${count(moments.length, signedIn.locale)}`}
        </Button>
      ) : null}
      {detail.notes.length > 0 ? <p className="cap mut">{withDays(detail.notes.join('. '), signedIn)}.</p> : null}
    </div>
  );
}

function ChangeLine({ row }: { readonly row: ChangeRow }) {
  const { field, from, to } = changeWords(row, useSignedIn());
  return (
    <span className="chg">
      {field} <span className="mut">{from}</span> <span aria-hidden="true">→</span>
      <span className="sr"> to </span> <b>{to}</b>
    </span>
  );
}

/** Changes of one moment by one person, in the order they came. */
export function together(history: readonly ChangeRow[]): readonly (readonly ChangeRow[])[] {
  const moments: ChangeRow[][] = [];
  for (const row of history) {
    const last = moments.at(-1);
    if (last?.[0] && last[0].at === row.at && last[0].by === row.by) last.push(row);
    else moments.push([row]);
  }
  return moments;
}
