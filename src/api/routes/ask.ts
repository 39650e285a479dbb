import { z } from 'zod';
import type { Viewer } from '../../access/viewer.js';
import type { ReadSentence, Understanding } from '../../ask/ports.js';
import type { Clock } from '../../clock.js';
import { ForesailError } from '../../errors.js';
import type { Pipeline } from '../../pipeline/ports.js';
import { questionSchema } from '../../pipeline/question.js';
import type { PipelineQuestion } from '../../pipeline/question.js';
import { ok, personRoute } from '../http/route.js';
import type { Route } from '../http/route.js';
import type { DirectoryLoader } from '../ports.js';
import type { WeekStart } from '../../weekStart.js';
import { answerSchema, explanationSchema } from './schemas.js';

const answerId = z.string().regex(/^a_[\w-]{4,80}$/, 'the id of an answer');
const askBody = z
  .strictObject({
    text: z.string().trim().min(1, 'a question').max(500, 'a question of at most 500 characters').optional(),
    /** A question already understood, as a tile or an earlier answer carries it. */
    question: questionSchema.optional(),
    /** The answer that a follow-up ("by stage", "only Ben's") refines. */
    previousAnswerId: answerId.optional(),
    /** Gives sums of money in this currency too (ISO 4217), whatever the words or the question say of it. */
    convertTo: questionSchema.shape.convertTo,
  })
  .refine((body) => (body.text === undefined) !== (body.question === undefined), {
    path: ['text'],
    error: 'give a text, or a question, and not both',
  });
type AskBody = z.output<typeof askBody>;

const cursor = z
  .string()
  .min(1)
  .max(600)
  .regex(/^[\w-]+$/, 'a cursor as `next` gave it');

export interface AskDependencies {
  readonly pipeline: Pipeline;
  readonly understand: ReadSentence;
  readonly directory: DirectoryLoader;
  readonly clock: Clock;
  /** 1 to 12. */
  readonly fiscalYearStart: number;
  readonly weekStartsOn?: WeekStart | undefined;
}

/** Questions in words, and their answers. */
export function askRoutes(dependencies: AskDependencies): Route[] {
  const { pipeline } = dependencies;
  return [
    personRoute(
      {
        method: 'post',
        path: '/api/v2/ask',
        summary: 'Answer a question about the pipeline',
        body: askBody,
        reply: { status: 200, schema: answerSchema },
        errors: ['QUESTION_NOT_UNDERSTOOD', 'QUESTION_NOT_ANSWERABLE', 'SCOPE_NOT_VISIBLE', 'ANSWER_NOT_KEPT'],
      },
      async ({ viewer, body }) => {
        const { question, others } = await questionOf(body, viewer, dependencies);
        const answer = await pipeline.answer(viewer, question);
        return ok(others === undefined ? answer : { ...answer, otherReadings: others });
      },
    ),
    personRoute(
      {
        method: 'get',
        path: '/api/v2/answers/:id',
        summary: 'An earlier answer, computed anew for who opens it; with a cursor, its next page',
        params: z.strictObject({ id: answerId }),
        query: z.strictObject({ cursor: cursor.optional() }),
        reply: { status: 200, schema: answerSchema },
        errors: ['NOT_FOUND', 'ANSWER_NOT_KEPT'],
      },
      async ({ viewer, params, query }) =>
        ok(
          query.cursor === undefined
            ? await pipeline.reopen(viewer, params.id)
            : await pipeline.page(viewer, params.id, query.cursor),
        ),
    ),
    personRoute(
      {
        method: 'get',
        path: '/api/v2/answers/:id/explain',
        summary: 'How its figures are made, of which deals and events, and why they may differ by now',
        params: z.strictObject({ id: answerId }),
        reply: { status: 200, schema: explanationSchema },
        errors: ['NOT_FOUND', 'ANSWER_NOT_KEPT'],
      },
      async ({ viewer, params }) => ok(await pipeline.explain(viewer, params.id)),
    ),
  ];
}

async function questionOf(body: AskBody, viewer: Viewer, dependencies: AskDependencies): Promise<ReadQuestion> {
  const read = await readBody(body, viewer, dependencies);
  const { convertTo } = body;
  return convertTo === undefined ? read : { ...read, question: { ...read.question, convertTo } };
}

async function readBody(body: AskBody, viewer: Viewer, dependencies: AskDependencies): Promise<ReadQuestion> {
  if (body.question) return { question: body.question };
  const id = body.previousAnswerId;
  const previous = id === undefined ? null : (await dependencies.pipeline.reopen(viewer, id)).question;
  return readWords(body.text ?? '', previous, viewer, dependencies);
}

/** A question, and where it is a guess what else the sentence may have meant. */
type ReadQuestion = Pick<Extract<Understanding, { readonly kind: 'question' }>, 'question' | 'others'>;

/**
 * What a sentence means to this viewer today; `previous` is the question that a follow-up refines.
 * @throws ForesailError QUESTION_NOT_UNDERSTOOD, QUESTION_NOT_ANSWERABLE, SCOPE_NOT_VISIBLE.
 */
export async function readQuestion(
  text: string,
  previous: PipelineQuestion | null,
  viewer: Viewer,
  dependencies: Omit<AskDependencies, 'pipeline'>,
): Promise<PipelineQuestion> {
  return (await readWords(text, previous, viewer, dependencies)).question;
}

async function readWords(
  text: string,
  previous: PipelineQuestion | null,
  viewer: Viewer,
  dependencies: Omit<AskDependencies, 'pipeline'>,
): Promise<ReadQuestion> {
  const understanding = await dependencies.understand(text, {
    now: dependencies.clock.now(),
    timeZone: viewer.timeZone,
    fiscalYearStart: dependencies.fiscalYearStart,
    weekStartsOn: dependencies.weekStartsOn,
    viewer,
    directory: await dependencies.directory.load(viewer),
    previous,
  });
  return questionOrRefusal(understanding);
}

/** @throws ForesailError QUESTION_NOT_UNDERSTOOD with what was read and what can be asked, QUESTION_NOT_ANSWERABLE. */
function questionOrRefusal(understanding: Understanding): ReadQuestion {
  switch (understanding.kind) {
    case 'question':
      return understanding;
    case 'refused':
      throw new ForesailError(understanding.code, { message: understanding.reason });
    case 'choice':
      throw new ForesailError('QUESTION_NOT_UNDERSTOOD', {
        message: 'The question can be read in several ways',
        details: {
          understood: {},
          unknown: [understanding.words],
          suggestions: understanding.options.map((option) => option.label),
          options: understanding.options,
        },
      });
    case 'notUnderstood': {
      const { understood, unknown, suggestions, guesses } = understanding;
      const meant = guesses === undefined ? {} : { guesses };
      throw new ForesailError('QUESTION_NOT_UNDERSTOOD', { details: { understood, unknown, suggestions, ...meant } });
    }
  }
}
