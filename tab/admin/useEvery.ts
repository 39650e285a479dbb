import { useEffect } from 'react';

/** Reads again every so many milliseconds while the page is in sight: what admins look after has no stream. */
export function useEvery(ms: number, ...reloads: readonly (() => void)[]): void {
  const [first, second, third, fourth] = reloads;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      for (const reload of [first, second, third, fourth]) reload?.();
    }, ms);
    return () => {
      clearInterval(timer);
    };
  }, [ms, first, second, third, fourth]);
}
