import { z } from 'zod';
import { ForesailError } from '../../errors.js';
import type { Pipeline } from '../../pipeline/ports.js';
import { plainQuestion } from '../../pipeline/plainQuestion.js';
import type { PipelineQuestion } from '../../pipeline/question.js';
import { ok, personRoute } from '../http/route.js';
import type { Route } from '../http/route.js';
import { answerSchema } from './schemas.js';

const params = z.strictObject({
  id: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'the id of an account in Odoo')
    .transform(Number),
});
const accountSchema = z
  .strictObject({
    id: z.number().int(),
    name: z.string(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    answer: answerSchema,
  })
  .meta({ id: 'Account' });

/** An account by what its deals say of it. Of an account of which one sees no deal, one is told nothing. */
export function accountRoutes({ pipeline }: { readonly pipeline: Pipeline }): Route[] {
  return [
    personRoute(
      {
        method: 'get',
        path: '/api/v2/accounts/:id',
        summary: 'An account with what is open, won and lost, and its deals',
        params,
        reply: { status: 200, schema: accountSchema },
        errors: ['NOT_FOUND'],
      },
      async ({ viewer, params: { id } }) => {
        const question = accountQuestion(id);
        const { rows } = await pipeline.opportunities(viewer, { ...question, limit: 1 }, null);
        const name = rows[0]?.account;
        if (typeof name !== 'string') throw new ForesailError('NOT_FOUND');
        const answer = await pipeline.answer(viewer, question);
        const { city = null, country = null } = answer.account ?? {};
        return ok({ id, name, city, country, answer });
      },
    ),
  ];
}

function accountQuestion(id: number): PipelineQuestion {
  return plainQuestion('account', { filters: { accountIds: [id] }, orderBy: '-amount' });
}
