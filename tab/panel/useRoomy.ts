import { useEffect, useState } from 'react';

const roomyQuery = '(min-width: 1024px)';

/** Whether there is room for a panel beside the page. */
export function useRoomy(): boolean {
  const [roomy, setRoomy] = useState(() => window.matchMedia(roomyQuery).matches);
  useEffect(() => {
    const media = window.matchMedia(roomyQuery);
    const changed = () => {
      setRoomy(media.matches);
    };
    media.addEventListener('change', changed);
    return () => {
      media.removeEventListener('change', changed);
    };
  }, []);
  return roomy;
}
