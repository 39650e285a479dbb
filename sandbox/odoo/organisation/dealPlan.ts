import type { Values } from '../orm/contracts.js';
import { dayOf } from '../orm/datetime.js';
import { chanceFrom, type Chance } from './random.js';
import type { Deed, Step } from './step.js';
import { atWork, atWorkBefore, days } from './workday.js';
import { AMOUNTS, LOST_REASONS, PRODUCTS, RECURRING, SUMMARIES, TAGS } from './words.js';

/** What plans draw from. */
export interface Cast {
  /** Reps and the team each sells for. */
  readonly reps: readonly { readonly user: number; readonly team: number; readonly leader: number }[];
  readonly accounts: readonly { readonly partner: number; readonly name: string; readonly contact?: number }[];
}

interface Draft {
  readonly deal: number;
  readonly born: number;
  /** When it is won or lost, or would be. */
  readonly end: number;
  readonly now: number;
  readonly chance: Chance;
  readonly steps: Step[];
}

/** Days back to the first deals. */
const HORIZON = 330;
const [QUALIFIED, PROPOSITION] = [2, 3];

/**
 * The life of one deal up to `now`: created within the last 330 days, moved along the stages, repriced, pushed, handed
 * over, given activities, and won (about two in five), lost (about two in five), or left to go stale.
 */
export function planDeal(deal: number, seed: number, now: number, cast: Cast): Step[] {
  const chance = chanceFrom(seed * 1_000_003 + deal * 7919);
  const born = atWorkBefore(now - days(1 + chance.next() * (HORIZON - 1)), now, chance);
  const cycle = days(20 + 160 * chance.next() ** 1.5);
  const draft: Draft = { deal, born, end: born + cycle, now, chance, steps: [] };
  const fate = chance.next();
  const outcome = fate < 0.42 ? 'won' : fate < 0.8 ? 'lost' : 'stalled';
  create(draft, cast, cycle);
  advance(draft, outcome, cycle);
  reprice(draft);
  pushClose(draft, outcome, cycle);
  handOver(draft, cast);
  keepBusy(draft, outcome);
  conclude(draft, outcome);
  return draft.steps.filter((step) => step.at <= now && (step.at <= draft.end || outcome === 'stalled'));
}

function add(draft: Draft, at: number, does: Deed, by?: number): void {
  const when = does.kind === 'create' ? at : Math.max(atWork(at, draft.chance), draft.born + 1);
  draft.steps.push({ at: when, deal: draft.deal, does, ...(by === undefined ? {} : { by }) });
}

function create(draft: Draft, cast: Cast, cycle: number): void {
  const { chance, deal, born } = draft;
  const account = cast.accounts[deal % cast.accounts.length] ?? chance.pick(cast.accounts);
  const rep = chance.pick(cast.reps);
  const product = chance.pick(PRODUCTS);
  const values: Values = {
    name: `${product.charAt(0).toUpperCase()}${product.slice(1)} for ${account.name}`,
    type: 'opportunity',
    partner_id: account.contact !== undefined && chance.happens(0.3) ? account.contact : account.partner,
    user_id: chance.happens(0.015) ? undefined : rep.user,
    team_id: rep.team,
    stage_id: chance.happens(0.9) ? 1 : QUALIFIED,
    expected_revenue: chance.pick(AMOUNTS) * 1000 + chance.between(0, 9) * 100,
    date_deadline: chance.happens(0.05) ? undefined : dayOf(born + Math.round(cycle * (0.6 + chance.next() * 0.55))),
    priority: String(chance.between(0, 3)),
    tag_ids: chance.happens(0.4) ? [chance.between(1, TAGS.length)] : [],
    source_id: chance.happens(0.5) ? chance.between(1, 10) : undefined,
    medium_id: chance.happens(0.5) ? chance.between(1, 10) : undefined,
    ...recurring(product, deal),
  };
  add(draft, born, { kind: 'create', values }, values['user_id'] === undefined ? rep.leader : rep.user);
}

/** Support and service go on: paid by the month or by the year. Without a draw, which would change every later one. */
function recurring(product: string, deal: number): Values {
  if (!RECURRING.includes(product)) return {};
  const yearly = deal % 2 === 0;
  return { recurring_plan: yearly ? 2 : 1, recurring_revenue: (1 + (deal % 9)) * (yearly ? 1_450 : 120) };
}

