import type { Viewer } from '../../access/viewer.js';
import { ForesailError } from '../../errors.js';
import type { Reports } from '../../commands/reports/createReports.js';
import type { Report } from '../../commands/reports/reportState.js';
import { localDay, namedPeriod } from '../../pipeline/calendar.js';
import { questionSchema, type Period, type PipelineQuestion } from '../../pipeline/question.js';
import { readQuestion, type AskDependencies } from './ask.js';

export interface ReportDependencies extends AskDependencies {
  readonly reports: Reports;
}

/**
 * What a report asks today, read for whoever looks: "my pipeline" is theirs, and "this quarter" the one that it is.
 * @throws ForesailError QUESTION_NOT_UNDERSTOOD where its words mean nothing to this viewer, QUESTION_NOT_ANSWERABLE,
 * SCOPE_NOT_VISIBLE.
 */
export async function questionOfReport(
  { ask }: Report,
  viewer: Viewer,
  dependencies: Omit<AskDependencies, 'pipeline'>,
): Promise<PipelineQuestion> {
  if ('question' in ask) {
    const kept = questionSchema.safeParse(ask.question);
    if (!kept.success) throw new ForesailError('QUESTION_NOT_ANSWERABLE');
    const today = localDay(dependencies.clock.now(), viewer.timeZone);
    return atPresent(kept.data, today, dependencies);
  }
  let question = await readQuestion(ask.text, null, viewer, dependencies);
  for (const followUp of ask.then) question = await readQuestion(followUp, question, viewer, dependencies);
  return question;
}

/** The question with its named periods as they lie today; days that were said as days stay. Pure. */
export function atPresent(
  question: PipelineQuestion,
  today: string,
  { fiscalYearStart, weekStartsOn }: Pick<AskDependencies, 'fiscalYearStart' | 'weekStartsOn'>,
): PipelineQuestion {
  const moved = (period: Period | null | undefined): Period | null =>
    period ? (namedPeriod(nameOf(period.label), today, fiscalYearStart, weekStartsOn) ?? period) : null;
  const filters = { ...question.filters };
  for (const name of ['expectedClose', 'closed', 'created'] as const) {
    const period = moved(filters[name]);
    if (period) filters[name] = period;
  }
  return { ...question, filters, period: moved(question.period), compareTo: moved(question.compareTo) };
}

/** `thisQuarter` of "this quarter", `last90Days` of "the last 90 days"; of days, a name that names nothing. */
function nameOf(label: string): string {
  if (/\d{4}-/.test(label)) return '';
  return label.replace(/^the /, '').replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
}
