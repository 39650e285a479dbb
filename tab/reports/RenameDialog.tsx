import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { ActDialog } from '../frame/ActDialog.js';

interface Props {
  readonly title: string;
  readonly onRename: (title: string) => void;
  readonly onClose: () => void;
}

/** Another title for a report. */
export function RenameDialog({ title, onRename, onClose }: Props) {
  const [words, setWords] = useState(title);
  const name = words.trim();
  return (
    <ActDialog
      title="Rename the report"
      verb="Rename"
      refusal="Cancel"
      disabled={name === ''}
      onAct={() => {
        if (name !== title) onRename(name);
      }}
      onClose={onClose}
    >
      <Field label="Title">
        <Input autoFocus value={words} maxLength={80} onChange={(_event, { value }) => setWords(value)} />
      </Field>
    </ActDialog>
  );
}
