/** What latency and the pace of life wait with; the platform's own unless a test gives others. */
export interface Timers {
  /** Runs `work` after `ms`; answers how to call it off. */
  after(ms: number, work: () => void): () => void;
}

/** The platform's timers. They do not keep the process alive. */
export const realTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Calls `work` `perMinute` times a minute until stopped; never when that is 0. Answers how to stop it. */
export function keepPace(perMinute: number, timers: Timers, work: () => void): () => void {
  if (perMinute <= 0) return () => undefined;
  // Above ten a second several changes share a tick, so that timers do not set the limit.
  const perTick = Math.max(1, Math.round(perMinute / 600));
  let callOff: () => void = () => undefined;
  const tick = (): void => {
    for (let i = 0; i < perTick; i++) work();
    callOff = timers.after((60_000 / perMinute) * perTick, tick);
  };
  callOff = timers.after((60_000 / perMinute) * perTick, tick);
  return () => {
    callOff();
  };
}
