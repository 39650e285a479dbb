import type { Answer } from '../../src/pipeline/answer.js';
import { asProblem } from '../api/problem.js';
import { notices } from '../frame/notices.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView } from '../location/useView.js';
import { groupQuestion } from './groupQuestion.js';

/** Opens how a figure of an answer is made: the whole, or one member of its grouping, asked for by itself. */
export function useDrill(answer: Answer): (key: string | null) => void {
  const { api } = useSignedIn();
  return (key) => {
    const question = key === null ? null : groupQuestion(answer, key);
    if (!question) {
      changeView({ explain: `answer:${answer.answerId}`, deal: null });
      return;
    }
    api.askQuestion(question).then(
      ({ answerId }) => changeView({ explain: `answer:${answerId}`, deal: null }),
      (error: unknown) => notices.say(`Not explained: ${asProblem(error).message}`),
    );
  };
}
