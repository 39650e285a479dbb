import { useEffect } from 'react';

const everyMs = 20_000;

/**
 * Reads again every 20 s while the page is in sight and there is a network, and at once when either comes back: after
 * sleep the figures catch up by themselves.
 */
export function useLive(reload: () => void): void {
  useEffect(() => {
    const again = () => {
      if (document.visibilityState === 'visible' && navigator.onLine) reload();
    };
    const timer = setInterval(again, everyMs);
    document.addEventListener('visibilitychange', again);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
      window.removeEventListener('online', again);
    };
  }, [reload]);
}
