import type { Db } from 'mongodb';
import type { Viewer } from '../access/viewer.js';
import type { Directory } from '../ask/ports.js';
import type { Clock } from '../clock.js';
import type { ReadModels } from '../projections/documents.js';
import type { WeekStart } from '../weekStart.js';
import { createAccountFacts } from './accountFacts.js';
import { isAgainstTarget } from './againstTarget.js';
import type { Asking } from './asking.js';
import { namedPeriod } from './calendar.js';
import { createActivityAnswers } from './activityAnswers.js';
import { createReplicas, type Replicas } from './columns/replicas.js';
import { createConversions, type KeptRates } from './conversion/conversions.js';
import type { Answer } from './answer.js';
import { createDashboards } from './dashboard.js';
import { createDealAnswers, type AnswerPart } from './dealAnswers.js';
import { createDirectory } from './directory.js';
import { usualThresholds, type ForecastThresholds } from './forecastThresholds.js';
import { requireAnswerable } from './compute.js';
import { isHistoryQuestion } from './history/answerable.js';
import { createHistory, type History } from './history/createHistory.js';
import { namesOf } from './names.js';
import { createPeople } from './people.js';
import type { Pipeline } from './ports.js';
import { plainQuestion } from './plainQuestion.js';
import type { PipelineQuestion } from './question.js';
import { createReopening } from './reopening.js';
import { noNames, say } from './said.js';
import { scopesOf } from './scopes.js';
import { createSession, type Asked, type Session } from './session.js';
import { newAnswerId, storedAnswers } from './storedAnswers.js';

/** What the pipeline stands on. */
export interface PipelineParts {
  readonly db: Db;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  /** Month in which the fiscal year starts, 1 to 12. */
  readonly fiscalYearStart: number;
  /** Monday where none is given. */
  readonly weekStartsOn?: WeekStart;
  /** The usual ones where none are given. */
  readonly forecastThresholds?: ForecastThresholds;
  /** Public web address of Odoo, for links. */
  readonly odooUrl: string;
  /** What the process keeps of the read models; its own where none is given. */
  readonly replicas?: Replicas;
  /** `plain` asks the database at every question instead: for comparison. */
  readonly reading?: 'columns' | 'plain';
  /** Told why a question was answered by plain queries. */
  readonly onFallback?: (error: unknown) => void;
  /** Told of each dashboard whether its body was remembered, or made. */
  readonly onDashboard?: (remembered: boolean) => void;
  /** Sentences on read models that are paused, failing or behind; told with every answer. */
  readonly condition?: () => Promise<readonly string[]>;
  readonly newAnswerId?: () => string;
  /** When Odoo was last read to the end. */
  readonly freshAt: () => Promise<Date | null>;
}

/** The one implementation of `Pipeline`: every surface's figures come from here. */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { db, readModels } = parts;
  const nextAnswerId = parts.newAnswerId ?? newAnswerId;
  const replicas = parts.replicas ?? createReplicas({ db, readModels });
  const people = createPeople(replicas);
  const directory = createDirectory({ db, readModels, replicas });
  const history = createHistory({ ...parts, replicas });
  const present = createSession({ ...parts, replicas, reading: parts.reading ?? 'columns' }, people);
  const dealAnswers = createDealAnswers();
  const activityAnswers = createActivityAnswers();
  const accountFacts = createAccountFacts(db, readModels);
  const stored = storedAnswers(db);
  const conversions = createConversions(replicas);
  const session = overHistory(present, history);

  function answersTo(question: PipelineQuestion): { answer(asked: Asked, cursor: string | null): Promise<AnswerPart> } {
    if (isHistoryQuestion(question)) return history;
    return question.measure === 'activities' ? activityAnswers : dealAnswers;
  }

  /** Answers without storing. What the answer shows may be newer than its position, never older. */
  async function compute(
    viewer: Viewer,
    put: PipelineQuestion,
    answerId: string,
    cursor: string | null,
    rates: KeptRates | null = null,
  ): Promise<Answer> {
    const today = present.asking(viewer);
    const question = withPeriod(put, today);
    requireAnswerable(question);
    if (rates === null) await conversions.require(question, today);
    const asked = await session.ask(viewer, question);
    const answers = answersTo(question);
    const [part, said, freshAt] = await Promise.all([
      answers.answer(asked, cursor).then((found) => conversions.add(found, question, today, rates)),
      saidBack(question, () => directory.load(viewer)),
      parts.freshAt(),
    ]);
    const account = await accountFacts(question, part.deals);
    return {
      answerId,
      said,
      question,
      groupedBy: question.groupBy,
      asOf: question.asOf,
      historySince: asked.historySince ?? null,
      position: asked.position,
      freshAt: freshAt?.toISOString() ?? null,
      ...part,
      ...(account && { account }),
      notes: [...asked.notes, ...part.notes],
    };
  }

  const { clock, forecastThresholds = usualThresholds } = parts;
  const reopening = createReopening({ clock, compute, stored, history, ask: present.ask, forecastThresholds });

  return {
    async answer(viewer, question) {
      const answer = await compute(viewer, question, nextAnswerId(), null);
      await stored.keep(answer, viewer, parts.clock.now());
      return answer;
    },
    ...reopening,
    async opportunities(viewer, question, cursor) {
      requireAnswerable(question);
      return dealAnswers.list(await session.ask(viewer, question), cursor);
    },
    async opportunity(viewer, dealId) {
      return history.deal(await present.ask(viewer, oneDeal(dealId)), dealId);
    },
    async activities(viewer, question, cursor) {
      return activityAnswers.list(await session.ask(viewer, question), cursor);
    },
    dashboard: createDashboards({
      ...parts,
      ...{ session, dealAnswers, activityAnswers },
      movement: async (asked) => (await history.answer(asked, null)).movement,
    }),
    scopes: (viewer) => scopesOf(viewer, people),
  };
}

/** The question in words; names are looked up where it has any. */
async function saidBack(question: PipelineQuestion, load: () => Promise<Directory>): Promise<string> {
  const named = Object.keys(question.filters).some((name) => name.endsWith('Ids'));
  return say(question, named ? namesOf(await load()) : noNames);
}

/** A question about a past instant is asked of the deals as they were then; everything after it stays the same. */
function overHistory(present: Session, history: History): Session {
  return {
    ...present,
    async ask(viewer, question) {
      const asked = await present.ask(viewer, question);
      return question.asOf === null || isHistoryQuestion(question) ? asked : history.past(asked, question.asOf);
    },
  };
}

/** What is set against a target is set against that of this quarter, unless a period is named. */
function withPeriod(question: PipelineQuestion, { today, fiscalYearStart }: Asking): PipelineQuestion {
  if (!isAgainstTarget(question) || question.period !== null) return question;
  return { ...question, period: namedPeriod('thisQuarter', today, fiscalYearStart) };
}

/** One deal whatever became of it, archived ones too. */
function oneDeal(dealId: number): PipelineQuestion {
  return plainQuestion('changes', { filters: { dealIds: [dealId] } });
}
