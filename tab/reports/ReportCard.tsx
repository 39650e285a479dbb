import { useEffect, useState, type DragEvent } from 'react';
import type { Report, ReportWish } from '../api/reportEndpoints.js';
import { Icon } from '../frame/icons.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { ListSkeleton } from '../panel/ListSkeleton.js';
import { useDrill } from '../panel/useDrill.js';
import type { Answer } from '../../src/pipeline/answer.js';
import { useLive } from '../resource/useLive.js';
import { useResource } from '../resource/useResource.js';
import { choiceOf, type AudienceChoice } from './audience.js';
import { ReportChart } from './ReportChart.js';
import type { Placing } from './placing.js';
import { ReportMenu } from './ReportMenu.js';
import { withDays } from '../format/days.js';

interface Props {
  readonly report: Report;
  /** null for one that somebody else made: it stands where it stands. */
  readonly placing: Placing | null;
  readonly audiences: readonly AudienceChoice[];
  readonly onChange: (part: Partial<ReportWish>) => void;
  readonly onRemove: () => void;
  /** When Odoo was last read, as the answer tells. */
  readonly onFresh: (at: string) => void;
}

/** One report: its title, its chart of what it answers now, and what is done with it. */
export function ReportCard({ report, placing, audiences, onChange, onRemove, onFresh }: Props) {
  const { api } = useSignedIn();
  const key = `report ${report.id} ${JSON.stringify([report.text, report.then, report.question])}`;
  const answer = useResource(key, (signal) => api.reportAnswer(report.id, signal));
  const [over, setOver] = useState(false);
  useLive(answer.reload);
  const freshAt = answer.data?.freshAt ?? null;
  useEffect(() => {
    if (freshAt !== null) onFresh(freshAt);
  }, [freshAt, onFresh]);
  return (
    <section
      className={`card report${report.wide ? ' wideReport' : ''}${over ? ' dropHere' : ''}`}
      aria-label={report.title}
      data-report={report.id}
      {...(placing ? dropTarget(placing, setOver) : {})}
    >
      <header>
        {placing ? <Handle title={report.title} placing={placing} /> : null}
        <h2>{report.title}</h2>
        <span className="cap mut nw">{sharingWords(report, audiences)}</span>
        <span className="push">
          <ReportMenu {...{ report, placing, audiences, onChange, onRemove }} answer={answer.data} />
        </span>
      </header>
      {answer.problem ? <ReportProblem problem={answer.problem} reload={answer.reload} /> : null}
      {answer.data ? <Answered answer={answer.data} chart={report.chart} /> : null}
      {!answer.data && !answer.problem ? <ListSkeleton /> : null}
    </section>
  );
}

/** Whose it is, or who else sees it. */
function sharingWords({ mine, byName, sharedWith }: Report, audiences: readonly AudienceChoice[]): string {
  if (!mine) return `by ${byName}`;
  return sharedWith === null ? '' : `Shared: ${choiceOf(sharedWith, audiences).words}`;
}

function Answered({ answer, chart }: { readonly answer: Answer; readonly chart: Report['chart'] }) {
  const signedIn = useSignedIn();
  const drill = useDrill(answer);
  return (
    <>
      <div className="drawn">
        <ReportChart answer={answer} chart={chart} />
      </div>
      <div className="foot">
        <span className="mut">{withDays([answer.said, ...answer.notes].join(' · '), signedIn)}</span>
        <button type="button" className="lnk push" onClick={() => drill(null)}>
          Explain
        </button>
      </div>
    </>
  );
}

/** Words that mean nothing to this viewer are an answer, too: the report asks for what they may not see. */
function ReportProblem({
  problem,
  reload,
}: Pick<Parameters<typeof ResourceProblem>[0], 'problem'> & { readonly reload: () => void }) {
  if (problem.status === 422 || problem.status === 403) {
    return <p className="empty">{problem.message}. This report asks for something that you do not see.</p>;
  }
  return <ResourceProblem what="The report" problem={problem} retry={reload} />;
}

const kind = 'application/x-foresail-report';

/** Dragged by the mouse; by keyboard the arrows move it, and what was done is said. */
function Handle({ title, placing: { at, of, move } }: { readonly title: string; readonly placing: Placing }) {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
  return (
    <button
      type="button"
      className="handle"
      draggable
      title="Drag, or press the arrow keys"
      aria-label={`Move ${title}: place ${at + 1} of ${of}, arrow keys move it`}
      onDragStart={(event) => {
        event.dataTransfer.setData(kind, String(at));
        event.dataTransfer.effectAllowed = 'move';
      }}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        move(at, at + step);
      }}
    >
      <Icon name="grip" />
    </button>
  );
}

function dropTarget({ at, move }: Placing, setOver: (over: boolean) => void) {
  const isReport = (event: DragEvent) => event.dataTransfer.types.includes(kind);
  return {
    onDragOver: (event: DragEvent) => {
      if (!isReport(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!isReport(event)) return;
      event.preventDefault();
      move(Number(event.dataTransfer.getData(kind)), at);
    },
  };
}
