import type { Answer, Dashboard } from '../../src/pipeline/answer.js';
import { plainQuestion } from '../api/endpoints.js';
import type { Days } from '../api/dealEndpoints.js';
import { daySpan, withDays } from '../format/days.js';
import { exactFigure, figureOf, shortFigure } from '../format/figures.js';
import { FilterBar } from '../frame/FilterBar.js';
import { FreshMark } from '../frame/FreshMark.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useDashboard } from '../home/useDashboard.js';
import { useLive } from '../resource/useLive.js';
import { useResource, type Resource } from '../resource/useResource.js';
import { Categories } from './Categories.js';
import { PersonCalls } from './PersonCalls.js';
import './forecast.css';

/** What the period will bring: by category, by person with their own call, and how right forecasts were. */
export function ForecastPage() {
  const dashboard = useDashboard();
  const { data } = dashboard;
  const days = data ? daysOf(data) : null;
  const forecast = useForecast('forecast', data);
  return (
    <>
      <FilterBar end={<FreshMark freshAt={data?.freshAt ?? null} loading={forecast.loading} />} />
      <main className="page" id="main" aria-busy={!forecast.data}>
        <Lede answer={forecast.data} dashboard={data} />
        {dashboard.problem ? (
          <ResourceProblem what="The period" problem={dashboard.problem} retry={dashboard.reload} />
        ) : null}
        {forecast.problem ? (
          <ResourceProblem what="The forecast" problem={forecast.problem} retry={forecast.reload} />
        ) : null}
        {forecast.data && data ? (
          <Categories answer={forecast.data} dashboard={data} currency={data.currencies[0] ?? 'EUR'} />
        ) : (
          <div className="card" style={{ minHeight: 190 }} />
        )}
        {data && days ? <PersonCalls dashboard={data} days={days} whole={forecast.data} /> : null}
        {data ? <Accuracy dashboard={data} /> : null}
      </main>
    </>
  );
}

function daysOf({ period: { from, to } }: Dashboard): Days | null {
  return from !== null && to !== null ? { from, to } : null;
}

/** One of the two questions about forecasts, over the scope and period of the page. */
function useForecast(measure: 'forecast' | 'forecastAccuracy', dashboard: Dashboard | null): Resource<Answer> {
  const { api } = useSignedIn();
  const key = dashboard ? `${measure} ${JSON.stringify([dashboard.scope, dashboard.period])}` : null;
  const found = useResource(key, (signal) => {
    if (!dashboard) throw new Error('There is no forecast to read');
    const { scope, period } = dashboard;
    return api.askQuestion({ ...plainQuestion, measure, scope, period }, signal);
  });
  useLive(found.reload);
  return found;
}

function Lede({ answer, dashboard }: { readonly answer: Answer | null; readonly dashboard: Dashboard | null }) {
  const signedIn = useSignedIn();
  const { locale } = signedIn;
  const currency = dashboard?.currencies[0];
  const sure = answer && figureOf(answer.figures, 'amount', currency);
  const called = answer && figureOf(answer.figures, 'calledAmount', currency);
  const span = dashboard ? daySpan(dashboard.period.from, dashboard.period.to, locale) : '';
  return (
    <div className="lede">
      <h1>
        {sure ? `Closed and commit reach ${shortFigure(sure, locale)}` : 'Forecast'}
        {called ? `, people call ${shortFigure(called, locale)}` : ''}
      </h1>
      <p className="said">
        {withDays([span, ...(answer?.notes ?? [])].filter((part) => part !== '').join(' · '), signedIn)}
      </p>
    </div>
  );
}

/** What was forecast before the period, against what was won in it. */
function Accuracy({ dashboard }: { readonly dashboard: Dashboard }) {
  const signedIn = useSignedIn();
  const { locale } = signedIn;
  const found = useForecast('forecastAccuracy', dashboard);
  const currency = dashboard.currencies[0] ?? 'EUR';
  const of = (metric: 'accuracy' | 'amount' | 'wonAmount') => figureOf(found.data?.figures ?? [], metric, currency);
  const rows = [
    ['Closed and commit, as forecast before', of('amount')],
    ['Won', of('wonAmount')],
    ['Forecast ÷ won', of('accuracy')],
  ] as const;
  return (
    <section className="card mt" aria-label="Accuracy">
      <header>
        <h2>Accuracy</h2>
        <span className="cap mut">what was forecast at the start of the period, against what was won</span>
      </header>
      {found.problem ? <ResourceProblem what="The accuracy" problem={found.problem} retry={found.reload} /> : null}
      <dl className="accuracy">
        {rows.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={figure?.value == null ? 'mut' : 'sb'}>
              {figure ? exactFigure(figure, locale) : found.data ? 'nothing to measure' : ' '}
            </dd>
          </div>
        ))}
      </dl>
      {found.data && found.data.notes.length > 0 ? (
        <p className="foot">{withDays(found.data.notes.join('. '), signedIn)}.</p>
      ) : null}
    </section>
  );
}
