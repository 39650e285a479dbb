import { authorise, type Viewer } from '../../src/access/viewer.js';
import type { ActivityView, OpportunityView } from '../../src/projections/documents.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';

/** Deals, activities, people and questions for tests of the pipeline, each with what the test does not care about filled in. */

/** A Sunday, 09:00 in Lisbon. */
export const now = new Date('2026-11-22T09:00:00Z');
export const today = '2026-11-22';

export const ana = 1;
export const ben = 2;
export const priya = 3;
export const zoe = 4;
export const grace = 5;
export const north = 10;
export const south = 11;

const names: Readonly<Record<number, string>> = {
  [ana]: 'Ana Silva',
  [ben]: 'Ben Carter',
  [priya]: 'Priya Raman',
  [zoe]: 'Zoe Hill',
  [grace]: 'Grace Okafor',
  [north]: 'North',
  [south]: 'South',
};

/** Who sees the deals of an owner: Ana and Ben report to Priya; Zoe to nobody but Grace, who sees all. */
const seenBy: Readonly<Record<number, readonly number[]>> = {
  [ana]: [ana, priya],
  [ben]: [ben, priya],
  [priya]: [priya],
  [zoe]: [zoe],
};

export const stages = {
  new: { id: 1, name: 'New', sequence: 1 },
  qualified: { id: 2, name: 'Qualified', sequence: 2 },
  proposition: { id: 3, name: 'Proposition', sequence: 3 },
  won: { id: 4, name: 'Won', sequence: 70 },
};

export type DealTraits = Partial<Omit<OpportunityView, 'owner' | 'team'>> & {
  readonly owner?: number | null;
  readonly team?: number | null;
};

/** A deal of Ana's, open, 1,000.00 EUR at 50 %, touched yesterday; `traits` say otherwise. */
export function deal(id: number, traits: DealTraits = {}): OpportunityView {
  const owner = traits.owner === undefined ? ana : traits.owner;
  const team = traits.team === undefined ? north : traits.team;
  const amountMinor = traits.amountMinor ?? 100_000;
  const probability = traits.probability ?? 50;
  return {
    _id: id,
    type: 'opportunity',
    name: `Deal ${String(id)}`,
    status: 'open',
    account: { id: 100, name: 'Porto Foods' },
    stage: stages.qualified,
    companyId: 1,
    currency: 'EUR',
    recurringMonthlyMinor: 0,
    priority: 1,
    expectedClose: '2026-12-15',
    createdAt: new Date('2026-10-01T10:00:00Z'),
    closedAt: null,
    closedAtApproximate: false,
    stageEnteredAt: new Date('2026-11-01T10:00:00Z'),
    lastTouchedAt: new Date('2026-11-21T10:00:00Z'),
    rottingDays: null,
    pushCount: 0,
    daysPushed: 0,
    lostReason: null,
    tags: [],
    source: null,
    nextActivity: { id: 1, type: 'Call', summary: null, dueOn: '2026-11-25', assignee: null },
    visible_to_user_ids: owner === null ? (team === north ? [priya] : []) : (seenBy[owner] ?? []),
    position: id,
    ...traits,
    owner: owner === null ? null : { id: owner, name: names[owner] ?? '' },
    team: team === null ? null : { id: team, name: names[team] ?? '' },
    amountMinor,
    probability,
    weightedMicros: amountMinor * Math.round(probability * 10_000),
  };
}

/** A call on a deal of Ana's, due on the given day. */
export function activity(id: number, dueOn: string, traits: Partial<ActivityView> = {}): ActivityView {
  return {
    _id: id,
    deal: { id: 1, name: 'Deal 1' },
    account: { id: 100, name: 'Porto Foods' },
    dealOwnerId: ana,
    dealTeamId: north,
    assignee: { id: ana, name: 'Ana Silva' },
    type: 'Call',
    summary: 'Call back',
    note: null,
    dueOn,
    done: false,
    doneAt: null,
    visible_to_user_ids: [ana, priya],
    position: id,
    ...traits,
  };
}

function viewer(odooUserId: number, role: Viewer['role'], sees: Viewer['sees']): Viewer {
  return authorise({
    personId: `odoo:${String(odooUserId)}`,
    odooUserId,
    name: names[odooUserId] ?? '',
    email: '',
    role,
    sees,
    timeZone: 'Europe/Lisbon',
    locale: 'en-GB',
    accessVersion: 1,
  });
}

export const viewers = {
  ana: viewer(ana, 'rep', { kind: 'some', ownerIds: [ana], unownedTeamIds: [] }),
  ben: viewer(ben, 'rep', { kind: 'some', ownerIds: [ben], unownedTeamIds: [] }),
  priya: viewer(priya, 'manager', { kind: 'some', ownerIds: [priya, ana, ben], unownedTeamIds: [north] }),
  grace: viewer(grace, 'ceo', { kind: 'all' }),
};

/** The open pipeline of all that one may see; `traits` say otherwise. */
export function question(traits: Partial<PipelineQuestion> = {}): PipelineQuestion {
  return {
    measure: 'openPipeline',
    scope: { kind: 'all', ids: [], label: 'all you may see' },
    period: null,
    filters: {},
    groupBy: null,
    orderBy: null,
    limit: null,
    asOf: null,
    compareTo: null,
    ...traits,
  };
}

/** A period without a name. */
export function period(from: string | null, to: string | null): NonNullable<PipelineQuestion['period']> {
  return { from, to, label: '' };
}
