import type { Viewer } from '../../src/access/viewer.js';
import type { OpenDeal } from '../../src/commands/deals/dealReader.js';
import { minorDigits } from '../../src/currency.js';
import { cut, execute, small, type CardAction, type CardElement } from './element.js';
import { dayText, today } from './words/dates.js';
import type { Reader } from './words/reader.js';

/** What the forms of a card need beside the deal. */
export interface FormContext {
  /** Tells this card from the next one of the same deal. */
  readonly nonce: string;
  readonly reader: Reader;
  readonly viewer: Pick<Viewer, 'odooUserId' | 'name'>;
}

/** Everything one may do to a deal from its card: an ActionSet for the deal itself, buttons for notes and next steps. */
export function changeForms(
  open: OpenDeal,
  context: FormContext,
): { readonly row: CardElement | null; readonly actions: readonly CardAction[] } {
  const data = { dealId: open.deal.id, seen: open.position, nonce: context.nonce };
  const isOpen = open.deal.status === 'open';
  const row = { type: 'ActionSet', spacing: 'Medium', actions: dealForms(open, context, data) };
  return {
    row: isOpen ? row : null,
    actions: [noteForm(data), nextForm(open, context, data), doneForm(open, context, data)].filter(
      (form) => form !== null,
    ),
  };
}

type Data = Readonly<Record<string, unknown>>;

function dealForms({ deal, choices }: OpenDeal, { reader }: FormContext, data: Data): CardAction[] {
  const stages = choices.stages.filter((stage) => !stage.isWon && stage.id !== deal.stage?.id);
  const stage = choice('stageId', 'Stage', stages, 'Choose a stage');
  // No `min`: a client that brings an input within its bounds by itself made 0 of −5, and 0 was written.
  const amount = required('Input.Number', 'amount', `Amount in ${deal.currency}`, 'An amount from 0 on', {
    value: deal.amountMinor / 10 ** minorDigits(deal.currency),
  });
  const close = input('Input.Date', 'expectedClose', 'Expected close; leave it empty for none', {
    min: today(reader),
    errorMessage: 'Choose a date from today on',
    ...(deal.expectedClose === null ? {} : { value: deal.expectedClose }),
  });
  return [
    stages.length > 0 ? form('Change stage', [stage], save('Move', 'deal.stage', data)) : null,
    form('Amount', [amount], save('Save amount', 'deal.amount', data)),
    form('Expected close', [close], save('Save date', 'deal.close', data)),
    form(
      'Won…',
      [small('The deal counts as won from now on. This can be undone.')],
      save('Mark as won', 'deal.won', data),
    ),
    lostForm(choices.lostReasons, data),
  ].filter((action) => action !== null);
}

function lostForm(reasons: readonly { id: number; name: string }[], data: Data): CardAction | null {
  if (reasons.length === 0) return null;
  const body = [
    small('The deal leaves the open pipeline. This can be undone.'),
    choice('lostReasonId', 'Reason', reasons, 'Choose a reason'),
    input('Input.Text', 'lostNote', 'What decided it', { isMultiline: true, maxLength: 500 }),
  ];
  return form('Lost…', body, { ...save('Mark as lost', 'deal.lost', data), style: 'destructive' });
}

function noteForm(data: Data): CardAction {
  const more = { isMultiline: true, maxLength: 2_000 };
  return form(
    'Note',
    [required('Input.Text', 'note', 'Note', 'Write something first', more)],
    save('Save note', 'deal.note', data),
  );
}

function nextForm({ deal, choices }: OpenDeal, { reader, viewer }: FormContext, data: Data): CardAction | null {
  if (choices.activityTypes.length === 0) return null;
  const body = [
    choice('activityTypeId', 'What', choices.activityTypes, 'Choose what is to be done'),
    required('Input.Date', 'dueOn', 'Due', 'Choose a date from today on', { min: today(reader) }),
    input('Input.Text', 'summary', 'About', { maxLength: 200 }),
    ...assigneeInput(deal.owner, viewer),
  ];
  return form('Next activity', body, save('Plan it', 'deal.next', data));
}

/** Who changes somebody else's deal says whose task it is. */
function assigneeInput(owner: OpenDeal['deal']['owner'], viewer: FormContext['viewer']): CardElement[] {
  if (owner === null || owner.id === viewer.odooUserId) return [];
  const me = viewer.odooUserId === null ? [] : [{ id: viewer.odooUserId, name: viewer.name }];
  return [{ ...choice('assigneeId', 'For', [owner, ...me], 'Choose whose task it is'), value: String(owner.id) }];
}

function doneForm({ activities }: OpenDeal, { reader }: FormContext, data: Data): CardAction | null {
  const [first] = activities;
  if (!first) return null;
  const choices = activities.map(({ id, name, dueOn }) => ({
    id,
    name: `${cut(name, 60)}, due ${dayText(dueOn, reader)}`,
  }));
  const body = [
    { ...choice('activityId', 'Activity', choices, 'Choose an activity'), value: String(first.id) },
    input('Input.Text', 'feedback', 'What came of it', { isMultiline: true, maxLength: 2_000 }),
  ];
  return form('Done', body, save('Mark as done', 'deal.done', data));
}

function form(title: string, body: readonly CardElement[], action: CardAction): CardAction {
  return { type: 'Action.ShowCard', title, card: { type: 'AdaptiveCard', version: '1.5', body, actions: [action] } };
}

function save(title: string, verb: string, data: Data): CardAction {
  return { ...execute(title, verb, data), style: 'positive' };
}

function input(type: string, id: string, label: string, more: Data = {}): CardElement {
  return { type, id, label, ...more };
}

function required(type: string, id: string, label: string, errorMessage: string, more: Data = {}): CardElement {
  return input(type, id, label, { isRequired: true, errorMessage, ...more });
}

function choice(
  id: string,
  label: string,
  options: readonly { readonly id: number; readonly name: string }[],
  errorMessage: string,
): CardElement {
  const choices = options.map((option) => ({ title: cut(option.name), value: String(option.id) }));
  return required('Input.ChoiceSet', id, label, errorMessage, { placeholder: errorMessage, choices });
}
