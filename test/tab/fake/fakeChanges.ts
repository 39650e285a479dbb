import type { Request } from 'restify';
import type { ActivityRow, DealRow } from '../../../src/pipeline/answer.js';
import type { Plan } from '../../../tab/api/dealEndpoints.js';
import { fakeNow } from './fakeDeals.js';
import { fakeChoices } from './fakeHistory.js';
import { notThere, Refusal } from './refusal.js';

/** A call that was to change something, as it came. */
export interface FakeChange {
  readonly call: string;
  readonly body: unknown;
}

/** What changes in the fake. */
export interface ChangedWorld {
  readonly trouble: { conflict: boolean };
  readonly deals: DealRow[];
  readonly activities: ActivityRow[];
  readonly changes: FakeChange[];
  readonly plans: Plan[];
}

/** The id in a path. */
export const idOf = (request: Request) => Number((request.params as { id?: string }).id);

interface ChangeBody {
  readonly commandId: string;
  readonly change: { readonly kind: string; readonly amount?: number; readonly stageId?: number };
  readonly seen?: unknown;
}

/** Changes amounts and stages, takes back what it changed last, and meets whoever was quicker once. */
export function changeDeal(request: Request, world: ChangedWorld): unknown {
  const body = request.body as ChangeBody;
  world.changes.push({ call: `PATCH ${request.path()}`, body });
  const deal = world.deals.find((one) => one.id === idOf(request));
  if (!deal) return notThere();
  if (world.trouble.conflict) {
    world.trouble.conflict = false;
    const difference = { field: 'amount', seen: deal.amount, present: 4_200, by: 'Ben Carter', at: null };
    const details = { commandId: body.commandId, differences: [{ ...difference, at: '2026-11-20T08:30:00Z' }] };
    return new Refusal(409, 'DEAL_CHANGED', 'Ben Carter changed this deal meanwhile', details);
  }
  const { kind, amount, stageId } = body.change;
  const undone = kind === 'undo' ? undoable.get((body.change as { commandId?: string }).commandId ?? '') : undefined;
  const changed: DealRow = {
    ...deal,
    ...(amount === undefined ? {} : { amount }),
    ...(stageId === undefined ? {} : { stage: fakeChoices.stages[stageId - 1]?.name ?? deal.stage }),
    ...undone,
  };
  undoable.set(body.commandId, { amount: deal.amount, stage: deal.stage });
  world.deals[world.deals.findIndex((one) => one.id === deal.id)] = changed;
  const said = kind === 'undo' ? 'taken back' : `${kind} changed`;
  const told = { commandId: body.commandId, outcome: 'confirmed', said, undoable: kind !== 'undo', overlaps: [] };
  return { ...told, position: 419_483, shown: true, deal: changed };
}

const undoable = new Map<string, Partial<DealRow>>();

export function finishActivity(request: Request, world: ChangedWorld): unknown {
  world.changes.push({ call: `POST ${request.path()}`, body: request.body });
  const at = world.activities.findIndex((row) => row.id === idOf(request));
  const row = world.activities[at];
  if (!row) return notThere();
  world.activities[at] = { ...row, state: 'done' };
  const told = { commandId: 'x', outcome: 'confirmed', said: `${row.type} done`, undoable: false, overlaps: [] };
  return { ...told, position: 419_484, shown: true, deal: null };
}

export function keepPlan(request: Request, world: ChangedWorld): unknown {
  const plan = request.body as Omit<Plan, 'by' | 'at'>;
  world.changes.push({ call: `PUT ${request.path()}`, body: plan });
  world.plans.push({ ...plan, by: 'login', at: fakeNow.toISOString() });
  return { position: 419_485 };
}
