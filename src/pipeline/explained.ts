import { isDeepStrictEqual } from 'node:util';
import type { Viewer } from '../access/viewer.js';
import type { Answer, ChangeRow, DealRow, ExplainedDeal, LaterChanges, SinceAsked } from './answer.js';
import type { StoredAnswer } from './storedAnswers.js';

/** An answer computed anew, on the same day or another, against the one that was stored. Pure. */
export function sinceAsked(
  now: Answer,
  then: StoredAnswer,
  changes: LaterChanges,
  { viewer, otherDay }: { readonly viewer: Viewer; readonly otherDay: boolean },
): SinceAsked {
  const own = then.personId === viewer.personId;
  const same = own ? isDeepStrictEqual(now.figures, then.figures) : null;
  const sightChanged = own && then.accessVersion !== viewer.accessVersion;
  return {
    askedAt: then.createdAt.toISOString(),
    position: then.position,
    same,
    before: own ? then.figures : null,
    changes,
    sightChanged,
    sentence: sentenceOf(same, changes, sightChanged, otherDay),
  };
}

function sentenceOf(
  same: boolean | null,
  { total, newDeals }: LaterChanges,
  sightChanged: boolean,
  otherDay: boolean,
): string {
  if (same === null)
    return 'This answer was given to somebody else; the figures are those of the deals that you may see';
  if (same) return total === 0 ? 'Nothing has changed since' : 'The figures are the same, whatever has changed since';
  const parts = [
    ...(total > 0 ? [counted(total, 'change', 'changes')] : []),
    ...(newDeals > 0 ? [counted(newDeals, 'new deal', 'new deals')] : []),
  ];
  const events = parts.length > 0 ? [`${parts.join(' and ')} since then`] : [];
  const sight = sightChanged ? ['what you may see has changed'] : [];
  if (events.length + sight.length === 0) {
    return otherDay
      ? 'The figures differ because the day does: no deal has changed'
      : 'The figures differ though no deal has changed: what you may see, or how they are worked out, is being changed';
  }
  return `The figures differ: ${[...events, ...sight].join('; ')}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Deals with their own events, in the order of the deals. Pure. */
export function withEvents(deals: readonly DealRow[], events: readonly ChangeRow[]): ExplainedDeal[] {
  return deals.map((deal) => ({ deal, events: events.filter((event) => event.dealId === deal.id) }));
}
