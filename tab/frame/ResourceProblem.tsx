import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ApiProblem } from '../api/problem.js';

interface Props {
  /** What could not be shown: "The dashboard". */
  readonly what: string;
  readonly problem: ApiProblem;
  readonly retry: () => void;
}

/** What happened, what to do, and the request id in small print; the rest of the page lives on. */
export function ResourceProblem({ what, problem, retry }: Props) {
  return (
    <div className="cardProblem" role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{what} could not be read</MessageBarTitle>
          {problem.message}. Nothing was changed.
          {problem.requestId === '' ? null : <span className="cap mut blk">Request {problem.requestId}</span>}
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={retry}>
            Retry
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}
