import { ForesailError } from '../../src/errors.js';
import { plainQuestion } from '../../src/pipeline/plainQuestion.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { answerScreen } from '../cards/answer.js';
import { dealScreen } from '../cards/deal.js';
import type { Screen } from '../cards/screen.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { changeable } from './found.js';
import { unseenScreen, type Subject } from './sharedCard.js';

/**
 * What one person sees of a deal or an account. Rights are read at every look; what one may not see and what is not there
 * are found by the same reads and give the same card.
 */
export async function lookAt(subject: Subject, person: Person, parts: BotParts): Promise<Screen> {
  try {
    return await (subject.kind === 'deal' ? deal(subject.id, person, parts) : account(subject.id, person, parts));
  } catch (error) {
    const unseen = error instanceof ForesailError && error.code === 'NOT_FOUND';
    if (unseen) return unseenScreen(subject, parts.odooUrl ?? '');
    throw error;
  }
}

async function deal(dealId: number, { viewer }: Person, parts: BotParts): Promise<Screen> {
  const { deal: row } = await parts.pipeline.opportunity(viewer, dealId);
  return dealScreen(row, cardContext(viewer, parts), changeable(row));
}

async function account(accountId: number, { viewer }: Person, parts: BotParts): Promise<Screen> {
  const question = accountQuestion(accountId);
  const { total } = await parts.pipeline.opportunities(viewer, { ...question, limit: 1 }, null);
  if (total === 0) throw new ForesailError('NOT_FOUND');
  return answerScreen(await parts.pipeline.answer(viewer, question), cardContext(viewer, parts));
}

function accountQuestion(accountId: number): PipelineQuestion {
  return plainQuestion('account', { filters: { accountIds: [accountId] }, orderBy: '-amount' });
}
