import { addDays, longDay } from '../format/days.js';
import { changeView, useView } from '../location/useView.js';
import { DayFilter } from './DayFilter.js';
import { useSignedIn } from './signedIn.js';

/** Shows the page as it was in the evening of a past day; the day is in the address. */
export function AsOfFilter() {
  const { today, locale } = useSignedIn();
  const { asOf } = useView();
  const past = asOf !== null && asOf < today ? asOf : null;
  return (
    <DayFilter
      label="As of"
      words={past ? longDay(past, today, locale) : 'Now'}
      marked={past !== null}
      field="Show as it was on"
      hint="The evening of that day"
      day={past}
      max={addDays(today, -1)}
      onChoose={(day) => changeView({ asOf: day })}
      presets={[
        { words: 'Now', day: null },
        { words: 'Yesterday', day: addDays(today, -1) },
        { words: 'A week ago', day: addDays(today, -7) },
        { words: 'End of last month', day: addDays(`${today.slice(0, 7)}-01`, -1) },
      ]}
    />
  );
}
