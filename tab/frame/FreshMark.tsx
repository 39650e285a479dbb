import { useEffect, useState, useSyncExternalStore } from 'react';
import { freshness } from './freshness.js';
import { useSignedIn } from './signedIn.js';

/** "Live · synced 2 min ago"; the words carry the state, the dot repeats it. */
export function FreshMark({ freshAt, loading }: { readonly freshAt: string | null; readonly loading: boolean }) {
  const { now, locale, timeZone } = useSignedIn();
  const online = useOnline();
  const at = useTicking(now);
  const { words, behind } = freshness({ freshAt, now: at, loading, online }, { locale, timeZone });
  return (
    <span className="fresh" role="status">
      <i className={behind ? 'dot behind' : 'dot'} />
      {words}
    </span>
  );
}

/** Whether the browser believes it has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(watchNetwork, () => navigator.onLine);
}

function watchNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** The present instant, new every 30 seconds, so that "2 min ago" stays true. */
function useTicking(now: () => Date): Date {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => {
      setAt(now());
    }, 30_000);
    return () => {
      clearInterval(timer);
    };
  }, [now]);
  return at;
}
