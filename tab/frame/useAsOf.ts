import type { Answer } from '../../src/pipeline/answer.js';
import { addDays, dayIn, dayStart } from '../format/days.js';
import { useView } from '../location/useView.js';
import { useSignedIn, type SignedIn } from './signedIn.js';

/** The past day that the page shows, `YYYY-MM-DD`; null: now. */
function usePastDay(): string | null {
  const { today } = useSignedIn();
  const { asOf } = useView();
  return asOf !== null && asOf < today ? asOf : null;
}

/** The instant that the page shows, ISO: the last of the day chosen, in the person's zone. Null: now. */
export function useAsOf(): string | null {
  const { timeZone } = useSignedIn();
  const past = usePastDay();
  // Not the first instant of the next day: on that, what was expected on the day shown would be overdue already.
  return past && new Date(dayStart(addDays(past, 1), timeZone).getTime() - 1).toISOString();
}

/** The day that the page shows, from which what is late is counted: a past one, or today. */
export function useShownDay(): string {
  const { today } = useSignedIn();
  return usePastDay() ?? today;
}

/** The day that an answer tells of; its deals are late or not as of then. */
export function dayOfAnswer({ asOf }: Pick<Answer, 'asOf'>, { today, timeZone }: Pick<SignedIn, 'today' | 'timeZone'>) {
  return asOf === null ? today : dayIn(new Date(asOf), timeZone);
}
