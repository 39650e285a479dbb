import { z } from 'zod';
import { ForesailError, type ErrorCode } from '../../src/errors.js';
import { plainQuestion } from '../../src/pipeline/plainQuestion.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { ActionReply, Turn } from '../adapter/turn.js';
import { answerScreen } from '../cards/answer.js';
import { dealScreen } from '../cards/deal.js';
import type { Screen } from '../cards/screen.js';
import { cardContext, type Person, type Recognise } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { changeable } from './found.js';
import { personOf } from './personOf.js';
import { strangerLookScreen, unseenScreen, type Subject } from './sharedCard.js';

const lookedAt: Readonly<Record<string, Subject['kind']>> = { 'deal.look': 'deal', 'account.look': 'account' };
const lookData = z.object({ id: z.number().int().positive() });

/** Codes that mean: Foresail does not know this person, or not as somebody who sells. */
const strangerCodes: readonly ErrorCode[] = ['PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'PERSON_GUEST', 'NO_SALES_ROLE'];

/** What whoever it is sees of it: who is not known here sees the link, and how to get access. */
export async function lookAs(subject: Subject, person: () => Promise<Person>, parts: BotParts): Promise<Screen> {
  let known: Person;
  try {
    known = await person();
  } catch (error) {
    const stranger = error instanceof ForesailError && strangerCodes.includes(error.code);
    if (stranger) return strangerLookScreen(subject, parts.odooUrl ?? '', error.message);
    throw error;
  }
  return lookAt(subject, known, parts);
}

/**
 * A look at an inserted card, which clients ask for by themselves for each who reads along; null for any other action. It
 * is answered in place: a message would tell the whole conversation who has no access.
 */
export async function answerLook(
  action: { readonly verb: string; readonly data: unknown },
  turn: Turn,
  recognise: Recognise,
  parts: BotParts,
): Promise<ActionReply | null> {
  const kind = lookedAt[action.verb];
  if (kind === undefined) return null;
  const read = lookData.safeParse(action.data);
  if (!read.success) throw new ForesailError('BAD_REQUEST');
  const subject: Subject = { kind, id: read.data.id };
  return { kind: 'card', screen: await lookAs(subject, () => personOf(turn, recognise, parts), parts) };
}

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
