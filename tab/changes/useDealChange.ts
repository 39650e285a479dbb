import { useState } from 'react';
import type { DealRow } from '../../src/pipeline/answer.js';
import type { DealCommand } from '../../src/commands/deals/dealCommand.js';
import type { ChangeRequest, DealChoices, DealChanged } from '../api/dealEndpoints.js';
import { asProblem, type ApiProblem } from '../api/problem.js';
import { withDays } from '../format/days.js';
import { useSignedIn, type SignedIn } from '../frame/signedIn.js';
import { notices } from '../frame/notices.js';
import { shownAfter } from './optimistic.js';

/** Where a change of a deal stands. */
export type Saving =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving'; readonly command: DealCommand }
  | { readonly kind: 'conflict'; readonly command: DealCommand; readonly problem: ApiProblem }
  | {
      readonly kind: 'failed';
      readonly command: DealCommand;
      readonly problem: ApiProblem;
      /** What was sent where nobody knows what became of it: sent once more as it was, it is done once. */
      readonly unsettled: ChangeRequest | null;
    };

export interface DealChange {
  readonly saving: Saving;
  /** The deal as it will be, while a change is on its way. */
  readonly shown: DealRow;
  /** `over`: what is there now has been seen, and is to be overwritten. */
  readonly make: (command: DealCommand, over?: boolean) => void;
  /** Tries once more what failed. */
  readonly retry: () => void;
  readonly dismiss: () => void;
}

/**
 * Changes a deal: shows it as done at once, puts the old back when it is refused, says what differs when somebody else was
 * quicker. One command id a change, kept where no answer came, so that a repeated request does nothing twice.
 */
export function useDealChange(deal: DealRow, choices: DealChoices | null, reload: () => void): DealChange {
  const signedIn = useSignedIn();
  const { api, live } = signedIn;
  const [saving, setSaving] = useState<Saving>({ kind: 'none' });
  const seen = seenOf(deal, choices);
  const send = (command: DealCommand, request: ChangeRequest) =>
    api.changeDeal(deal.id, request).then(
      (changed) => {
        setSaving({ kind: 'none' });
        reload();
        live.nudge();
        sayDone(changed, deal, signedIn, reload);
      },
      (error: unknown) => {
        const problem = asProblem(error);
        const unsettled = problem.unsettled ? request : null;
        setSaving(
          problem.code === 'DEAL_CHANGED'
            ? { kind: 'conflict', command, problem }
            : { kind: 'failed', command, problem, unsettled },
        );
        reload();
      },
    );
  const make = (command: DealCommand, over = false) => {
    setSaving({ kind: 'saving', command });
    const commandId = crypto.randomUUID();
    const started = over ? api.dealChoices(deal.id).then(({ position }) => ({ position })) : Promise.resolve(seen);
    started.then(
      (given) => send(command, { commandId, change: command, ...(given ? { seen: given } : {}) }),
      (error: unknown) => setSaving({ kind: 'failed', command, problem: asProblem(error), unsettled: null }),
    );
  };
  const retry = () => {
    if (saving.kind !== 'failed') return;
    const { command, unsettled } = saving;
    if (unsettled === null) return make(command);
    setSaving({ kind: 'saving', command });
    void send(command, unsettled);
  };
  return {
    saving,
    shown: saving.kind === 'saving' ? shownAfter(deal, saving.command, choices) : deal,
    make,
    retry,
    dismiss: () => setSaving({ kind: 'none' }),
  };
}

/** What the person has on screen: the service compares it with what is there. */
function seenOf(deal: DealRow, choices: DealChoices | null) {
  if (!choices) return null;
  const stageId = choices.stages.find((stage) => stage.name === deal.stage)?.id ?? null;
  return { stageId, amount: deal.amount, expectedClose: deal.expectedClose };
}

/** Says what was done, with a way back where the service offers one. */
export function sayDone(
  changed: DealChanged,
  deal: { id: number; name: string },
  signedIn: SignedIn,
  then: () => void,
) {
  const { api, live } = signedIn;
  const saidOf = ({ said }: DealChanged) => `${deal.name}: ${withDays(said, signedIn)}`;
  const words = saidOf(changed);
  if (!changed.undoable) {
    notices.say(words);
    return;
  }
  notices.say(words, () => {
    const request = { commandId: crypto.randomUUID(), change: { kind: 'undo', commandId: changed.commandId } as const };
    api.changeDeal(deal.id, request).then(
      (undone) => {
        notices.say(saidOf(undone));
        then();
        live.nudge();
      },
      (error: unknown) => notices.say(`Not taken back: ${asProblem(error).message}`),
    );
  });
}
