import type { ActivityRow, DealFlag, DealRow } from '../../../src/pipeline/answer.js';

/** The day of the fake organisation: a Friday, 51 days into the quarter, as in the drawn pages. */
export const fakeNow = new Date('2026-11-20T08:42:00Z');
export const fakeToday = '2026-11-20';

export const fakeStages = ['New', 'Qualified', 'Proposition', 'Negotiation', 'Won'] as const;
export const fakeOwners = ['Ana Silva', 'Ben Carter', 'Chloe Martin', 'David Kim'] as const;

const works = [
  'Warehouse lights',
  'Meter data platform',
  'Cold-chain sensors',
  'Route optimisation',
  'Service desk migration',
];
const kinds = ['renewal', 'rollout', 'pilot', 'phase 2', 'programme', 'upgrade'];
const accounts = [
  'Nordhavn Logistik',
  'Vesimaa Water',
  'Fjordfisk',
  'Baltic Freight Lines',
  'Lindqvist Paper',
  'Marlow & Sons',
  'Porto Foods',
];
const steps = ['Ask for decision date', 'Send revised proposal', 'Walk through the offer', 'Chase purchase order'];

/** Numbers that look random and are the same at each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** `count` deals: some two thirds open, the rest won and lost over this year. */
export function fakeDeals(count: number): DealRow[] {
  const below = numbers(42);
  return Array.from({ length: count }, (_, index) => fakeDeal(1000 + index, below));
}

function fakeDeal(id: number, below: (limit: number) => number): DealRow {
  const fate = below(9);
  const status = fate < 6 ? 'open' : fate < 8 ? 'won' : 'lost';
  const stage = status === 'won' ? 4 : below(4);
  const expectedClose = below(20) === 0 ? null : day(below(130) - (status === 'open' ? 12 : 120));
  const idleDays = below(26);
  const pushCount = below(3) === 0 ? 1 + below(3) : 0;
  return {
    id,
    name: `${pick(works, below)} ${pick(kinds, below)}`,
    amount: 8_000 + below(1_200) * 100 + (below(8) === 0 ? 0.5 : 0),
    currency: 'EUR',
    stage: fakeStages[stage] ?? null,
    owner: below(25) === 0 ? null : pick(fakeOwners, below),
    account: pick(accounts, below),
    probability: status === 'open' ? ([10, 30, 55, 80][stage] ?? 10) : status === 'won' ? 100 : 0,
    expectedClose,
    closedAt: status === 'open' ? null : `${day(-below(200))}T12:00:00Z`,
    url: `https://odoo.example.com/odoo/crm/${id}`,
    status,
    createdAt: `${day(-200 - below(60))}T09:00:00Z`,
    pushCount,
    flags: status === 'open' ? flags(expectedClose, idleDays, pushCount, below(4) === 0) : [],
    idleDays,
  };
}

function flags(expectedClose: string | null, idleDays: number, pushCount: number, noStep: boolean): DealFlag[] {
  const found: DealFlag[] = [];
  if (expectedClose !== null && expectedClose < fakeToday) found.push('overdue');
  if (idleDays >= 14) found.push('stale');
  if (pushCount > 0) found.push('pushed');
  if (noStep) found.push('noNextStep');
  return found;
}

/** Activities of the first open deals: late, today, ahead and done. */
export function fakeActivities(deals: readonly DealRow[]): ActivityRow[] {
  const below = numbers(7);
  return deals
    .filter((deal) => deal.status === 'open')
    .slice(0, 30)
    .map((deal, index): ActivityRow => {
      const state = (['overdue', 'today', 'upcoming', 'upcoming', 'done'] as const)[index % 5] ?? 'done';
      const offset = { overdue: -1 - below(8), today: 0, upcoming: 1 + below(7), done: -3 }[state];
      return {
        id: 500 + index,
        type: pick(['Call', 'E-mail', 'Meeting', 'To do'], below),
        summary: pick(steps, below),
        dueOn: day(offset),
        state,
        assignee: deal.owner,
        deal: deal.name,
        dealId: deal.id,
        account: deal.account,
        url: deal.url,
      };
    });
}

function pick<Thing>(things: readonly [Thing, ...Thing[]] | readonly Thing[], below: (limit: number) => number): Thing {
  const thing = things[below(things.length)];
  if (thing === undefined) throw new Error('Nothing to pick from');
  return thing;
}

/** The day so many days from the fake today. */
export function day(offset: number): string {
  return new Date(Date.parse(`${fakeToday}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}
