import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ActivityRow } from '../../src/pipeline/answer.js';
import { asProblem } from '../api/problem.js';
import { sayDone } from '../changes/useDealChange.js';
import { useOnline } from '../frame/FreshMark.js';
import { notices } from '../frame/notices.js';
import { useSignedIn } from '../frame/signedIn.js';

/** Finishes an activity in place. It says so at once; when it is refused, the button comes back and says why. */
export function ActivityDone({ row, then }: { readonly row: ActivityRow; readonly then: () => void }) {
  const signedIn = useSignedIn();
  const { api, live } = signedIn;
  const online = useOnline();
  const [state, setState] = useState<'open' | 'finishing'>('open');
  if (row.state === 'done' || row.dealId === null) return null;
  const title = row.summary ?? row.type;
  const deal = { id: row.dealId, name: row.deal ?? title };
  const finish = () => {
    setState('finishing');
    api.finishActivity(row.id, crypto.randomUUID()).then(
      (changed) => {
        sayDone(changed, deal, signedIn, then);
        then();
        live.nudge();
      },
      (error: unknown) => {
        setState('open');
        const problem = asProblem(error);
        const words = problem.unsettled ? 'No answer came, look whether it is done' : 'Not done';
        notices.say(`${title}: ${words}: ${problem.message}`);
      },
    );
  };
  return (
    <Button
      size="small"
      className="done"
      disabled={state === 'finishing' || !online}
      aria-label={`${state === 'finishing' ? 'Finishing' : 'Done'}: ${title}`}
      title={online ? 'Mark as done in Odoo' : 'You are offline'}
      onClick={finish}
    >
      {state === 'finishing' ? 'Finishing' : 'Done'}
    </Button>
  );
}
