import type { Felt } from './session.js';

/** Milliseconds at which so many of a hundred were done. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What a stage of load came to. */
export interface Summary {
  readonly perSecond: number;
  readonly all: Spread;
  readonly signIn: Spread;
  readonly byKind: Readonly<Record<string, Spread>>;
  /** Requests by status and code where it is not 2xx; 0 is no answer. */
  readonly errors: Readonly<Record<string, number>>;
  readonly streams: number;
  /** How often an open tab was told that figures may differ. */
  readonly told: number;
}

const notAsked = new Set(['stream', 'told of a change']);

export function summaryOf(felt: readonly Felt[], arrivals: readonly Felt[], seconds: number): Summary {
  const asked = felt.filter(({ what }) => !notAsked.has(what));
  const kinds = [...new Set(asked.map(({ what }) => what))].sort();
  const errors: Record<string, number> = {};
  for (const { what, status, code = '' } of [...arrivals, ...felt]) {
    if (status >= 200 && status < 300) continue;
    const key = `${what} ${status} ${code}`.trimEnd();
    errors[key] = (errors[key] ?? 0) + 1;
  }
  const count = (list: readonly Felt[], wanted: string) =>
    list.filter(({ what, status }) => what === wanted && status === 200).length;
  return {
    perSecond: asked.length / seconds,
    all: spreadOf(asked),
    signIn: spreadOf(arrivals.filter(({ what }) => what === 'sign in')),
    byKind: Object.fromEntries(kinds.map((kind) => [kind, spreadOf(asked.filter(({ what }) => what === kind))])),
    errors,
    streams: count([...arrivals, ...felt], 'stream'),
    told: count(felt, 'told of a change'),
  };
}

function spreadOf(felt: readonly Felt[]): Spread {
  const sorted = felt.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
