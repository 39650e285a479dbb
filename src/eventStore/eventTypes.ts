import { z } from 'zod';
import { planEventTypes } from './planEvents.js';
import { dealEventTypes } from './dealEvents.js';
import { alertEventTypes } from './alertEvents.js';
import { reportEventTypes } from './reportEvents.js';

/**
 * Every event type of the log, declared once: its zod schema and its schema number. Odoo's vocabulary ends here: `data`
 * speaks of deals, amounts in minor units and ids, never of `false` for unset or of `[id, name]` pairs.
 */

const id = z.number().int().positive();
const instant = z.iso.datetime();
const day = z.iso.date();
const text = z.string();

/** A reference to another record with the name it had when it was read. */
const reference = z.strictObject({ id, name: text });

/** Integer minor units (cents) of `currency` (ISO 4217). */
const money = z.strictObject({ minor: z.number().int(), currency: text });

export const odooUser = z.strictObject({
  id,
  name: text,
  login: text,
  email: text.nullable(),
  active: z.boolean(),
  /** A portal user: never a seller. */
  share: z.boolean(),
  timeZone: text.nullable(),
  locale: text.nullable(),
  companyId: id.nullable(),
  companyIds: z.array(id),
  groups: z.strictObject({
    salesman: z.boolean(),
    allLeads: z.boolean(),
    salesManager: z.boolean(),
    system: z.boolean(),
  }),
});

export const odooEmployee = z.strictObject({
  id,
  name: text,
  userId: id.nullable(),
  managerEmployeeId: id.nullable(),
  active: z.boolean(),
});

export const odooTeam = z.strictObject({
  id,
  name: text,
  leaderUserId: id.nullable(),
  memberUserIds: z.array(id),
  companyId: id.nullable(),
  active: z.boolean(),
});

export const odooStage = z.strictObject({
  id,
  name: text,
  sequence: z.number().int(),
  isWon: z.boolean(),
  /** Teams that alone use it; empty: every team. */
  teamIds: z.array(id),
  /** Days after which a deal in it counts as stale; null: not set in Odoo. */
  rottingDays: z.number().int().nullable(),
});

export const odooLostReason = z.strictObject({ id, name: text, active: z.boolean() });
export const odooTag = z.strictObject({ id, name: text });
export const odooCompany = z.strictObject({ id, name: text, currencyId: id.nullable() });

export const odooCurrency = z.strictObject({
  id,
  /** ISO 4217. */
  code: text,
  symbol: text.nullable(),
  /** Digits of the minor unit: 2 for EUR, 0 for JPY. */
  digits: z.number().int().min(0).max(6),
});

/** What one unit of the base of a company's list is worth in a currency, from a day on. */
export const odooCurrencyRate = z.strictObject({
  id,
  day,
  rate: z.number().positive(),
  /** ISO 4217. */
  currency: text,
  /** Whose list it belongs to; null: it holds in the lists of all companies that have none of their own for the currency. */
  companyId: id.nullable(),
});

export const odooAccount = z.strictObject({
  id,
  name: text,
  isCompany: z.boolean(),
  parent: reference.nullable(),
  email: text.nullable(),
  phone: text.nullable(),
  city: text.nullable(),
  country: text.nullable(),
  active: z.boolean(),
});

export const odooOpportunity = z.strictObject({
  id,
  type: z.enum(['opportunity', 'lead']),
  name: text,
  status: z.enum(['open', 'won', 'lost', 'archived']),
  account: reference.nullable(),
  contactName: text.nullable(),
  owner: reference.nullable(),
  team: reference.nullable(),
  stage: reference.nullable(),
  companyId: id.nullable(),
  amount: money,
  /** What Odoo expects each time the plan's months have passed. */
  recurring: money.nullable(),
  /** Odoo's "Expected MRR": what that is a month. Null: none; absent in events of before it was read. */
  recurringMonthly: money.nullable().optional(),
  /** Percent, 0 to 100, as Odoo has it. */
  probability: z.number().min(0).max(100),
  /** 0 to 3. */
  priority: z.number().int(),
  expectedClose: day.nullable(),
  createdAt: instant,
  closedAt: instant.nullable(),
  /** `closedAt` was taken from `write_date`, because Odoo kept none. */
  closedAtApproximate: z.boolean(),
  stageChangedAt: instant.nullable(),
  lostReason: reference.nullable(),
  tagIds: z.array(id),
  source: reference.nullable(),
  active: z.boolean(),
  /** When somebody last wrote a note, a message or an e-mail on it; absent where the key may read no messages. */
  lastNoteAt: instant.nullable().optional(),
  /** Fields of the customer's own (ODOO_DEAL_FIELDS) by Odoo's name; absent where none is configured. */
  custom: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(id), reference]))
    .optional(),
});

export const odooActivity = z.strictObject({
  id,
  /** The deal it belongs to; null for activities of other records, which are not synced further. */
  opportunityId: id.nullable(),
  type: text,
  summary: text.nullable(),
  note: text.nullable(),
  dueOn: day,
  assignee: reference.nullable(),
  done: z.boolean(),
  doneAt: instant.nullable(),
  createdAt: instant,
});

