/** Wakes one waiter. A signal given while nobody waits is kept for the next. */
export interface Signal {
  give(): void;
  /** Resolves at the next signal, or after that many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

export function createSignal(): Signal {
  let given = false;
  let resolve: (() => void) | undefined;
  return {
    give() {
      given = true;
      resolve?.();
    },
    async wait(milliseconds) {
      if (!given) {
        await new Promise<void>((done) => {
          const timer = setTimeout(done, milliseconds);
          resolve = () => {
            clearTimeout(timer);
            done();
          };
        });
      }
      given = false;
      resolve = undefined;
    },
  };
}
