import type { Answer } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { activitiesScreen } from '../cards/activities.js';
import { changesScreen } from '../cards/changes.js';
import { explainScreen } from '../cards/explain.js';
import { listScreen } from '../cards/list.js';
import { rowsPerCard } from '../cards/rows.js';
import type { Screen } from '../cards/screen.js';
import type { BotParts } from '../dependencies.js';
import { cardContext, type Person } from './person.js';

/** What is asked of the last answer itself, not of the deals. */
export type FollowUp = 'explain' | 'more';

const forms: readonly (readonly [FollowUp, RegExp])[] = [
  [
    'explain',
    /^(?:(?:and |but )?why(?: is that| so)?|explain(?: (?:it|that|this))?|how (?:is|was) (?:that|it|this) (?:made|computed|calculated|worked out)|how do you (?:get|know) that|how come|where does (?:that|it|this) come from|porqu[eê]|explica(?: isso)?)$/,
  ],
  [
    'more',
    /^(?:(?:show |see |list |give )?(?:me )?(?:the )?(?:more|next|rest)(?: (?:page|ones|five|5|deals|rows))?|next page|go on|continue|keep going|mais|(?:mostra )?mais|seguinte|continua)$/,
  ],
];

/** Reads lower-case words; null when they are a question of their own. */
export function readFollowUp(text: string): FollowUp | null {
  const words = text
    .toLowerCase()
    .replace(/[?!.…]+$/, '')
    .replace(/^(?:please|pls) | (?:please|pls)$/g, '')
    .trim();
  return forms.find(([, form]) => form.test(words))?.[0] ?? null;
}

/** How the last answer is made: asked anew, so that it is that of now. */
export async function explainLast(question: PipelineQuestion, person: Person, parts: BotParts): Promise<Screen> {
  return explained(await parts.pipeline.answer(person.viewer, question), person, parts);
}

/** The card that explains an answer. */
export async function explained(
  answer: Answer,
  person: Person,
  parts: BotParts,
  context = cardContext(person.viewer, parts),
): Promise<Screen> {
  const explanation = await parts.pipeline.explain(person.viewer, answer.answerId);
  return explainScreen(answer, explanation, context);
}

/** The rows after those that were shown; null where the last answer has no more. */
export async function moreOfLast(person: Person, parts: BotParts): Promise<Screen | null> {
  const turned = await parts.memory.turnPage(person.key, rowsPerCard);
  if (turned === null) return null;
  const { viewer } = person;
  const context = cardContext(viewer, parts);
  const question = { ...turned.question, groupBy: null };
  let answer = await parts.pipeline.answer(viewer, question);
  if (answer.activities !== null) {
    return turned.shown < answer.activities.total ? activitiesScreen(answer, context, turned.shown) : null;
  }
  let place = { cursor: null as string | null, skip: turned.shown, before: 0, drilled: true };
  for (let page = pageOf(answer); page !== null && place.skip >= page.rows.length; page = pageOf(answer)) {
    if (page.next === null) return null;
    place = {
      ...place,
      cursor: page.next,
      skip: place.skip - page.rows.length,
      before: place.before + page.rows.length,
    };
    answer = await parts.pipeline.page(viewer, answer.answerId, page.next);
  }
  if (pageOf(answer) === null) return null;
  return answer.changes ? changesScreen(answer, context, place) : listScreen(answer, context, place);
}

function pageOf(answer: Answer): { readonly rows: readonly unknown[]; readonly next: string | null } | null {
  return answer.changes ?? answer.deals;
}
