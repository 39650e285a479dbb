import { ForesailError } from '../../errors.js';
import type { StageView } from '../../projections/documents.js';
import type { DealDetail, PushRow, StayRow } from '../answer.js';
import { dayMilliseconds } from '../asking.js';
import { dealRow } from '../dealRow.js';
import type { ListedDeal } from '../deals.js';
import type { Asked } from '../session.js';
import { changeRows, isTold } from './changeAnswers.js';
import { at, dayText, fieldCount, unset } from './dealFields.js';
import { pastBit } from './historyLedger.js';
import type { HistoryNames } from './historyNames.js';
import type { Lens } from './lens.js';
import { pushedDays } from './moves.js';
import { listedAt } from './pastDeals.js';
import { staysOf } from './stays.js';
import { forwardBy } from './forward.js';

interface DetailParts {
  readonly asked: Asked;
  readonly lens: Lens;
  readonly stages: ReadonlyMap<number, StageView>;
  readonly names: HistoryNames;
  readonly odooUrl: string;
}

/** A deal with its timeline, push ledger and stays. @throws ForesailError NOT_FOUND unless the viewer may see it. */
export async function dealDetail(parts: DetailParts, dealId: number): Promise<DealDetail> {
  const { asked, lens, names, odooUrl } = parts;
  const { ledger } = lens;
  const row = ledger.row(dealId);
  if (row === undefined || !lens.counts(row)) throw new ForesailError('NOT_FOUND');
  const first = ledger.facts.first[row] ?? 0;
  const indices = Array.from({ length: ledger.end(row) - first }, (_, index) => first + index);
  const told = indices.filter((change) => isTold(ledger, change)).reverse();
  const shown = {
    removedAt: removedAt(lens, row),
    pushes: pushesOf(lens, indices),
    stays: stayRows(parts, row),
    ...sinceOf(lens, row),
  };
  const [history, deal] = await Promise.all([
    changeRows(
      { ledger, names, odooUrl },
      told.map((change) => ({ row, change })),
    ),
    presentOf(parts, row),
  ]);
  if (!deal) throw new ForesailError('NOT_FOUND');
  return { deal: dealRow(deal, asked.asking, odooUrl), history, ...shown };
}

/** As the lists of now show it; of a deal that is gone, as it was last. */
async function presentOf({ asked, lens, names }: DetailParts, row: number): Promise<ListedDeal | undefined> {
  const { question } = asked;
  const page = await asked.deals.page({ question, currencies: [], start: null, pageSize: 1, top: null });
  const moment = { lens, before: Infinity, asking: asked.asking, rottingDays: () => null };
  return page.deals[0] ?? listedAt(moment, row, names);
}

function pushesOf({ ledger }: Lens, changes: readonly number[]): PushRow[] {
  return changes.flatMap((change) => {
    const isClose = ((ledger.changes.field[change] ?? 0) & ~pastBit) === at.expectedClose;
    const days = isClose ? pushedDays(ledger, change) : 0;
    if (days === 0) return [];
    const actor = ledger.actor(change);
    return [
      {
        from: dayText(ledger.changes.from[change] ?? 0),
        to: dayText(ledger.changes.to[change] ?? 0),
        days,
        at: new Date(ledger.changes.at[change] ?? 0).toISOString(),
        by: actor && (actor.name ?? actor.id),
      },
    ];
  });
}

function stayRows({ asked, lens, stages }: DetailParts, row: number): StayRow[] {
  const forward = forwardBy(new Map([...stages].map(([id, { sequence }]) => [id, sequence])));
  return staysOf(lens, row, asked.asking.now.getTime() + 1, forward).map(({ stage, from, to, outcome }) => ({
    stage: stage === unset ? null : (stages.get(stage)?.name ?? `#${String(stage)}`),
    from: new Date(from).toISOString(),
    to: outcome === 'stillThere' ? null : new Date(to).toISOString(),
    days: (to - from) / dayMilliseconds,
    outcome,
  }));
}

function removedAt({ ledger }: Lens, row: number): string | null {
  const state = new Float64Array(fieldCount);
  ledger.presentOf(row, state);
  if (state[at.removed] === 0) return null;
  for (let change = ledger.end(row) - 1; change >= (ledger.facts.first[row] ?? 0); change -= 1) {
    if (((ledger.changes.field[change] ?? 0) & ~pastBit) === at.removed) {
      return new Date(ledger.changes.at[change] ?? 0).toISOString();
    }
  }
  return null;
}

function sinceOf({ ledger }: Lens, row: number): Pick<DealDetail, 'historySince' | 'notes'> {
  const { trackedSince, firstSeenAt, incompleteBefore } = ledger.facts;
  const iso = (instant: number) => new Date(instant).toISOString();
  const mark = incompleteBefore[row] ?? 0;
  const tracked = Math.max(trackedSince[row] ?? 0, mark);
  return {
    historySince: { tracked: iso(tracked), untracked: iso(firstSeenAt[row] ?? 0) },
    notes:
      mark === unset ? [] : [`It was merged with others: what lies before ${iso(mark).slice(0, 10)} is not complete`],
  };
}
