import type { Endpoints } from '../api/endpoints.js';
import { createLive, type Live } from './createLive.js';

/** The live changes of a browser's tab. */
export function browserLive(api: Pick<Endpoints, 'stream'>): Live {
  return createLive({
    open: (signal) => api.stream(signal),
    awake: () => document.visibilityState === 'visible' && navigator.onLine,
    now: () => performance.now(),
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => {
        clearTimeout(timer);
      };
    },
    random: () => Math.random(),
  });
}

/** Opens the stream, and wakes it when the page is looked at again or the network is back. Gives back how to stop. */
export function followLive(live: Live): () => void {
  const stop = live.start();
  const wake = () => {
    live.wake();
  };
  document.addEventListener('visibilitychange', wake);
  const reconnect = () => {
    live.reconnect();
  };
  window.addEventListener('online', reconnect);
  window.addEventListener('pageshow', wake);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', wake);
    window.removeEventListener('online', reconnect);
    window.removeEventListener('pageshow', wake);
  };
}
