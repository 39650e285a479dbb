import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { DealRow } from '../../src/pipeline/answer.js';
import type { DealCommand } from '../../src/commands/deals/dealCommand.js';
import type { Choice, DealChoices } from '../api/dealEndpoints.js';
import { addDays } from '../format/days.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useFocusReturn } from '../frame/useFocusReturn.js';
import type { DealFormName } from '../location/viewState.js';

interface Props {
  readonly name: DealFormName;
  readonly deal: DealRow;
  readonly choices: DealChoices;
  /** With null nothing is to be done. */
  readonly onDone: (command: DealCommand | null) => void;
}

/** A short form in the panel; Escape closes it and nothing else. */
export function DealForm({ name, deal, choices, onDone }: Props) {
  switch (name) {
    case 'expectedClose':
      return <CloseForm deal={deal} onDone={onDone} />;
    case 'amount':
      return <AmountForm deal={deal} onDone={onDone} />;
    case 'lost':
      return <LostForm reasons={choices.lostReasons} onDone={onDone} />;
    case 'note':
      return <NoteForm onDone={onDone} />;
    case 'nextActivity':
      return <ActivityForm types={choices.activityTypes} onDone={onDone} />;
  }
}

type Done = Pick<Props, 'onDone'>;

interface FrameProps extends Done {
  readonly title: string;
  readonly does: string;
  /** What is asked for; null while something is missing. */
  readonly command: DealCommand | null;
  readonly children: ReactNode;
}

function Frame({ title, does, command, onDone, children }: FrameProps) {
  useFocusReturn('.phd h2');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (command) onDone(command);
  };
  return (
    <form
      className="dealForm"
      aria-label={title}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.nativeEvent.stopImmediatePropagation();
        onDone(null);
      }}
    >
      {children}
      <div className="formEnd">
        <Button type="submit" appearance="primary" disabled={command === null}>
          {does}
        </Button>
        <Button onClick={() => onDone(null)}>Cancel</Button>
      </div>
    </form>
  );
}

function CloseForm({ deal, onDone }: Pick<Props, 'deal' | 'onDone'>) {
  const { today } = useSignedIn();
  const [day, setDay] = useState(deal.expectedClose !== null && deal.expectedClose >= today ? deal.expectedClose : '');
  const valid = day >= today && day !== deal.expectedClose;
  return (
    <Frame
      title="Change the expected close"
      does="Change date"
      command={valid ? { kind: 'expectedClose', expectedClose: day } : null}
      onDone={onDone}
    >
      <Field label="Expected close" hint="From today on">
        <Input type="date" autoFocus min={today} value={day} onChange={(_event, { value }) => setDay(value)} />
      </Field>
      <div className="presets">
        {[7, 14, 30].map((days) => (
          <Button key={days} size="small" onClick={() => setDay(addDays(later(deal.expectedClose, today), days))}>
            +{days} days
          </Button>
        ))}
      </div>
    </Frame>
  );
}

function later(close: string | null, today: string): string {
  return close !== null && close > today ? close : today;
}

function AmountForm({ deal, onDone }: Pick<Props, 'deal' | 'onDone'>) {
  const [text, setText] = useState(String(deal.amount));
  const amount = Number(text);
  const valid = text.trim() !== '' && Number.isFinite(amount) && amount >= 0 && amount !== deal.amount;
  return (
    <Frame
      title="Change the amount"
      does="Change amount"
      command={valid ? { kind: 'amount', amount } : null}
      onDone={onDone}
    >
      <Field label={`Amount, ${deal.currency}`}>
        <Input
          type="number"
          min={0}
          step="any"
          autoFocus
          value={text}
          onChange={(_event, { value }) => setText(value)}
        />
      </Field>
    </Frame>
  );
}

function LostForm({ reasons, onDone }: Done & { readonly reasons: readonly Choice[] }) {
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const command: DealCommand | null =
    reason === '' ? null : { kind: 'lost', lostReasonId: Number(reason), ...(note.trim() === '' ? {} : { note }) };
  return (
    <Frame title="Mark as lost" does="Mark as lost" command={command} onDone={onDone}>
      <Field label="Reason" required>
        <Select autoFocus value={reason} onChange={(_event, { value }) => setReason(value)}>
          <option value="">Choose a reason</option>
          {reasons.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Note">
        <Textarea value={note} maxLength={500} onChange={(_event, { value }) => setNote(value)} />
      </Field>
    </Frame>
  );
}

function NoteForm({ onDone }: Done) {
  const [text, setText] = useState('');
  const command: DealCommand | null = text.trim() === '' ? null : { kind: 'note', text };
  return (
    <Frame title="Add a note" does="Add note" command={command} onDone={onDone}>
      <Field label="Note" hint="It stands in the deal's chatter in Odoo, with your name">
        <Textarea autoFocus value={text} maxLength={2000} onChange={(_event, { value }) => setText(value)} />
      </Field>
    </Frame>
  );
}

function ActivityForm({ types, onDone }: Done & { readonly types: readonly Choice[] }) {
  const { today } = useSignedIn();
  const [type, setType] = useState(String(types[0]?.id ?? ''));
  const [summary, setSummary] = useState('');
  const [dueOn, setDueOn] = useState(addDays(today, 1));
  const valid = type !== '' && dueOn >= today;
  const command: DealCommand | null = valid
    ? { kind: 'nextActivity', activityTypeId: Number(type), dueOn, ...(summary.trim() === '' ? {} : { summary }) }
    : null;
  return (
    <Frame title="Plan an activity" does="Plan activity" command={command} onDone={onDone}>
      <Field label="Kind">
        <Select autoFocus value={type} onChange={(_event, { value }) => setType(value)}>
          {types.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Summary">
        <Input value={summary} maxLength={200} onChange={(_event, { value }) => setSummary(value)} />
      </Field>
      <Field label="Due">
        <Input type="date" min={today} value={dueOn} onChange={(_event, { value }) => setDueOn(value)} />
      </Field>
    </Frame>
  );
}
