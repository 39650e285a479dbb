import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReportChart } from '../../src/eventStore/reportEvents.js';
import type { Answer } from '../../src/pipeline/answer.js';
import { asProblem, type ApiProblem } from '../api/problem.js';
import { notices } from '../frame/notices.js';
import { useSignedIn } from '../frame/signedIn.js';
import { audienceChoices } from './audience.js';
import { chartWords } from './chartWords.js';
import { chartsFor, usualChart } from './series.js';
import { useReportList } from './useReports.js';

interface Props {
  readonly answer: Answer;
  readonly text: string;
  readonly then: readonly string[];
  readonly onClose: () => void;
}

/** Keeps an answer's question on one's reports page: its title, its chart, and with whom it is shared. */
export function SaveReport({ answer, text, then, onClose }: Props) {
  const { api, live } = useSignedIn();
  const audiences = audienceChoices(useReportList().data?.audiences ?? []);
  const [title, setTitle] = useState(titleOf([text, ...then].join(', ')));
  const [chart, setChart] = useState<ReportChart>(usualChart(answer));
  const [sharing, setSharing] = useState('me');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const save = () => {
    setBusy(true);
    const sharedWith = audiences.find(({ value }) => value === sharing)?.audience ?? null;
    api
      .addReport({ title: title.trim(), text, then, chart, wide: false, sharedWith })
      .then(
        () => {
          notices.say(`“${title.trim()}” is on your Reports page`);
          live.nudge();
          onClose();
        },
        (error: unknown) => setProblem(asProblem(error)),
      )
      .finally(() => setBusy(false));
  };
  return (
    <form
      className="saving"
      aria-label="Save as report"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '') save();
      }}
    >
      <Field label="Title" {...(problem ? { validationMessage: `${problem.message}. Nothing was saved` } : {})}>
        <Input autoFocus maxLength={80} value={title} onChange={(_event, { value }) => setTitle(value)} />
      </Field>
      <Field label="Shown as">
        <Select value={chart} onChange={(_event, { value }) => setChart(value as ReportChart)}>
          {chartsFor(answer).map((kind) => (
            <option key={kind} value={kind}>
              {chartWords[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Shared with" hint="Whoever looks sees their own figures, never yours">
        <Select value={sharing} onChange={(_event, { value }) => setSharing(value)}>
          {audiences.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      <div className="chips">
        <Button type="submit" appearance="primary" disabled={busy || title.trim() === ''}>
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

function titleOf(words: string): string {
  return (words.slice(0, 1).toUpperCase() + words.slice(1)).slice(0, 80);
}
