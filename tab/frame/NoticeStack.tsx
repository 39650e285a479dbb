import { Button } from '@fluentui/react-components';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Icon } from './icons.js';
import { notices, type NoticeText } from './notices.js';

const shownMs = 8_000;

/** What was done, at the foot of the page, for eight seconds; it waits while it is pointed at or focused. */
export function NoticeStack() {
  const list = useSyncExternalStore(notices.subscribe, notices.list);
  return (
    <div className="notices" role="status" aria-live="polite">
      {list.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeLine({ notice }: { readonly notice: NoticeText }) {
  const [held, setHeld] = useState(false);
  const { id, words, undo } = notice;
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => {
      notices.take(id);
    }, shownMs);
    return () => {
      clearTimeout(timer);
    };
  }, [held, id]);
  const hold = (is: boolean) => () => {
    setHeld(is);
  };
  return (
    <div
      className="notice"
      onMouseEnter={hold(true)}
      onMouseLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <Icon name="check" />
      <span>{words}</span>
      {undo ? (
        <Button
          size="small"
          onClick={() => {
            notices.take(id);
            undo();
          }}
        >
          Undo
        </Button>
      ) : null}
      <Button
        size="small"
        appearance="subtle"
        icon={<Icon name="close" />}
        aria-label="Dismiss"
        onClick={() => {
          notices.take(id);
        }}
      />
    </div>
  );
}
