import { ForesailError } from '../errors.js';
import type { Append, StoredEvent } from './event.js';
import { placed } from './eventDocument.js';

/** Position and instant of the last event of the log. */
export interface Tail {
  readonly position: number;
  readonly observedAt: Date;
}

/** One stream's batch on its way into the log. `stored` fills up, index by index. */
export interface Item {
  readonly append: Append;
  readonly request: Request;
  readonly stored: (StoredEvent | undefined)[];
  /** Whether version and event ids were read from the log since the last doubt. */
  verified: boolean;
}

/** One call of `append`. */
export interface Request {
  readonly items: readonly Item[];
  failure?: unknown;
}

/** An event with a place, and whose it is. */
export interface Planned {
  readonly item: Item;
  readonly index: number;
  readonly event: StoredEvent;
}

/** What to insert now, and the items whose expected version seems not to hold. */
export interface Plan {
  readonly planned: readonly Planned[];
  readonly doubted: readonly Item[];
}

/** Splits a call into its items. */
export function requestFor(appends: readonly Append[]): Request {
  const request: { items: Item[] } = { items: [] };
  for (const append of appends) {
    request.items.push({ append, request, stored: append.events.map(() => undefined), verified: false });
  }
  return request;
}

/** Whether something of the item still has to be stored. */
export function isOpen(item: Item): boolean {
  return item.request.failure === undefined && item.stored.includes(undefined);
}

/**
 * Gives places to all events that may be stored now, in order, up to `limit`. Pure but for nothing: places are taken on
 * paper, from `tail` and `versions`, and hold only if the insert agrees.
 */
export function planAppend(
  items: readonly Item[],
  state: { readonly tail: Tail; readonly versions: ReadonlyMap<string, number>; readonly now: Date },
  limit: number,
): Plan {
  const planned: Planned[] = [];
  const doubted: Item[] = [];
  const versions = new Map<string, number>();
  const taken = new Set<string>();
  const halted = new Set<Request>();
  const observedAt = state.now > state.tail.observedAt ? state.now : state.tail.observedAt;

  for (const item of items) {
    if (planned.length >= limit) break;
    if (!isOpen(item) || halted.has(item.request)) continue;
    const { stream, expected, events } = item.append;
    const version = versions.get(stream) ?? state.versions.get(stream) ?? 0;
    if (!agrees(item, expected, version)) {
      doubted.push(item);
      halted.add(item.request);
      continue;
    }
    let next = version;
    events.forEach((event, index) => {
      // The same id twice in one round: the second is recognised in the next.
      if (item.stored[index] || taken.has(event.eventId)) return;
      taken.add(event.eventId);
      next += 1;
      const position = state.tail.position + planned.length + 1;
      planned.push({ item, index, event: placed(event, { position, stream, version: next, observedAt }) });
    });
    versions.set(stream, next);
  }
  return { planned, doubted };
}

/**
 * Whether the item may go on at this version of its stream. A batch of which a part is already stored was accepted
 * then: it is finished, not asked again.
 */
function agrees(item: Item, expected: Append['expected'], version: number): boolean {
  if (expected === 'any' || item.stored.some((event) => event !== undefined)) return true;
  return version === (expected === 'none' ? 0 : expected);
}

/** The error of an item whose stream has truly moved on. */
export function versionConflict(append: Append, version: number): ForesailError {
  return new ForesailError('VERSION_CONFLICT', {
    message: `Stream ${append.stream} is at version ${version}, not at ${append.expected}`,
    details: { stream: append.stream, expected: append.expected, version },
  });
}
