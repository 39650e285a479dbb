import { Button } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import { AskBox } from '../frame/AskBox.js';
import { FreshMark } from '../frame/FreshMark.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { ShareMenu } from '../frame/ShareMenu.js';
import { suggestionsFor } from '../frame/suggestions.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView } from '../location/useView.js';
import { ListSkeleton } from '../panel/ListSkeleton.js';
import { ReportCard } from './ReportCard.js';
import { useReports } from './useReports.js';
import '../home/home.css';
import '../panel/panel.css';
import './reports.css';

/** The questions one has kept, each drawn as one chose, and below them those that others share. */
export function ReportsPage() {
  const reports = useReports();
  const { mine, shared, data, problem, loading, reload } = reports;
  const [freshAt, setFreshAt] = useState<string | null>(null);
  const onFresh = useCallback((at: string) => setFreshAt((known) => (known !== null && known > at ? known : at)), []);
  return (
    <>
      <div className="bar" role="group" aria-label="Reports">
        <h1 className="barTitle">Reports</h1>
        <span className="cap mut hidePhone">each shows what you may see, as of now</span>
        {mine.length + shared.length > 0 ? (
          <FreshMark freshAt={freshAt} loading={loading || freshAt === null} />
        ) : (
          <span className="push" />
        )}
        <ShareMenu words="Reports" />
      </div>
      <main className="page" id="main" aria-busy={loading && !data}>
        <div className="askPhone">
          <AskBox wide={false} />
        </div>
        {problem ? <ResourceProblem what="Your reports" problem={problem} retry={reload} /> : null}
        {!data && !problem ? <ListSkeleton /> : null}
        {data && mine.length === 0 ? <NoneYet /> : null}
        <div className="grid reports">
          {mine.map((report, at) => (
            <ReportCard
              key={report.id}
              report={report}
              placing={{ at, of: mine.length, move: reports.move }}
              audiences={reports.audiences}
              onFresh={onFresh}
              onChange={(part) => reports.change(report, part)}
              onRemove={() => reports.remove(report)}
            />
          ))}
        </div>
        <p className="sr" role="status">
          {mine.map((report, at) => `${at + 1}: ${report.title}`).join(', ')}
        </p>
        {shared.length > 0 ? (
          <>
            <h2 className="asH2 sharedHead">Shared with you</h2>
            <div className="grid reports">
              {shared.map((report) => (
                <ReportCard
                  key={report.id}
                  report={report}
                  placing={null}
                  audiences={[]}
                  onFresh={onFresh}
                  onChange={() => undefined}
                  onRemove={() => undefined}
                />
              ))}
            </div>
          </>
        ) : null}
      </main>
    </>
  );
}

/** What to do first. */
function NoneYet() {
  const { me } = useSignedIn();
  const suggestions = useMemo(() => suggestionsFor(me.role).slice(0, 4), [me.role]);
  return (
    <section className="card noReports" aria-label="No report yet">
      <h2>You keep no report yet</h2>
      <p className="mut">Ask a question, then choose “Save as report” under its answer. For example:</p>
      <div className="chips">
        {suggestions.map((words) => (
          <Button key={words} size="small" onClick={() => changeView({ ask: words, then: [] })}>
            {words}
          </Button>
        ))}
      </div>
    </section>
  );
}
