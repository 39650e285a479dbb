import type { Answer, Dashboard } from '../../src/pipeline/answer.js';
import type { Measure } from '../../src/pipeline/question.js';
import { plainQuestion } from '../api/endpoints.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { Categories } from '../forecast/Categories.js';
import { changeView } from '../location/useView.js';
import { ReportChart } from '../reports/ReportChart.js';
import { slowGapMs, useLive } from '../resource/useLive.js';
import { useResource, type Resource } from '../resource/useResource.js';
import '../forecast/forecast.css';
import '../panel/panel.css';

interface Props {
  readonly dashboard: Dashboard;
  readonly currency: string;
}

/** What Home shows after its first figures: the forecast of the period, and how long deals have been where they are. */
export function LaterCards({ dashboard, currency }: Props) {
  const forecast = useAsked('forecast', dashboard);
  const ageing = useAsked('daysInStage', dashboard);
  return (
    <div className="grid laterRow">
      {forecast.data ? (
        <Categories title="Forecast" answer={forecast.data} dashboard={dashboard} currency={currency} />
      ) : (
        <Coming of={forecast} what="The forecast" />
      )}
      {ageing.data ? <Ageing answer={ageing.data} /> : <Coming of={ageing} what="The ageing" />}
    </div>
  );
}

function useAsked(measure: Measure, { scope, period, asOf }: Dashboard): Resource<Answer> {
  const { api } = useSignedIn();
  const groupBy = measure === 'daysInStage' ? ('stage' as const) : null;
  const question = { ...plainQuestion, measure, scope, period, asOf, groupBy };
  const asked = useResource(JSON.stringify(question), (signal) => api.askQuestion(question, signal));
  useLive(asked.reload, slowGapMs);
  return asked;
}

function Coming({ of, what }: { readonly of: Resource<Answer>; readonly what: string }) {
  return (
    <section className="card" style={{ minHeight: 190 }} aria-busy={of.loading} aria-label={what}>
      {of.problem ? <ResourceProblem what={what} problem={of.problem} retry={of.reload} /> : null}
    </section>
  );
}

function Ageing({ answer }: { readonly answer: Answer }) {
  return (
    <section className="card" aria-label="Ageing">
      <header>
        <h2>Ageing</h2>
        <span className="cap mut">mean days in the present stage</span>
        <button
          type="button"
          className="lnk push"
          onClick={() => changeView({ explain: `answer:${answer.answerId}`, deal: null })}
        >
          Explain
        </button>
      </header>
      {answer.groups.length === 0 ? <p className="empty">No open deals in this period.</p> : null}
      {answer.groups.length > 0 ? <ReportChart answer={answer} chart="bar" /> : null}
    </section>
  );
}
