import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useState } from 'react';

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
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name !== '' && name !== title) onRename(name);
            onClose();
          }}
        >
          <DialogBody>
            <DialogTitle>Rename the report</DialogTitle>
            <DialogContent>
              <Field label="Title">
                <Input autoFocus value={words} maxLength={80} onChange={(_event, { value }) => setWords(value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabled={name === ''}>
                Rename
              </Button>
              <Button onClick={onClose}>Cancel</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