/** Stage by stage, now and then skipping one, now and then one back. */
function advance(draft: Draft, outcome: string, cycle: number): void {
  const { chance, born } = draft;
  const reach = outcome === 'won' ? PROPOSITION : chance.between(1, PROPOSITION);
  const [first, second] = [0.08 + chance.next() * 0.2, 0.38 + chance.next() * 0.3];
  if (reach >= QUALIFIED && !chance.happens(0.06)) move(draft, born + Math.round(cycle * first), QUALIFIED);
  if (reach < PROPOSITION) return;
  move(draft, born + Math.round(cycle * second), PROPOSITION);
  if (!chance.happens(0.07)) return;
  move(draft, born + Math.round(cycle * (second + 0.1)), QUALIFIED);
  move(draft, born + Math.round(cycle * (second + 0.2)), PROPOSITION);
}

function move(draft: Draft, at: number, stage: number): void {
  const { chance } = draft;
  // Some sellers set a probability of their own, which is what makes a forecast's "commit".
  const judged = stage === PROPOSITION && chance.happens(0.2) ? { probability: chance.pick([50, 80, 90, 95]) } : {};
  add(draft, at, { kind: 'write', values: { stage_id: stage, ...judged } });
}

function reprice(draft: Draft): void {
  const { chance, born, end } = draft;
  for (let n = chance.pick([0, 0, 1, 1, 2]); n > 0; n--)
    add(draft, born + Math.round((end - born) * chance.next()), {
      kind: 'reprice',
      factor: chance.pick([0.6, 0.8, 1.2, 1.5]),
    });
}

/** Expected close moves when it comes near and the deal is not done; one in four sellers lets it lapse. */
function pushClose(draft: Draft, outcome: string, cycle: number): void {
  const { chance, born, end } = draft;
  let close = born + Math.round(cycle * (0.6 + chance.next() * 0.3));
  const limit = outcome === 'stalled' ? born + cycle : end;
  if (chance.happens(0.08)) write(draft, born + days(5), { date_deadline: dayOf(close) });
  while (close < limit && chance.happens(0.75)) {
    const at = close - days(chance.between(0, 3));
    close += days(chance.between(14, 45));
    write(draft, at, { date_deadline: dayOf(close) });
  }
}

const write = (draft: Draft, at: number, values: Values, by?: number): void => {
  add(draft, at, { kind: 'write', values }, by);
};

function handOver(draft: Draft, cast: Cast): void {
  const { chance, born, end } = draft;
  if (!chance.happens(0.08)) return;
  const { user, team, leader } = chance.pick(cast.reps);
  write(draft, born + Math.round((end - born) * (0.2 + chance.next() * 0.6)), { user_id: user, team_id: team }, leader);
}

/** Activities done on the way, and for most deals still open one to do: overdue, due today or planned. */
function keepBusy(draft: Draft, outcome: string): void {
  const { chance, born, end, now } = draft;
  const open = end > now || outcome === 'stalled';
  const due = chance.happens(0.12) ? now : now + days(chance.between(-14, 21));
  const scheduled = atWorkBefore(Math.min(due, now) - days(chance.between(1, 6)), now, chance);
  for (let n = chance.between(0, 2); n > 0; n--) {
    const at = born + Math.round((end - born) * chance.next() * 0.8);
    const done = at + days(chance.between(1, 9));
    if (open && done > scheduled - days(4)) continue;
    schedule(draft, at, at + days(chance.between(2, 8)));
    add(draft, done, { kind: 'do', feedback: chance.pick(['', 'Went well', 'Sent', 'No answer']) });
  }
  if (!open || !chance.happens(outcome === 'stalled' ? 0.5 : 0.8)) return;
  schedule(draft, scheduled, due);
  if (chance.happens(0.2)) add(draft, now - days(chance.between(1, 30)), { kind: 'note', text: 'Spoke to the buyer' });
}

function schedule(draft: Draft, at: number, due: number): void {
  const { chance } = draft;
  const [type, summary] = [chance.pick([2, 3, 4, 2, 1]), chance.pick(SUMMARIES)];
  add(draft, at, { kind: 'schedule', type, summary, due: dayOf(due) });
}

function conclude(draft: Draft, outcome: string): void {
  const { chance, end, deal, steps } = draft;
  if (outcome === 'stalled') return;
  const does: Deed =
    outcome === 'won' ? { kind: 'won' } : { kind: 'lost', reason: chance.between(1, LOST_REASONS.length) };
  steps.push({ at: end - 1, deal, does: { kind: 'do', feedback: '' } }, { at: end, deal, does });
}
