import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ShownDifference } from '../../src/commands/deals/settledAs.js';
import { changeWords } from '../history/changeWords.js';
import { clockTime } from '../format/days.js';
import { useSignedIn, type SignedIn } from '../frame/signedIn.js';
import { savingWords } from './optimistic.js';
import type { DealChange } from './useDealChange.js';

/** What becomes of a change: on its way, refused, or met by somebody else's. */
export function SavingState({ change, currency }: { readonly change: DealChange; readonly currency: string }) {
  const signedIn = useSignedIn();
  const { saving, dismiss, make, retry } = change;
  if (saving.kind === 'none') return null;
  if (saving.kind === 'saving') {
    return (
      <p className="cap mut savingLine" role="status">
        {savingWords(saving.command)} in Odoo
      </p>
    );
  }
  if (saving.kind === 'failed') {
    return (
      <div role="alert" className="savingBar">
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{saving.unsettled === null ? 'Not changed.' : 'No answer came.'}</MessageBarTitle>
            {saving.problem.message}.
            {saving.unsettled === null
              ? ''
              : ' Whether it was done is not known; trying again does it once, not twice.'}
            {saving.problem.requestId === '' ? null : (
              <span className="cap mut blk">Request {saving.problem.requestId}</span>
            )}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={retry}>
              Try again
            </Button>
            <Button size="small" appearance="subtle" onClick={dismiss}>
              Dismiss
            </Button>
          </MessageBarActions>
        </MessageBar>
      </div>
    );
  }
  const { command } = saving;
  return (
    <div role="alert" className="savingBar">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>Somebody else changed this deal meanwhile.</MessageBarTitle>
          Nothing was overwritten.
          <ul>
            {differencesOf(saving.problem.details).map((one) => (
              <li key={one.field}>{differenceWords(one, currency, signedIn)}</li>
            ))}
          </ul>
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={dismiss}>
            Keep theirs
          </Button>
          <Button size="small" onClick={() => make(command, true)}>
            Use mine
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}

function differencesOf(details: Readonly<Record<string, unknown>>): ShownDifference[] {
  const { differences } = details;
  return Array.isArray(differences) ? (differences as ShownDifference[]) : [];
}

function differenceWords(one: ShownDifference, currency: string, signedIn: SignedIn): string {
  const row = { field: one.field, from: one.seen, to: one.present, currency };
  const { field, from, to } = changeWords(row, signedIn);
  const who = one.by === null ? '' : `, by ${one.by}`;
  const when = one.at === null ? '' : ` at ${clockTime(new Date(one.at), signedIn.locale, signedIn.timeZone)}`;
  return `${field}: you saw ${from}, it is ${to} now${who}${when}`;
}
