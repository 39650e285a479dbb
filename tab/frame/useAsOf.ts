import { addDays, dayStart } from '../format/days.js';
import { useView } from '../location/useView.js';
import { useSignedIn } from './signedIn.js';

/** The instant that the page shows, ISO: the end of the day chosen, in the person's zone. Null: now. */
export function useAsOf(): string | null {
  const { today, timeZone } = useSignedIn();
  const { asOf } = useView();
  return asOf === null || asOf >= today ? null : dayStart(addDays(asOf, 1), timeZone).toISOString();
}
