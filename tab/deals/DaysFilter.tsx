import { Button, Field, Input, MenuButton, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { useState } from 'react';
import { daySpan } from '../format/days.js';
import { Icon } from '../frame/icons.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView } from '../location/useView.js';
import type { ViewState } from '../location/viewState.js';
import { dateOf, periodOf, type DaySpan } from './dealDays.js';

interface Props {
  readonly view: ViewState;
  /** The days of the period in the address; null for any date, and while they are not known. */
  readonly days: DaySpan | null;
}

/** The days that a list of deals is narrowed to, by two date fields; either may be left open. */
export function DaysFilter({ view, days }: Props) {
  const { locale } = useSignedIn();
  const [open, setOpen] = useState(false);
  const { label, dates } = dateOf(view.status);
  return (
    <Popover open={open} onOpenChange={(_event, data) => setOpen(data.open)} trapFocus positioning="below-start">
      <PopoverTrigger disableButtonEnhancement>
        <MenuButton className="dd" data-filter={label} menuIcon={<Icon name="chevron" size={12} />}>
          <span className="l">{label}</span>
          <b>{view.period === null ? 'Any date' : days ? daySpan(days.from, days.to, locale) : ''}</b>
        </MenuButton>
      </PopoverTrigger>
      <PopoverSurface aria-label={dates}>
        <DayFields label={label} present={days} close={() => setOpen(false)} />
      </PopoverSurface>
    </Popover>
  );
}

interface FieldsProps {
  readonly label: string;
  readonly present: DaySpan | null;
  readonly close: () => void;
}

/** Both ends as they are typed; the list follows as soon as they are a span. */
function DayFields({ label, present, close }: FieldsProps) {
  const [typed, setTyped] = useState<DaySpan>(present ?? { from: null, to: null });
  // The first change is a step of the history; those after it, while the fields are open, belong to the same.
  const [changed, setChanged] = useState(false);
  const show = (period: string | null) => {
    changeView({ period, deal: null }, changed ? 'replace' : 'push');
    setChanged(true);
  };
  const type = (end: Partial<DaySpan>) => {
    const span = { ...typed, ...end };
    const period = periodOf(span);
    setTyped(span);
    if (period !== undefined) show(period);
  };
  const backwards = typed.from !== null && typed.to !== null && typed.to < typed.from;
  return (
    <div className="asOf">
      <Field label={`${label} from`}>
        <Input type="date" value={typed.from ?? ''} onChange={(_event, { value }) => type({ from: value || null })} />
      </Field>
      <Field label={`${label} to`} {...(backwards ? { validationMessage: 'Before the first day' } : {})}>
        <Input type="date" value={typed.to ?? ''} onChange={(_event, { value }) => type({ to: value || null })} />
      </Field>
      <div className="presets">
        <Button
          size="small"
          onClick={() => {
            show(null);
            close();
          }}
        >
          Any date
        </Button>
        <Button size="small" appearance="primary" onClick={close}>
          Done
        </Button>
      </div>
    </div>
  );
}
