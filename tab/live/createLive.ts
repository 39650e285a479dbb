import { coalesce } from './coalesce.js';
import { readStream } from './readStream.js';
import type { ServerEvent } from './eventReader.js';

/** `lost`: the stream broke and has not come back yet; what is shown may be behind. */
export type LiveState = 'connecting' | 'live' | 'lost';

export interface LiveSnapshot {
  readonly state: LiveState;
  /** When Odoo was last read to the end, as the stream tells it; null until it has. */
  readonly freshAt: string | null;
}

/** Changes of the figures as the service tells them. */
export interface Live {
  /** Keeps the stream open until the function it gives back is called. */
  start(): () => void;
  /** Calls back when figures may differ; changes in quick succession come as one. */
  onChange(listener: () => void): () => void;
  /** Calls back when the snapshot changes. */
  subscribe(listener: () => void): () => void;
  snapshot(): LiveSnapshot;
  /** The page is looked at again: what was held back is told, a stream that slept is replaced. */
  wake(): void;
  /** The network is back: nothing says what was missed, so everything is read and the stream opened anew. */
  reconnect(): void;
  /** Something was changed here: whoever shows figures reads them again. */
  nudge(): void;
}

export interface LiveParts {
  /** Opens the stream. Rejects when the service cannot be reached or refuses. */
  open(signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** Whether the page is in sight and there is a network; else figures are read once that is so again. */
  awake(): boolean;
  now(): number;
  /** Calls back after so many milliseconds; the function it gives back takes that back. */
  after(ms: number, act: () => void): () => void;
  /** 0 to 1. */
  random(): number;
}

/** Reading dashboards more than twice a second shows nobody more. */
const gapMs = 500;
/** Three missed heartbeats: the computer slept, or a proxy swallowed the end. */
const silentMs = 45_000;
const firstPauseMs = 500;
const longestPauseMs = 20_000;

/** A stream that comes back by itself, with growing pauses; each time it does, figures are read anew. */
export function createLive(parts: LiveParts): Live {
  const changeListeners = new Set<() => void>();
  const snapshotListeners = new Set<() => void>();
  let snapshot: LiveSnapshot = { state: 'connecting', freshAt: null };
  let run: AbortController | null = null;
  let [running, greeted] = [false, false];
  let [failures, heardAt] = [0, 0];
  let cancelRetry: (() => void) | null = null;

  function show(next: Partial<LiveSnapshot>): void {
    const before = snapshot;
    snapshot = { ...before, ...next };
    if (snapshot.state === before.state && snapshot.freshAt === before.freshAt) return;
    for (const listener of [...snapshotListeners]) listener();
  }

  const teller = coalesce({ ...parts, gapMs }, () => {
    for (const listener of [...changeListeners]) listener();
  });

  function hear({ name, data }: ServerEvent): void {
    if (name === 'hello') {
      failures = 0;
      show({ state: 'live' });
      if (greeted) teller.tell();
      greeted = true;
    }
    const freshAt = freshOf(data);
    if (freshAt !== null) show({ freshAt });
    if (name === 'changed' || name === 'fresh') teller.tell();
  }

  function connect(): void {
    cancelRetry?.();
    cancelRetry = null;
    const control = new AbortController();
    run = control;
    // Without a stream figures are read at each try, so that they follow even where a proxy lets none through.
    const ended = (failed: boolean) => {
      if (run !== control || !running) return;
      run = null;
      control.abort();
      if (failed) {
        show({ state: 'lost' });
        teller.tell();
      }
      cancelRetry = parts.after(pauseAfter(failures, parts.random()), connect);
      failures += 1;
    };
    // A stream ends by itself with its token; only one that cannot be opened anew is lost.
    readStream(parts, control, silentMs, hear, (at) => {
      heardAt = at;
    }).then(
      () => ended(failures > 0),
      () => ended(true),
    );
  }

  function reconnect(): void {
    run?.abort();
    failures = 0;
    connect();
    teller.tell();
  }

  return {
    start() {
      running = true;
      connect();
      return () => {
        running = false;
        cancelRetry?.();
        teller.stop();
        run?.abort();
      };
    },
    onChange: (listener) => join(changeListeners, listener),
    subscribe: (listener) => join(snapshotListeners, listener),
    snapshot: () => snapshot,
    wake() {
      if (!parts.awake()) return;
      teller.wake();
      if (parts.now() - heardAt >= silentMs) reconnect();
    },
    reconnect,
    nudge: teller.tell,
  };
}

function join(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Half to one and a half of a pause that doubles, so that a thousand tabs do not come back in one second. */
export function pauseAfter(failures: number, random: number): number {
  return Math.min(firstPauseMs * 2 ** failures, longestPauseMs) * (0.5 + random);
}

function freshOf(data: string): string | null {
  try {
    const { freshAt } = JSON.parse(data) as { freshAt?: unknown };
    return typeof freshAt === 'string' ? freshAt : null;
  } catch {
    return null;
  }
}
