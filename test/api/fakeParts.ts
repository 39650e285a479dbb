import { authorise } from '../../src/access/viewer.js';
import type { Sight, Viewer } from '../../src/access/viewer.js';
import type { DeadLetter, ProjectionControl, ProjectionState } from '../../src/api/ports.js';
import type { Directory, Understand } from '../../src/ask/ports.js';
import { ForesailError } from '../../src/errors.js';
import type { Identity } from '../../src/identity/ports.js';
import type { SyncControl, SyncRun } from '../../src/odoo/syncStatus.js';
import type { Answer, Dashboard } from '../../src/pipeline/answer.js';
import type { Pipeline } from '../../src/pipeline/ports.js';
import { plainQuestion } from '../../src/pipeline/plainQuestion.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { Role } from '../../src/projections/documents.js';

const instant = '2026-11-22T08:00:00.000Z';

/** A viewer out of thin air. */
export function viewer(name: string, role: Role, odooUserId: number | null, sees: Sight): Viewer {
  const email = `${name.toLowerCase()}@example.com`;
  const personId = odooUserId === null ? `login:${email}` : `odoo:${odooUserId}`;
  return authorise({ personId, odooUserId, name, email, role, sees, timeZone: 'UTC', locale: 'en', accessVersion: 1 });
}

export const ana = viewer('Ana', 'rep', 10, { kind: 'some', ownerIds: [10], unownedTeamIds: [] });
export const admin = viewer('Admin', 'superAdmin', null, { kind: 'all' });

/** Tokens are words of twenty letters and more, so that they pass where a token's form is checked. */
export const tokens = { ana: 'token-of-ana-silva-0001', admin: 'token-of-the-admin-0001' } as const;

export const fakeIdentity: Identity = {
  viewerForToken: async (bearer) => {
    if (bearer === tokens.ana) return ana;
    if (bearer === tokens.admin) return admin;
    if (bearer.startsWith('nobody')) throw new ForesailError('PERSON_UNKNOWN');
    throw new ForesailError('TOKEN_INVALID');
  },
  viewerForTeamsAccount: async () => ana,
  signIn: async () => ({ accessToken: 'e30.e30.', refreshToken: 'r', expiresIn: 900 }),
  refresh: async () => {
    throw new ForesailError('TOKEN_REUSED');
  },
  signOut: async () => undefined,
  publicKeys: async () => ({ keys: [] }),
};

const question = plainQuestion('openPipeline', { scope: { kind: 'me', ids: [], label: 'you' } });

const freshness = { asOf: null, position: 7, freshAt: instant, notes: [] };

export const answerOf = (asked: PipelineQuestion): Answer => ({
  answerId: 'a_0001',
  said: 'Open pipeline, you',
  question: asked,
  figures: [{ metric: 'count', value: 3, unit: 'deals' }],
  groupedBy: null,
  groups: [],
  deals: null,
  activities: null,
  historySince: null,
  ...freshness,
});

const dashboardOf = (scope: PipelineQuestion['scope']): Dashboard => ({
  scope,
  period: { from: '2026-10-01', to: '2026-12-31', label: 'this quarter' },
  said: 'Everything of yours',
  currencies: ['USD'],
  tiles: [],
  byStage: [],
  byMonth: [],
  byMember: [],
  topDeals: [],
  attention: { total: 0, overdue: 0, stale: 0, noNextStep: 0, rows: [] },
  activities: { overdue: 0, today: 0, next7Days: 0, rows: [] },
  ...freshness,
});

/** What the fake pipeline was asked, to see how a request is read. */
export interface PipelineCalls {
  readonly questions: PipelineQuestion[];
  readonly dashboards: { scope: PipelineQuestion['scope']; period: string; asOf: string | null }[];
}

