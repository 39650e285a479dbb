import { z } from 'zod';
import { reportAudience, reportCharts } from '../../eventStore/reportEvents.js';
import type { ReportAsk, ReportAudience } from '../../eventStore/reportEvents.js';
import type { Report, ReportWish } from '../../commands/reports/reportState.js';
import type { Viewer } from '../../access/viewer.js';
import { questionSchema } from '../../pipeline/question.js';

const sentence = z.string().trim().min(1, 'a question').max(500, 'a question of at most 500 characters');

/** One line: what breaks a line, or turns its direction, would let a title pretend to be something else. */
const title = z
  .string()
  .trim()
  .min(1, 'a title')
  .max(80, 'a title of at most 80 characters')
  .regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u, 'a title of one line');

export const reportId = z.string().regex(/^r_[\w-]{4,80}$/, 'the id of a report');

/** A report as it is made or changed. */
export const reportBody = z
  .strictObject({
    title,
    /** The sentence that is read anew each time, for whoever looks. */
    text: sentence.optional(),
    /** Follow-ups to it, in their order: "by stage", "only the ones over 50k". */
    then: z.array(sentence).max(8, 'at most 8 follow-ups').optional(),
    /** Instead of a text: a question already understood. Periods with a name ("this quarter") move with the calendar. */
    question: questionSchema.optional(),
    chart: z.enum(reportCharts),
    wide: z.boolean().optional(),
    sharedWith: reportAudience.nullable().optional(),
  })
  .refine((body) => (body.text === undefined) !== (body.question === undefined), {
    path: ['text'],
    error: 'give a text, or a question, and not both',
  })
  .refine((body) => body.then === undefined || body.text !== undefined, {
    path: ['then'],
    error: 'follow-ups follow a text',
  });

export const reportOrder = z.strictObject({ order: z.array(reportId).max(100) });

export const reportSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    text: z.string().nullable(),
    then: z.array(z.string()),
    question: questionSchema.nullable(),
    chart: z.enum(reportCharts),
    wide: z.boolean(),
    sharedWith: reportAudience.nullable(),
    /** Whether it is the viewer's own, who alone changes it. */
    mine: z.boolean(),
    byName: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Report' });

/** With whom one may share, and the name of a team. */
export const offeredAudience = z.strictObject({ audience: reportAudience, name: z.string().nullable() });

export type ReportBody = z.output<typeof reportBody>;
/** A report as the API shows it to one person. */
export type ReportShown = z.output<typeof reportSchema>;

/** What a body asks for. */
export function wishOf({ title: words, text, then, question, chart, wide, sharedWith }: ReportBody): ReportWish {
  const ask: ReportAsk = text === undefined ? { question: { ...question } } : { text, then: then ?? [] };
  const audience: ReportAudience | null = sharedWith ?? null;
  return { title: words, ask, chart, wide: wide ?? false, sharedWith: audience };
}

/**
 * A report for one person. A question that somebody else shared goes without the name of whom it is about: the viewer may
 * not know them, and an answer says it to who does.
 */
export function shownTo({ personId }: Viewer, report: Report): ReportShown {
  const { id, title: words, ask, chart, wide, sharedWith, by, byName, at } = report;
  const mine = by === personId;
  const kept = 'question' in ask ? questionSchema.safeParse(ask.question) : null;
  const question = kept?.success ? kept.data : null;
  const nameless = question && !mine ? { ...question, scope: { ...question.scope, label: '' } } : question;
  const sentences = 'text' in ask ? ask : { text: null, then: [] };
  return { id, title: words, ...sentences, question: nameless, chart, wide, sharedWith, mine, byName, at };
}
