import { Counter, Histogram, type Registry } from 'prom-client';
import type { Pipeline } from '../../pipeline/ports.js';
import { traced } from '../tracing/traced.js';

/** Times what the pipeline is asked for, and counts by what it was answered. */
export interface AnswerMetrics {
  measured(pipeline: Pipeline): Pipeline;
  /** A question could not be answered from the columns of this process. */
  fellBack(): void;
  /** A dashboard was given as it was remembered, or made: for somebody, or ahead. */
  madeDashboard(remembered: boolean): void;
}

export function createAnswerMetrics(registry: Registry): AnswerMetrics {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'foresail_answer_seconds',
    help: 'Time of one answer of the pipeline, by what was asked',
    labelNames: ['operation', 'measure', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers,
  });
  const fallbacks = new Counter({
    name: 'foresail_answers_from_database_total',
    help: 'Answers by plain queries, because the columns of this process could not be used',
    registers,
  });
  const dashboards = new Counter({
    name: 'foresail_dashboards_total',
    help: 'Dashboards by where they came from: memory, or made anew, those made ahead included',
    labelNames: ['from'],
    registers,
  });
  const timed = async <Result>(operation: string, measure: string, work: () => Promise<Result>): Promise<Result> => {
    const begun = performance.now();
    let outcome = 'failed';
    try {
      const attributes = measure === '' ? {} : { 'foresail.measure': measure };
      const result = await traced({ name: `pipeline ${operation}`, attributes }, work);
      outcome = 'ok';
      return result;
    } finally {
      seconds.observe({ operation, measure, outcome }, (performance.now() - begun) / 1_000);
    }
  };
  return {
    fellBack: () => fallbacks.inc(),
    madeDashboard: (remembered) => dashboards.inc({ from: remembered ? 'memory' : 'made' }),
    measured: (pipeline) => ({
      answer: (viewer, question) => timed('answer', question.measure, () => pipeline.answer(viewer, question)),
      reopen: (viewer, id) => timed('reopen', '', () => pipeline.reopen(viewer, id)),
      explain: (viewer, id) => timed('explain', '', () => pipeline.explain(viewer, id)),
      page: (viewer, id, cursor) => timed('page', '', () => pipeline.page(viewer, id, cursor)),
      dashboard: (viewer, request) => timed('dashboard', '', () => pipeline.dashboard(viewer, request)),
      opportunities: (viewer, question, cursor) =>
        timed('opportunities', question.measure, () => pipeline.opportunities(viewer, question, cursor)),
      opportunity: (viewer, dealId) => timed('opportunity', '', () => pipeline.opportunity(viewer, dealId)),
      activities: (viewer, question, cursor) =>
        timed('activities', question.measure, () => pipeline.activities(viewer, question, cursor)),
      scopes: (viewer) => timed('scopes', '', () => pipeline.scopes(viewer)),
    }),
  };
}
