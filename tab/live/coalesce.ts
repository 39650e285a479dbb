/** Tells of something that may come a thousand times a second. */
export interface Teller {
  /** Tells at once, or when the gap since the last time is over, or when somebody looks again. */
  tell(): void;
  /** Somebody looks again: what was held back is told. */
  wake(): void;
  stop(): void;
}

interface TellerParts {
  readonly gapMs: number;
  readonly awake: () => boolean;
  readonly now: () => number;
  readonly after: (ms: number, act: () => void) => () => void;
}

/** However often `tell` is called, `listener` hears it at most once in `gapMs`, and never while nobody looks. */
export function coalesce(parts: TellerParts, listener: () => void): Teller {
  let toldAt = -Infinity;
  let owed = false;
  let cancel: (() => void) | null = null;

  function tell(): void {
    if (!parts.awake()) {
      owed = true;
      return;
    }
    if (cancel) return;
    const wait = toldAt + parts.gapMs - parts.now();
    if (wait <= 0) {
      owed = false;
      toldAt = parts.now();
      listener();
      return;
    }
    cancel = parts.after(wait, () => {
      cancel = null;
      tell();
    });
  }

  return {
    tell,
    wake() {
      if (owed) tell();
    },
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