const removed = z.strictObject({ id });

const syncMode = z.enum(['incremental', 'full', 'reconcile', 'backfill']);
const modelCounts = z.strictObject({
  read: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  parked: z.number().int(),
});
const countsPerModel = z.record(text, modelCounts);
const grantableRole = z.enum(['superAdmin', 'admin', 'ceo', 'manager', 'rep', 'none']);

/** type → { schema number, zod schema of `data` }. */
export const eventTypes = {
  OdooUserSynced: { schema: 1, data: odooUser },
  OdooUserRemoved: { schema: 1, data: removed },
  OdooEmployeeSynced: { schema: 1, data: odooEmployee },
  OdooEmployeeRemoved: { schema: 1, data: removed },
  OdooTeamSynced: { schema: 1, data: odooTeam },
  OdooTeamRemoved: { schema: 1, data: removed },
  OdooStageSynced: { schema: 1, data: odooStage },
  OdooStageRemoved: { schema: 1, data: removed },
  OdooLostReasonSynced: { schema: 1, data: odooLostReason },
  OdooLostReasonRemoved: { schema: 1, data: removed },
  OdooTagSynced: { schema: 1, data: odooTag },
  OdooTagRemoved: { schema: 1, data: removed },
  OdooCompanySynced: { schema: 1, data: odooCompany },
  OdooCompanyRemoved: { schema: 1, data: removed },
  OdooCurrencySynced: { schema: 1, data: odooCurrency },
  OdooCurrencyRemoved: { schema: 1, data: removed },
  OdooCurrencyRateSynced: { schema: 1, data: odooCurrencyRate },
  OdooCurrencyRateRemoved: { schema: 1, data: removed },
  OdooAccountSynced: { schema: 1, data: odooAccount },
  OdooAccountRemoved: { schema: 1, data: removed },
  OdooOpportunitySynced: { schema: 1, data: odooOpportunity },
  OdooOpportunityRemoved: { schema: 1, data: removed },
  OdooActivitySynced: { schema: 1, data: odooActivity },
  OdooActivityRemoved: { schema: 1, data: removed },
  /** Changes that people make from here; see src/commands/deals. */
  ...dealEventTypes,
  /** Targets and forecast calls; see src/commands/plans. */
  ...planEventTypes,
  /** What people want to be told; see src/alerts. */
  ...alertEventTypes,
  /** Saved questions and their order; see src/commands/reports. */
  ...reportEventTypes,
  /** Role events come before what Odoo says. A super admin gives them; see src/access/roles. */
  RoleGranted: { schema: 1, data: z.strictObject({ odooUserId: id, role: grantableRole }) },
  RoleRevoked: { schema: 1, data: z.strictObject({ odooUserId: id }) },
  /** Who is above an Odoo user by Microsoft Graph; see src/identity/graph. */
  GraphManagerSeen: { schema: 1, data: z.strictObject({ id, managerUserId: id.nullable() }) },
  /** A channel may see the totals of a team (null: of everything), never names; see src/access/channels. */
  ChannelDeclared: { schema: 1, data: z.strictObject({ conversationId: text, teamId: id.nullable() }) },
  ChannelWithdrawn: { schema: 1, data: z.strictObject({ conversationId: text }) },
  SyncRunStarted: { schema: 1, data: z.strictObject({ mode: syncMode, requestedBy: text }) },
  SyncRunProgressed: { schema: 1, data: z.strictObject({ model: text, counts: modelCounts }) },
  SyncRunCompleted: { schema: 1, data: z.strictObject({ perModel: countsPerModel, milliseconds: z.number() }) },
  SyncRunFailed: {
    schema: 1,
    data: z.strictObject({ code: text, message: text, model: text.nullable(), perModel: countsPerModel }),
  },
} as const satisfies Record<string, { schema: number; data: z.ZodType }>;

/** Name of a declared event type. */
export type EventType = keyof typeof eventTypes;

/** The payload of a type. */
export type EventData<T extends EventType> = z.infer<(typeof eventTypes)[T]['data']>;

export type OdooUser = z.infer<typeof odooUser>;
export type OdooEmployee = z.infer<typeof odooEmployee>;
export type OdooTeam = z.infer<typeof odooTeam>;
export type OdooStage = z.infer<typeof odooStage>;
export type OdooAccount = z.infer<typeof odooAccount>;
export type OdooOpportunity = z.infer<typeof odooOpportunity>;
export type OdooActivity = z.infer<typeof odooActivity>;
export type SyncMode = z.infer<typeof syncMode>;
export type ModelCounts = z.infer<typeof modelCounts>;

/** Streams are named `<noun>-<Odoo id>`: `opportunity-42`, `user-7`, `syncRun-…`. */
export function streamOf(noun: string, recordId: number | string): string {
  return `${noun}-${recordId}`;
}
