import { activitiesScreen } from '../cards/activities.js';
import { answerScreen } from '../cards/answer.js';
import { changesScreen } from '../cards/changes.js';
import type { CardContext } from '../cards/context.js';
import { guessedScreen } from '../cards/guesses.js';
import { listScreen } from '../cards/list.js';
import { movementScreen } from '../cards/movement.js';
import type { Screen } from '../cards/screen.js';
import { dashboardAgain } from '../commands/dashboard.js';
import { explained } from '../conversation/followUp.js';
import type { Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import type { ActionData, Verb } from './actionData.js';

/** Who reads, and what with. */
interface Reading<Data> {
  readonly data: Data;
  readonly person: Person;
  readonly parts: BotParts;
  readonly context: CardContext;
}

type Rereads = { readonly [Name in 'answer.page' | 'answer.view' | 'answer.explain' | 'dashboard.show']: Reread<Name> };
type Reread<Name extends Verb> = (reading: Reading<ActionData<Name>>) => Promise<Screen>;

/**
 * Screens over what was answered before, read anew for who looks. They ask no question, remember nothing and post nothing,
 * so a client may ask for them by itself as well as a person by a tap.
 */
export const rereads: Rereads = {
  async 'answer.page'({ data, person: { viewer }, parts, context }) {
    const { answerId, cursor, skip, before } = data;
    const answer = await (cursor === null
      ? parts.pipeline.reopen(viewer, answerId)
      : parts.pipeline.page(viewer, answerId, cursor));
    if (answer.activities !== null) return activitiesScreen(answer, context, skip);
    const place = { cursor, skip, before, drilled: true };
    return answer.changes ? changesScreen(answer, context, place) : listScreen(answer, context, place);
  },
  async 'answer.view'({ data, person, parts, context }) {
    return movementScreen(await parts.pipeline.reopen(person.viewer, data.answerId), context, data.view);
  },
  async 'answer.explain'({ data, person, parts, context }) {
    return explained(await parts.pipeline.reopen(person.viewer, data.answerId), person, parts, context);
  },
  'dashboard.show': ({ data, person, parts, context }) => dashboardAgain(data.choiceId, person, parts, context),
};

/** The card of an answer; of a guess it says so, and what else may have been meant. */
export async function answerReread({
  data: { answerId, choiceId },
  person,
  parts,
  context,
}: Reading<{ readonly answerId: string; readonly choiceId?: string | undefined }>): Promise<Screen> {
  const answer = await parts.pipeline.reopen(person.viewer, answerId);
  const screen = answerScreen(answer, context);
  if (answer.question.guessed !== true) return screen;
  const choice = choiceId === undefined ? null : await parts.memory.offered(person.key, choiceId);
  const others = choice && choiceId ? { choiceId, said: choice.options.map(({ label }) => label) } : null;
  return guessedScreen(screen, choice?.words ?? answer.said, others, context);
}
