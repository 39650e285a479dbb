import { authorise, type Viewer } from '../../src/access/viewer.js';
import type { Directory, Understand } from '../../src/ask/ports.js';
import { ForesailError } from '../../src/errors.js';
import type { Identity, TeamsAccount } from '../../src/identity/ports.js';
import type { SyncControl, SyncRun } from '../../src/odoo/syncStatus.js';
import type { ActivityRow, Answer, DealRow, Figure, Group } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { say } from '../../src/pipeline/said.js';
import type { Role } from '../../src/projections/documents.js';

/** The instant at which the world of the cards in the design stands. */
export const now = new Date('2026-11-20T10:32:00Z');

/** A question with everything unset but what is given. */
export function question(part: Partial<PipelineQuestion> = {}): PipelineQuestion {
  return {
    measure: 'openPipeline',
    scope: { kind: 'me', ids: [], label: 'you' },
    period: null,
    filters: {},
    groupBy: null,
    orderBy: null,
    limit: null,
    asOf: null,
    compareTo: null,
    ...part,
  };
}

export function viewer(part: { name?: string; role?: Role; email?: string } = {}): Viewer {
  const name = part.name ?? 'Ana Silva';
  return authorise({
    personId: `odoo:${name}`,
    odooUserId: 7,
    name,
    email: part.email ?? `${name.toLowerCase().replace(' ', '.')}@example.com`,
    role: part.role ?? 'rep',
    sees: { kind: 'some', ownerIds: [7], unownedTeamIds: [] },
    timeZone: 'UTC',
    locale: 'en',
    accessVersion: 1,
  });
}

const rows: readonly (readonly [number, string, number, string, number, string, DealRow['flags'], number, number])[] = [
  [412, 'Porto Foods, cold storage', 184000, 'Proposition', 60, '2026-12-11', ['pushed'], 2, 2],
  [398, 'Leeds Media, fleet trackers', 126500, 'Proposition', 70, '2026-11-27', [], 0, 3],
  [377, 'Turin Energy, site audit', 98000, 'Proposition', 50, '2026-11-13', ['overdue'], 1, 9],
  [421, 'Oslo Robotics, warehouse lights', 88400, 'Qualified', 40, '2026-12-18', [], 0, 1],
  [365, 'Ghent Textiles, rollout', 76000, 'Proposition', 45, '2026-12-22', ['pushed'], 3, 5],
  [402, 'Lyon Optics, sensors', 52750, 'Qualified', 35, '2026-12-04', ['stale'], 0, 23],
  [433, 'Brno Paper, training days', 45000, 'Qualified', 40, '2027-01-15', [], 0, 4],
  [440, 'Cork Clinics, service desk', 41300, 'Proposition', 72, '2026-12-15', [], 0, 6],
  [445, 'Lisbon Logistics, spare parts', 33600, 'New', 10, '2027-02-05', [], 0, 3],
  [395, 'Porto Glass, sensors', 27450, 'New', 10, '2026-11-09', ['overdue'], 0, 12],
  [451, 'Berlin Clinics, support renewal', 64200, 'Qualified', 35, '2026-12-30', [], 0, 4],
  [460, 'Oslo Tools, rollout', 24600, 'New', 20, '2027-01-22', ['noNextStep'], 0, 2],
  [466, 'Leeds Marine, site audit', 20000, 'New', 10, '2027-03-01', [], 0, 1],
  [470, 'Ghent Glass, fleet trackers', 3800.5, 'Qualified', 30, '2026-12-10', [], 0, 1],
];

/** Ana's fourteen open deals. */
export const deals: readonly DealRow[] = rows.map(
  ([id, name, amount, stage, probability, close, flags, pushes, idle]) => ({
    id,
    name,
    amount,
    currency: 'EUR',
    stage,
    owner: 'Ana Silva',
    account: name.split(',')[0] ?? null,
    probability,
    expectedClose: close,
    closedAt: null,
    url: `https://odoo.example.com/odoo/crm/${id}`,
    status: 'open',
    createdAt: '2026-09-01T08:00:00Z',
    pushCount: pushes,
    flags,
    idleDays: idle,
  }),
);

export const activities: readonly ActivityRow[] = [
  {
    id: 1,
    type: 'Call',
    summary: 'Confirm the freezer count',
    dueOn: '2026-11-13',
    state: 'overdue',
    assignee: 'Ana Silva',
    deal: 'Porto Foods, cold storage',
    dealId: 412,
    account: 'Porto Foods',
    url: 'https://odoo.example.com/odoo/crm/412',
  },
  {
    id: 2,
    type: 'To-Do',
    summary: null,
    dueOn: '2026-11-19',
    state: 'overdue',
    assignee: 'Ana Silva',
    deal: 'Lyon Optics, sensors',
    dealId: 402,
    account: 'Lyon Optics',
    url: 'https://odoo.example.com/odoo/crm/402',
  },
];

const cents = (amount: number) => Math.round(amount * 100);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + cents(value), 0) / 100;

/** Count, amount and weighted of deals in euros. */
export function figuresOf(list: readonly DealRow[]): readonly Figure[] {
  const weighted = sum(list.map((deal) => Math.round(deal.amount * deal.probability) / 100));
  return [
    { metric: 'count', value: list.length, unit: 'deals' },
    { metric: 'amount', value: sum(list.map((deal) => deal.amount)), unit: 'currency', currency: 'EUR' },
    { metric: 'weighted', value: weighted, unit: 'currency', currency: 'EUR' },
  ];
}

export function groupsOf(list: readonly DealRow[], keyOf: (deal: DealRow) => string): readonly Group[] {
  const labels = [...new Set(list.map(keyOf))];
  return labels.map((label, index) => ({
    key: String(index + 1),
    label,
    figures: figuresOf(list.filter((deal) => keyOf(deal) === label)),
  }));
}

