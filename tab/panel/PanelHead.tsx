import { Button } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from '../frame/icons.js';

interface Props {
  readonly over: ReactNode;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly tools?: ReactNode;
}

/**
 * The head of a panel: small line, title, and the button that closes it. In a dialog the title takes the focus, so that
 * Escape works and a screen reader says where one is when one panel follows another.
 */
export function PanelHead({ over, title, onClose, tools }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (heading.current?.closest('[role=dialog]')) heading.current.focus();
  }, []);
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
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
    </header>
  );
}
