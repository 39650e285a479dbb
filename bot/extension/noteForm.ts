import type { DealRow } from '../../src/pipeline/answer.js';
import { card, cut, headline, plain, text, type AdaptiveCard, type CardElement } from '../cards/element.js';
import { dot, type Reader } from '../cards/words/reader.js';
import { dealLine } from './found.js';

/** Longest note, as `dealCommand` takes it. */
export const longestNote = 2_000;

/** What the dialog shows. */
export interface NoteForm {
  readonly note: string;
  /** What was searched for, where something was. */
  readonly search: string;
  readonly deals: readonly DealRow[];
  /** The deal that is chosen already. */
  readonly dealId: number | null;
  /** Tells this dialog from the next: the same one saved twice is one note. */
  readonly nonce: string;
  /** What is wrong, in words. */
  readonly problem: string | null;
}

/** Dialogs of message extensions submit; they do not execute. */
export interface FormCard extends Omit<AdaptiveCard, 'actions'> {
  readonly actions: readonly SubmitAction[];
}

interface SubmitAction {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly style?: 'positive';
}

/** The form of a note: which deal, found by a search, and what to write. What is missing is said here, not by the client. */
export function noteFormCard(form: NoteForm, reader: Reader): FormCard {
  const shown = card([
    headline('Log a note on a deal'),
    form.problem === null ? null : problemLine(form.problem),
    form.deals.length === 0 ? null : dealChoice(form, reader),
    {
      ...input('search', 'Another deal: search by name, account, amount or stage', form.search),
      ...{ placeholder: 'porto, or over 50k in proposition', maxLength: 200 },
    },
    { ...input('note', 'Note', form.note), isMultiline: true, maxLength: longestNote },
  ]);
  const data = { v: 1, nonce: form.nonce };
  const actions = [
    { type: 'Action.Submit', title: 'Save note', data: { ...data, step: 'save' }, style: 'positive' },
    { type: 'Action.Submit', title: 'Search', data: { ...data, step: 'find' } },
  ] as const;
  return { ...shown, actions };
}

function dealChoice({ deals, dealId }: NoteForm, reader: Reader): CardElement {
  const choices = deals.map((deal) => ({
    title: `${cut(deal.name, 60)}${dot}${dealLine(deal, reader)}`,
    value: String(deal.id),
  }));
  return {
    ...{
      type: 'Input.ChoiceSet',
      id: 'dealId',
      label: 'Deal',
      style: 'compact',
      placeholder: 'Choose a deal',
      choices,
    },
    ...(dealId === null ? {} : { value: String(dealId) }),
  };
}

function input(id: string, label: string, value: string): CardElement {
  return { type: 'Input.Text', id, label, ...(value === '' ? {} : { value }) };
}

function problemLine(problem: string): CardElement {
  return { type: 'Container', style: 'attention', items: [text(plain(`${problem}.`), { weight: 'Bolder' })] };
}
