import { Button } from '@fluentui/react-components';
import type { AuditEntry } from '../api/adminEndpoints.js';
import type { Page } from '../../src/pipeline/answer.js';
import { moment } from '../format/days.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { Wide } from '../frame/Wide.js';
import { useSignedIn } from '../frame/signedIn.js';
import { ListSkeleton } from '../panel/ListSkeleton.js';
import { usePages } from '../resource/usePages.js';
import { TableHead } from '../frame/TableHead.js';

/** Who did and read what, the newest first; what was refused carries its code. */
export function AuditSection() {
  const { api, locale, timeZone } = useSignedIn();
  const pages = usePages<AuditEntry>('admin audit', async (cursor, signal) =>
    pageOf(await api.audit(cursor === null ? null : Number(cursor), signal)),
  );
  return (
    <section className="card" aria-label="Audit log">
      <header>
        <h2>Audit log</h2>
        <span className="cap mut">newest first</span>
        <button type="button" className="lnk sb push" onClick={pages.reload}>
          Read again
        </button>
      </header>
      {pages.problem ? <ResourceProblem what="The audit log" problem={pages.problem} retry={pages.reload} /> : null}
      {pages.rows.length === 0 && pages.loading ? <ListSkeleton /> : null}
      <Wide label="Entries">
        <table className="tbl dense">
          <TableHead columns={['When', 'Who', 'Did', 'What', 'Refused']} />
          <tbody>
            {pages.rows.map((entry) => (
              <tr key={entry.id}>
                <td>{moment(new Date(entry.at), locale, timeZone)}</td>
                <td>{entry.who ?? <span className="mut">nobody</span>}</td>
                <td>{entry.action}</td>
                <td>{entry.target ?? ''}</td>
                <td className={entry.code === null ? 'mut' : 'bad sb'}>{entry.code ?? 'no'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {pages.more ? (
        <div className="more">
          <Button size="small" disabled={pages.loading} onClick={pages.readMore}>
            Show older
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** The log has no total; a page that is not full is the last. */
function pageOf(entries: readonly AuditEntry[]): Page<AuditEntry> {
  const last = entries.at(-1);
  return { total: entries.length, rows: entries, next: entries.length === 50 && last ? String(last.id) : null };
}
