import { isDeepStrictEqual } from 'node:util';
import type { Viewer } from '../access/viewer.js';
import type { Clock } from '../clock.js';
import { ForesailError } from '../errors.js';
import type { Answer, Explanation, SinceAsked } from './answer.js';
import type { KeptRates } from './conversion/conversions.js';
import { localDay } from './calendar.js';
import { withoutRelativeNames } from './datedQuestion.js';
import { sinceAsked, withEvents } from './explained.js';
import type { ForecastThresholds } from './forecastThresholds.js';
import { formulaOf } from './formula.js';
import type { History } from './history/createHistory.js';
import type { Pipeline } from './ports.js';
import type { PipelineQuestion } from './question.js';
import type { Session } from './session.js';
import { isGivenId, questionFor, type StoredAnswer, type StoredAnswers } from './storedAnswers.js';

interface ReopeningParts {
  readonly clock: Clock;
  readonly stored: StoredAnswers;
  readonly history: History;
  /** Over the deals as they are now. */
  readonly ask: Session['ask'];
  readonly forecastThresholds: ForecastThresholds;
  /** Answers without storing. */
  readonly compute: (
    viewer: Viewer,
    question: PipelineQuestion,
    answerId: string,
    cursor: string | null,
    rates: KeptRates | null,
  ) => Promise<Answer>;
}

/** Changes shown of each deal behind a figure. */
const eventsADeal = 5;

/** Earlier answers, authorised and computed anew for whoever opens them. */
export function createReopening(parts: ReopeningParts): Pick<Pipeline, 'reopen' | 'page' | 'explain'> {
  async function again(
    viewer: Viewer,
    answerId: string,
    cursor: string | null,
  ): Promise<{ readonly answer: Answer; readonly then: StoredAnswer }> {
    const then = await parts.stored.find(answerId);
    if (then === null) throw new ForesailError(isGivenId(answerId) ? 'ANSWER_NOT_KEPT' : 'NOT_FOUND');
    try {
      const question = asNow(viewer, then);
      return { answer: await parts.compute(viewer, question, answerId, cursor, then.rates ?? null), then };
    } catch (error) {
      throw hideScope(error);
    }
  }

  function isOtherDay({ timeZone }: Viewer, { createdAt }: StoredAnswer): boolean {
    return localDay(createdAt, timeZone) !== localDay(parts.clock.now(), timeZone);
  }

  /** On another day than it was asked on, what was "this quarter" is told by its days. */
  function asNow(viewer: Viewer, then: StoredAnswer): PipelineQuestion {
    const question = questionFor(viewer, then);
    return isOtherDay(viewer, then) ? withoutRelativeNames(question) : question;
  }

  /** What became of an answer since it was given. */
  async function since(viewer: Viewer, now: Answer, then: StoredAnswer): Promise<SinceAsked> {
    const asked = await parts.ask(viewer, now.question);
    const later = await parts.history.since(asked, { position: then.position, at: then.createdAt });
    return sinceAsked(now, then, later, { viewer, otherDay: isOtherDay(viewer, then) });
  }

  /** An answer that its own asker opens again says why it differs from what they were told. */
  async function reopened(viewer: Viewer, answerId: string): Promise<Answer> {
    const { answer, then } = await again(viewer, answerId, null);
    if (then.personId !== viewer.personId || isDeepStrictEqual(answer.figures, then.figures)) return answer;
    const { sentence } = await since(viewer, answer, then);
    return { ...answer, notes: [...answer.notes, sentence] };
  }

  async function explain(viewer: Viewer, answerId: string): Promise<Explanation> {
    const { answer, then } = await again(viewer, answerId, null);
    const { said, question, figures, position, deals, notes, converted } = answer;
    const asked = await parts.ask(viewer, question);
    const ids = deals?.rows.map((deal) => deal.id) ?? [];
    const [told, events] = await Promise.all([
      since(viewer, answer, then),
      parts.history.events(asked, ids, eventsADeal),
    ]);
    const formula = formulaOf(question.measure, parts.forecastThresholds);
    return {
      ...{ answerId, said, question, figures, position, notes, since: told, formula },
      ...(converted && { converted }),
      deals: deals && { total: deals.total, rows: withEvents(deals.rows, events), next: deals.next },
    };
  }

  return {
    reopen: reopened,
    page: async (viewer, answerId, cursor) => (await again(viewer, answerId, cursor)).answer,
    explain,
  };
}

/** An answer whose scope its opener may not see is, to them, not there. */
function hideScope(error: unknown): unknown {
  return error instanceof ForesailError && error.code === 'SCOPE_NOT_VISIBLE' ? new ForesailError('NOT_FOUND') : error;
}
