import { useEffect, useState } from 'react';

/** As long as a page that is never idle waits. */
const longestWaitMs = 2_000;

/** Whether the browser has had a moment to rest since this was shown: what may come later waits for it. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const rest = () => setIdle(true);
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(rest, 300);
      return () => clearTimeout(timer);
    }
    const handle = window.requestIdleCallback(rest, { timeout: longestWaitMs });
    return () => window.cancelIdleCallback(handle);
  }, []);
  return idle;
}
