import { Button, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Answer } from '../../src/pipeline/answer.js';
import { changeView } from '../location/useView.js';
import { mostFollowUps } from '../location/viewState.js';
import { followUps } from './followUps.js';

interface Props {
  readonly answer: Answer;
  readonly then: readonly string[];
  /** Whether the form for saving was just left: then the focus is back where it was opened, and Escape closes the panel. */
  readonly focusSave: boolean;
  readonly onSave: () => void;
}

/** What can be asked next of an answer, in words of one's own or those offered; and keeping it. */
export function FollowUp({ answer, then, focusSave, onSave }: Props) {
  const [text, setText] = useState('');
  const ask = (words: string) => {
    const sentence = words.trim();
    if (sentence !== '') changeView({ then: [...then, sentence] });
  };
  return (
    <div className="followUp">
      {then.length < mostFollowUps ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            ask(text);
          }}
        >
          <Input
            style={{ width: '100%' }}
            aria-label="Follow up on this answer"
            placeholder="Follow up: by owner, only the ones over 50k"
            maxLength={500}
            value={text}
            onChange={(_event, { value }) => setText(value)}
          />
        </form>
      ) : null}
      <div className="chips">
        {then.length < mostFollowUps
          ? followUps(answer).map((words) => (
              <Button key={words} size="small" shape="circular" onClick={() => ask(words)}>
                {words}
              </Button>
            ))
          : null}
        <Button
          size="small"
          appearance="transparent"
          onClick={() => changeView({ explain: `answer:${answer.answerId}` })}
        >
          Explain
        </Button>
        <Button size="small" appearance="primary" className="push" autoFocus={focusSave} onClick={onSave}>
          Save as report
        </Button>
      </div>
    </div>
  );
}
