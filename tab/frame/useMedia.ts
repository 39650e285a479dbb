import { useCallback, useSyncExternalStore } from 'react';

/** Whether there is room for a panel beside the page. */
export const useRoomy = () => useMedia('(min-width: 1024px)');

/** Whether tables become lists, as on a phone: the width at which the style sheets change. */
export const useNarrow = () => useMedia('(max-width: 600px)');

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
