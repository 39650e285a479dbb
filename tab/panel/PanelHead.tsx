import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Icon } from '../frame/icons.js';

interface Props {
  readonly over: ReactNode;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly tools?: ReactNode;
}

/** The head of a panel: small line, title, and the button that closes it. */
export function PanelHead({ over, title, onClose, tools }: Props) {
  return (
    <header className="phd">
      <div className="cap mut over">
        {over}
        <span className="push tools">
          {tools}
          <Button
            appearance="subtle"
            size="small"
            icon={<Icon name="close" />}
            aria-label="Close"
            title="Close, Esc"
            onClick={onClose}
          />
        </span>
      </div>
      <h2>{title}</h2>
    </header>
  );
}
