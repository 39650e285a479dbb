import { useEffect, useState } from 'react';

/** When this goes, the focus returns to what opened it; where that is gone too, to the first that `otherwise` selects. */
export function useFocusReturn(otherwise?: string): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        const there = opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : null;
        const to = there ?? (otherwise === undefined ? null : document.querySelector<HTMLElement>(otherwise));
        to?.focus();
      });
    },
    [opener, otherwise],
  );
}