/** An answer over the deals above; parts may be replaced. */
export function answer(asked: PipelineQuestion, part: Partial<Answer> = {}): Answer {
  const keys: Record<string, (deal: DealRow) => string> = {
    stage: (deal) => deal.stage ?? 'none',
    account: (deal) => deal.account ?? 'none',
    month: (deal) => (deal.expectedClose ?? '').slice(0, 7),
  };
  const keyOf = asked.groupBy === null ? null : (keys[asked.groupBy] ?? ((deal: DealRow) => deal.owner ?? 'none'));
  const list = asked.limit === null ? deals : [...deals].sort((a, b) => b.amount - a.amount).slice(0, asked.limit);
  return {
    answerId: 'a_7Q2M4T',
    said: 'Open deals · Ana Silva',
    question: asked,
    figures: figuresOf(list),
    groupedBy: asked.groupBy,
    groups: keyOf ? groupsOf(deals, keyOf) : [],
    deals: { total: list.length, rows: list.slice(0, 10), next: list.length > 10 ? 'cursor-2' : null },
    activities: null,
    asOf: null,
    historySince: null,
    position: 100,
    freshAt: '2026-11-20T10:30:00Z',
    notes: [],
    ...part,
  };
}

/** Reads a handful of sentences, enough to drive the bot before and beside the real grammar. */
export const fakeUnderstand: Understand = (text) => {
  const words = text.toLowerCase();
  const asked = (part: Partial<PipelineQuestion>) =>
    ({ kind: 'question', question: question(part), said: text }) as const;
  if (words === 'my pipeline') return asked({});
  if (words === 'my pipeline by stage') return asked({ groupBy: 'stage' });
  if (words === 'top 5 deals') return asked({ measure: 'deals', orderBy: '-amount', limit: 5 });
  if (words === 'all deals') return asked({ measure: 'deals' });
  if (words === 'my overdue activities') return asked({ measure: 'activities', filters: { activity: 'overdue' } });
  if (words === "grace's pipeline") return asked({ scope: { kind: 'person', ids: [1], label: 'Grace' } });
  if (words === 'delete all deals')
    return { kind: 'refused', code: 'QUESTION_NOT_ANSWERABLE', reason: 'I answer questions and change no deals' };
  if (words === 'oslo') {
    const options = ['Oslo Robotics', 'Oslo Tools'].map((label) => ({
      label,
      question: question({ filters: { text: label } }),
    }));
    return { kind: 'choice', words: 'oslo', options };
  }
  if (words === 'what landed') {
    const guessed = asked({ measure: 'won', guessed: true });
    return {
      ...guessed,
      said: say(guessed.question),
      others: [{ said: 'Lost deals', question: question({ measure: 'lost' }) }],
    };
  }
  if (words === 'landing zone') {
    const guesses = [question({ measure: 'won' }), question({})].map((one) => ({ said: say(one), question: one }));
    return { kind: 'notUnderstood', understood: {}, unknown: ['zone'], suggestions: ['my pipeline'], guesses };
  }
  if (words === 'crash') throw new Error('secret of the house');
  return { kind: 'notUnderstood', understood: {}, unknown: [text], suggestions: ['my pipeline', 'top 5 deals'] };
};

export const noDirectory: Directory = { people: [], teams: [], stages: [], accounts: [], tags: [] };

/** Knows the accounts given by e-mail and nobody else. */
export function fakeIdentity(people: readonly Viewer[]): Identity & { readonly seen: TeamsAccount[] } {
  const seen: TeamsAccount[] = [];
  const never = () => Promise.reject(new ForesailError('TOKEN_INVALID'));
  return {
    seen,
    async viewerForTeamsAccount(account) {
      seen.push(account);
      const known = people.find(
        (person) => person.email === (account.email ?? account.userPrincipalName)?.toLowerCase(),
      );
      if (!known) throw new ForesailError('PERSON_UNKNOWN');
      return known;
    },
    viewerForToken: never,
    signIn: never,
    refresh: never,
    signOut: never,
    publicKeys: async () => ({ keys: [] }),
  };
}

export function syncRun(part: Partial<SyncRun> = {}): SyncRun {
  return {
    id: 'r_1120-07',
    mode: 'incremental',
    state: 'running',
    requestedBy: 'Admin',
    startedAt: '2026-11-20T10:31:04Z',
    endedAt: null,
    error: null,
    perModel: {
      opportunities: { read: 402, changed: 401, removed: 1, parked: 0 },
      activities: { read: 410, changed: 69, removed: 2, parked: 0 },
    },
    ...part,
  };
}

/** A sync whose run ends when told to. */
export function fakeSync(): SyncControl & { end(run: SyncRun): void; last: SyncRun | null } {
  let settle: (run: SyncRun) => void = () => undefined;
  let ended: Promise<SyncRun> = new Promise(() => undefined);
  const control = {
    last: null as SyncRun | null,
    async start(mode: SyncRun['mode'], requestedBy: string) {
      if (control.last?.state === 'running') throw new ForesailError('SYNC_ALREADY_RUNNING');
      control.last = syncRun({ mode, requestedBy });
      ended = new Promise((resolve) => {
        settle = resolve;
      });
      return control.last;
    },
    finished: () => ended,
    async status() {
      const running = control.last?.state === 'running';
      return {
        state: running ? ('running' as const) : ('idle' as const),
        lastRun: control.last,
        nextRun: '2026-11-20T10:36:00Z',
        perModel: control.last?.perModel ?? {},
      };
    },
    end(run: SyncRun) {
      control.last = run;
      settle(run);
    },
  };
  return control;
}
