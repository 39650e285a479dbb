import { useEffect, useState, useSyncExternalStore } from 'react';
import { useView } from '../location/useView.js';
import { freshness } from './freshness.js';
import { useSignedIn } from './signedIn.js';

/** "Live · synced 2 min ago"; the words carry the state, the dot repeats it. */
export function FreshMark({ freshAt, loading }: { readonly freshAt: string | null; readonly loading: boolean }) {
  const { now, locale, timeZone, live } = useSignedIn();
  const { asOf } = useView();
  const online = useOnline();
  const at = useTicking(now);
  const told = useSyncExternalStore(live.subscribe, live.snapshot);
  const latest =
    [freshAt, told.freshAt]
      .filter((one) => one !== null)
      .sort()
      .at(-1) ?? null;
  const inputs = { freshAt: latest, now: at, loading, online, live: told.state, asOf };
  const { words, behind } = freshness(inputs, { locale, timeZone });
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
