import type { Dashboard } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { plainQuestion } from '../api/endpoints.js';
import { monthRange } from './behind.js';

/**
 * The question whose answer a figure of the dashboard is, by its link (`tile:won`, `stage:3`, `month:2026-11`,
 * `member:7`, `flag:overdue`); null for a link that this dashboard does not know.
 */
export function questionBehind(link: string, dashboard: Dashboard): PipelineQuestion | null {
  const [kind = '', key = ''] = link.split(':', 2);
  if (kind === 'tile') return dashboard.tiles.find((tile) => tile.name === key)?.question ?? null;
  const { scope, period, asOf } = dashboard;
  const open: PipelineQuestion = { ...plainQuestion, measure: 'openPipeline', scope, period, asOf };
  const id = Number(key);
  if (kind === 'stage') return Number.isInteger(id) ? { ...open, filters: { stageIds: [id] } } : null;
  if (kind === 'month') return monthQuestion(key, open);
  if (kind === 'member') return memberQuestion(key, open);
  if (kind === 'flag') return flagQuestion(key, { ...open, period: null });
  return null;
}

function monthQuestion(month: string, open: PipelineQuestion): PipelineQuestion {
  if (month === 'none') return { ...open, period: null, filters: { noExpectedClose: true } };
  const [from, to] = monthRange(month);
  return { ...open, period: { from, to, label: month } };
}

function memberQuestion(key: string, open: PipelineQuestion): PipelineQuestion {
  if (key === 'none') return { ...open, filters: { unassigned: true } };
  return { ...open, filters: open.scope.kind === 'all' ? { teamIds: [Number(key)] } : { ownerIds: [Number(key)] } };
}

function flagQuestion(flag: string, open: PipelineQuestion): PipelineQuestion | null {
  if (flag === 'overdue' || flag === 'stale') return { ...open, measure: flag };
  return flag === 'noNextStep' ? { ...open, filters: { noNextStep: true } } : null;
}
