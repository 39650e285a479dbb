import { Button, Field, Input, MenuButton, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { useState } from 'react';
import { Icon } from './icons.js';

interface Props {
  /** What the filter is called, and how it says its day. */
  readonly label: string;
  readonly words: string;
  /** Whether something out of the ordinary is chosen. */
  readonly marked?: boolean;
  /** The field for a day of one's own. */
  readonly field: string;
  readonly hint?: string;
  readonly day: string | null;
  readonly min?: string;
  readonly max: string;
  readonly onChoose: (day: string | null) => void;
  readonly presets: readonly { readonly words: string; readonly day: string | null }[];
}

/** A filter over days: a button that says the day in words; behind it a field and some days at hand. */
export function DayFilter(props: Props) {
  const { label, words, marked = false, field, hint, day, min, max, onChoose, presets } = props;
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={(_event, data) => setOpen(data.open)} trapFocus positioning="below-start">
      <PopoverTrigger disableButtonEnhancement>
        <MenuButton
          className={marked ? 'dd past' : 'dd'}
          data-filter={label}
          menuIcon={<Icon name="chevron" size={12} />}
        >
          <span className="l">{label}</span>
          <b>{words}</b>
        </MenuButton>
      </PopoverTrigger>
      <PopoverSurface aria-label={field}>
        <div className="asOf">
          <Field label={field} {...(hint === undefined ? {} : { hint })}>
            <Input
              type="date"
              {...(min === undefined ? {} : { min })}
              max={max}
              defaultValue={day ?? ''}
              onChange={(_event, { value }) => {
                if (/^\d{4}-\d{2}-\d{2}$/.test(value) && value <= max && value >= (min ?? '')) onChoose(value);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') setOpen(false);
              }}
            />
          </Field>
          <div className="presets">
            {presets.map((preset) => (
              <Button
                key={preset.words}
                size="small"
                onClick={() => {
                  onChoose(preset.day);
                  setOpen(false);
                }}
              >
                {preset.words}
              </Button>
            ))}
          </div>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
