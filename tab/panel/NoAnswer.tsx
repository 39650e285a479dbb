import { Button } from '@fluentui/react-components';
import type { ApiProblem } from '../api/problem.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { changeView, readView } from '../location/useView.js';
import { OtherReadings } from './OtherReadings.js';
import { readingsIn, type OtherReading } from './meant.js';

interface NoAnswerProps {
  readonly problem: ApiProblem;
  readonly retry: () => void;
  /** Whether what was not understood is a follow-up: then a step back leads to the answer before it. */
  readonly follows: boolean;
  /** Asks a question that may have been meant. */
  readonly onPick: (reading: OtherReading) => void;
}

/** Not understood: the words that were not, and questions that work. Anything else is an error with retry. */
export function NoAnswer({ problem, retry, follows, onPick }: NoAnswerProps) {
  const suggestions = texts(problem.details['suggestions']);
  const guesses = readingsIn(problem.details['guesses']);
  if (problem.status !== 422) return <ResourceProblem what="The answer" problem={problem} retry={retry} />;
  return (
    <div className="suggest">
      <p>{problem.message}.</p>
      {follows ? (
        <Button size="small" onClick={() => changeView({ then: readView().then.slice(0, -1) })}>
          Back to the answer before
        </Button>
      ) : null}
      <OtherReadings title="Did you mean" readings={guesses} onPick={onPick} />
      {suggestions.length > 0 ? <p className="mut">{guesses.length > 0 ? 'Or ask:' : 'You can ask:'}</p> : null}
      {suggestions.map((suggestion) => (
        <Button
          key={suggestion}
          size="small"
          onClick={() => {
            changeView({ ask: suggestion, then: [] });
          }}
        >
          {suggestion}
        </Button>
      ))}
    </div>
  );
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