export function fakePipeline(): Pipeline & { readonly calls: PipelineCalls } {
  const calls: PipelineCalls = { questions: [], dashboards: [] };
  const asked = (one: PipelineQuestion) => {
    calls.questions.push(one);
    return one;
  };
  return {
    calls,
    answer: async (_viewer, one) => answerOf(asked(one)),
    reopen: async (_viewer, id) => {
      if (id !== 'a_0001') throw new ForesailError('NOT_FOUND');
      return answerOf(question);
    },
    explain: async (_viewer, id) => {
      if (id !== 'a_0001') throw new ForesailError('NOT_FOUND');
      const { answerId, said, figures, position, notes } = answerOf(question);
      const changes = { total: 0, rows: [], newDeals: 0 };
      const told = { askedAt: instant, position, same: true, before: figures, changes, sightChanged: false };
      return {
        ...{ answerId, said, question, figures, position, notes, deals: null },
        formula: { rule: 'Sum', terms: 'Of amounts' },
        since: { ...told, sentence: 'Nothing has changed since' },
      };
    },
    page: async () => answerOf(question),
    dashboard: async (_viewer, request) => {
      calls.dashboards.push(request);
      return dashboardOf(request.scope);
    },
    opportunity: async () => {
      throw new ForesailError('NOT_FOUND');
    },
    opportunities: async (_viewer, one) => {
      asked(one);
      return { total: 0, rows: [], next: null };
    },
    activities: async (_viewer, one) => {
      asked(one);
      return { total: 0, rows: [], next: null };
    },
    scopes: async () => [{ kind: 'me', ids: [], label: 'you' }],
  };
}

export const fakeUnderstand: Understand = (text) => {
  if (text.includes('pipeline')) return { kind: 'question', question, said: 'Open pipeline, you' };
  if (text.includes('weather'))
    return { kind: 'refused', code: 'QUESTION_NOT_ANSWERABLE', reason: 'That is not about deals' };
  if (text.includes('carter')) {
    return { kind: 'choice', words: 'carter', options: [{ label: 'Ben Carter', question }] };
  }
  if (text.includes('landed')) {
    const guessed = { ...question, guessed: true as const };
    return {
      kind: 'question',
      question: guessed,
      said: 'Open pipeline, you',
      others: [{ said: 'Won deals', question }],
    };
  }
  const nothing = {
    kind: 'notUnderstood',
    understood: {},
    unknown: [text.slice(0, 20)],
    suggestions: ['my pipeline'],
  } as const;
  return text.includes('landing') ? { ...nothing, guesses: [{ said: 'Open pipeline, you', question }] } : nothing;
};

const directory: Directory = {
  people: [{ id: 10, name: 'Ana Silva' }],
  teams: [{ id: 5, name: 'North' }],
  stages: [],
  accounts: [],
  tags: [],
};
export const fakeDirectory = { load: async () => directory };

const run: SyncRun = {
  id: 'run-1',
  mode: 'incremental',
  state: 'completed',
  requestedBy: 'schedule',
  startedAt: instant,
  endedAt: instant,
  error: null,
  perModel: {},
};

export function fakeSync(): SyncControl & { readonly started: string[] } {
  const started: string[] = [];
  return {
    started,
    start: async (mode, requestedBy) => {
      if (started.length > 0) throw new ForesailError('SYNC_ALREADY_RUNNING');
      started.push(`${mode} by ${requestedBy}`);
      return { ...run, mode, requestedBy, state: 'running', endedAt: null };
    },
    finished: async () => run,
    status: async () => ({ state: 'idle', lastRun: run, nextRun: null, perModel: {} }),
  };
}

/** One projection with one parked event; keeps what it was told. */
export function createFakeProjections(): ProjectionControl & { readonly told: string[] } {
  const told: string[] = [];
  const tell = async (what: string, name: string, by: string) => {
    if (name !== 'opportunity_view') throw new ForesailError('PROJECTION_UNKNOWN');
    told.push(`${what} ${name} by ${by}`);
  };
  const answer = async (what: string, id: string, by: string) => {
    if (id !== fakeLetter.id) throw new ForesailError('NOT_FOUND');
    told.push(`${what} ${id} by ${by}`);
    return 'done' as const;
  };
  return {
    told,
    states: async () => [fakeProjectionState],
    rebuild: (name, by) => tell('rebuild', name, by),
    pause: (name, by) => tell('pause', name, by),
    resume: (name, by) => tell('resume', name, by),
    deadLetters: async () => [fakeLetter],
    retryDeadLetter: (id, by) => answer('retry', id, by),
    discardDeadLetter: (id, by) => answer('discard', id, by),
  };
}

export const fakeProjectionState: ProjectionState = {
  ...{ name: 'opportunity_view', position: 7, lag: 0, state: 'live', deadLetters: 1 },
  ...{ paused: false, rate: null, rebuildProgress: null, error: null },
};

const fakeLetter: DeadLetter = {
  ...{ id: 'opportunity_view_v1_b1:6', projection: 'opportunity_view', stream: 'opportunity-42', position: 6 },
  ...{ type: 'OdooOpportunitySynced', error: 'EVENT_INVALID: amount', attempts: 3, parkedAt: instant },
};

export const fakeProjections = createFakeProjections();
