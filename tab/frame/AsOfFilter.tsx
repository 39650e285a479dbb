import { Button, Field, Input, MenuButton, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { useState } from 'react';
import { addDays, longDay } from '../format/days.js';
import { changeView, useView } from '../location/useView.js';
import { Icon } from './icons.js';
import { useSignedIn } from './signedIn.js';

/** Shows the page as it was in the evening of a past day; the day is in the address. */
export function AsOfFilter() {
  const { today, locale } = useSignedIn();
  const { asOf } = useView();
  const [open, setOpen] = useState(false);
  const past = asOf !== null && asOf < today ? asOf : null;
  const choose = (day: string | null) => {
    changeView({ asOf: day });
    setOpen(false);
  };
  return (
    <Popover open={open} onOpenChange={(_event, data) => setOpen(data.open)} trapFocus positioning="below-start">
      <PopoverTrigger disableButtonEnhancement>
        <MenuButton
          className={past ? 'dd past' : 'dd'}
          data-filter="As of"
          menuIcon={<Icon name="chevron" size={12} />}
        >
          <span className="l">As of</span>
          <b>{past ? longDay(past, today, locale) : 'Now'}</b>
        </MenuButton>
      </PopoverTrigger>
      <PopoverSurface aria-label="Show as it was on">
        <div className="asOf">
          <Field label="Show as it was on" hint="The evening of that day">
            <Input
              type="date"
              max={addDays(today, -1)}
              defaultValue={past ?? ''}
              onChange={(_event, { value }) => {
                if (/^\d{4}-\d{2}-\d{2}$/.test(value) && value < today) changeView({ asOf: value });
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') setOpen(false);
              }}
            />
          </Field>
          <div className="presets">
            {presets(today).map(({ words, day }) => (
              <Button key={words} size="small" onClick={() => choose(day)}>
                {words}
              </Button>
            ))}
          </div>
        </div>
      </PopoverSurface>
    </Popover>
  );
}

function presets(today: string): readonly { readonly words: string; readonly day: string | null }[] {
  return [
    { words: 'Now', day: null },
    { words: 'Yesterday', day: addDays(today, -1) },
    { words: 'A week ago', day: addDays(today, -7) },
    { words: 'End of last month', day: addDays(`${today.slice(0, 7)}-01`, -1) },
  ];
}
