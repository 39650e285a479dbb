import { useEffect } from 'react';
import { useSignedIn } from '../frame/signedIn.js';
import { coalesce } from '../live/coalesce.js';

/** For what takes the service long, or is asked in many questions: near enough to now, and no load that grows with changes. */
export const slowGapMs = 3_000;
/** For what explains more than it tells: why a figure changed is still so a minute later. */
export const rareGapMs = 60_000;

/**
 * Reads again when the service says that figures may differ; after sleep, too, and once the network is back. With a gap,
 * at most once in so many milliseconds, the last change included.
 */
export function useLive(reload: () => void, gapMs = 0): void {
  const { live } = useSignedIn();
  useEffect(() => {
    const teller = coalesce({ gapMs, awake: () => true, now: () => Date.now(), after }, reload);
    const stop = live.onChange(() => teller.tell());
    return () => {
      stop();
      teller.stop();
    };
  }, [live, reload, gapMs]);
}

function after(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}
