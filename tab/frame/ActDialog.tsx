import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** What the button that does it says, and the one that does not. */
  readonly verb: string;
  readonly refusal: string;
  /** Whether it cannot be undone: then a click beside the dialog does not close it. */
  readonly grave?: boolean;
  readonly disabled?: boolean;
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks before something is done; Enter in a field does it, Escape leaves everything as it is. */
export function ActDialog({ title, verb, refusal, grave = false, disabled = false, onAct, onClose, children }: Props) {
  return (
    <Dialog
      open
      modalType={grave ? 'alert' : 'modal'}
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onAct();
            onClose();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>{children}</DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabled={disabled}>
                {verb}
              </Button>
              <Button onClick={onClose}>{refusal}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
