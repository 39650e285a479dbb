import { useState } from 'react';
import { asProblem } from '../api/problem.js';
import { notices } from '../frame/notices.js';

/** Does something for an admin once at a time, then says what was done, or why it was not. */
export function useAct(then: () => void): {
  busy: boolean;
  act: (words: string, perform: () => Promise<unknown>) => void;
} {
  const [busy, setBusy] = useState(false);
  return {
    busy,
    act(words, perform) {
      setBusy(true);
      perform()
        .then(
          () => notices.say(words),
          (error: unknown) => notices.say(`Not done: ${asProblem(error).message}`),
        )
        .finally(() => {
          setBusy(false);
          then();
        });
    },
  };
}
