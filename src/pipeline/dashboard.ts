import { ForesailError } from '../errors.js';
import type { WeekStart } from '../weekStart.js';
import type { ActivityAnswers } from './activityAnswers.js';
import type { Movement } from './answer.js';
import { namedPeriod } from './calendar.js';
import { requireAnswerable } from './compute.js';
import type { DealResult } from './dealResult.js';
import { attentionOf } from './attention.js';
import type { DashboardBody, FiguresOf } from './dashboardBody.js';
import { activitiesOf, pastNote } from './dashboardActivities.js';
import { createDashboardParts } from './dashboardParts.js';
import { bySequence, questionsOf, tileNames, titles } from './dashboardQuestions.js';
import type { DealAnswers } from './dealAnswers.js';
import type { Pipeline } from './ports.js';
import { plainQuestion } from './plainQuestion.js';
import type { PipelineQuestion } from './question.js';
import { createRememberedBodies } from './rememberedBodies.js';
import { periodWords } from './said.js';
import type { Asked, Session } from './session.js';

interface DashboardParts {
  readonly fiscalYearStart: number;
  readonly weekStartsOn?: WeekStart | undefined;
  readonly freshAt: () => Promise<Date | null>;
  readonly session: Session;
  readonly dealAnswers: DealAnswers;
  readonly activityAnswers: ActivityAnswers;
  readonly movement: (asked: Asked) => Promise<Movement | undefined>;
  readonly onDashboard?: (remembered: boolean) => void;
}

/**
 * Dashboards: every tile is the answer to the question it carries, computed by the same code, from the columns, and anew
 * whenever something they are made of has changed (docs/decisions/0005).
 */
export function createDashboards(parts: DashboardParts): Pipeline['dashboard'] {
  const { session } = parts;
  const further = createDashboardParts(parts);
  const bodyOf = createRememberedBodies(parts.onDashboard);
  return async (viewer, request) => {
    const asking = session.asking(viewer);
    const period = namedPeriod(request.period, asking.today, parts.fiscalYearStart, parts.weekStartsOn);
    if (period === null) throw new ForesailError('BAD_REQUEST', { message: `No period is named "${request.period}"` });
    const frame: PipelineQuestion = {
      ...plainQuestion('openPipeline', { scope: request.scope, period, asOf: request.asOf }),
      ...(request.asKnown === true && { asKnown: true }),
    };
    requireAnswerable(frame);
    const [asked, freshAt, more] = await Promise.all([
      session.ask(viewer, frame),
      parts.freshAt(),
      request.parts === undefined ? {} : further(viewer, frame, request.parts),
    ]);
    const body = await bodyOf(asked, () => compute(parts, asked));
    return { ...body, ...more, position: asked.position, freshAt: freshAt?.toISOString() ?? null };
  };
}

async function compute(parts: DashboardParts, asked: Asked): Promise<DashboardBody> {
  const { scope, period } = asked.question;
  if (period === null) throw new ForesailError('INTERNAL');
  const questions = questionsOf(scope, period);
  const figures = rememberedFigures(asked, parts.dealAnswers);
  const [tiles, stages, months, members, top, whole, attention, activities] = await Promise.all([
    Promise.all(tileNames.map(async (name) => ({ name, of: await figures(questions.tiles[name]) }))),
    figures(questions.byStage),
    figures(questions.byMonth),
    questions.byMember === null ? null : figures(questions.byMember),
    parts.dealAnswers.list({ ...asked, question: questions.topDeals }, null),
    parts.dealAnswers.currencies(asked, questions.everything),
    attentionOf(asked, questions, figures),
    activitiesOf(parts.activityAnswers, asked),
  ]);
  return {
    scope,
    period,
    said: `${scope.label} · ${periodWords(period)}`,
    currencies: whole,
    tiles: tiles.map(({ name, of }) => ({
      name,
      title: titles[name],
      figures: of.figures,
      question: questions.tiles[name],
    })),
    byStage: bySequence(asked, stages.groups),
    byMonth: months.groups,
    byMember: members?.groups ?? [],
    topDeals: top.rows,
    attention,
    activities,
    asOf: asked.question.asOf,
    notes: [
      ...new Set([
        ...asked.notes,
        ...tiles.flatMap(({ of }) => of.notes),
        ...(asked.question.asOf === null ? [] : [pastNote]),
      ]),
    ],
  };
}

/** A dashboard asks for some figures more than once. */
function rememberedFigures(asked: Asked, answers: DealAnswers): FiguresOf {
  const known = new Map<PipelineQuestion, Promise<DealResult>>();
  return (question) => {
    const before = known.get(question);
    if (before !== undefined) return before;
    const result = answers.figures(asked, question);
    known.set(question, result);
    return result;
  };
}
