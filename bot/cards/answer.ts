import type { Answer } from '../../src/pipeline/answer.js';
import { activitiesScreen } from './activities.js';
import { answerAgain } from './again.js';
import { changesScreen } from './changes.js';
import { compareScreen } from './compare.js';
import type { CardContext } from './context.js';
import { figuresScreen } from './figuresCard.js';
import { forecastScreen } from './forecast.js';
import { groupsScreen } from './groups.js';
import { listScreen } from './list.js';
import { movementScreen } from './movement.js';
import type { Screen } from './screen.js';
import { isByStage, stagesScreen } from './stages.js';

/** The card of an answer: its form follows from what the answer holds. */
export function answerScreen(answer: Answer, context: CardContext): Screen {
  return { ...formOf(answer, context), again: answerAgain(answer) };
}

function formOf(answer: Answer, context: CardContext): Screen {
  if (answer.activities !== null) return activitiesScreen(answer, context);
  if (answer.changes) return changesScreen(answer, context);
  if (answer.compared) return compareScreen(answer, answer.compared, context);
  if (answer.movement) return movementScreen(answer, context);
  if (isByStage(answer)) return stagesScreen(answer, context);
  if (answer.groups.length > 0 && isForecast(answer)) return forecastScreen(answer, context);
  if (answer.groups.length > 0 && !isList(answer)) return groupsScreen(answer, context);
  if (answer.deals !== null && answer.deals.rows.length > 0) return listScreen(answer, context);
  return figuresScreen(answer, context);
}

const listMeasures: readonly string[] = ['deals', 'overdue', 'stale', 'slipped', 'pushes', 'created', 'deal'];

function isForecast({ question }: Answer): boolean {
  return question.measure === 'forecast' || question.measure === 'forecastAccuracy';
}

/** Asked for deals, not for a sum. A grouping that was asked for wins; one that only came along does not. */
export function isList(answer: Answer): boolean {
  if (answer.question.groupBy !== null) return false;
  return answer.question.limit !== null || listMeasures.includes(answer.question.measure);
}
