import { ForesailError } from '../../errors.js';
import type { DealDifference } from '../../eventStore/dealEvents.js';
import type { OdooClient } from '../client/createOdooClient.js';
import { lastMessageId, messagesOf, overlapsOf, tellDifferences } from './chatter.js';
import type { Command, CommandLog, Outcome } from './commandLog.js';
import type { StillOurs } from './dealLease.js';
import { differing, wantedOf } from './differences.js';
import type { KnownOdoo } from './ground.js';
import { readPresent, type PresentDeal } from './presentDeal.js';
import { writeOf } from './writeOf.js';

/** The steps of a change, in order; a test kills the process after each. */
export const steps = ['listed', 'intended', 'compared', 'written', 'verified', 'told', 'closed', 'shown'] as const;
export type Step = (typeof steps)[number];

export interface SettleParts {
  readonly client: OdooClient;
  readonly odoo: () => Promise<KnownOdoo>;
  readonly commands: CommandLog;
  /** Called after each step. */
  readonly reached: (step: Step) => Promise<void> | void;
}

/**
 * Brings a command that was intended to its outcome. The chatter says whether it was carried out already, so calling this
 * again never writes twice.
 * @param mayWrite false while an earlier attempt's call may still be under way in Odoo.
 * @returns the command; its outcome is null when it cannot be told yet.
 * @throws ForesailError when Odoo cannot be asked; the command stays open.
 */
export async function settleCommand(
  command: Command,
  parts: SettleParts,
  stillOurs: StillOurs,
  mayWrite: boolean,
): Promise<Command> {
  if (command.outcome) {
    // A request that came twice at once has put it on the list again.
    await parts.commands.close(command.intent.commandId);
    return command;
  }
  const outcome = await carryOut(command, parts, stillOurs, mayWrite);
  if (!outcome) return command;
  const settled = await parts.commands.settle(command, outcome);
  await parts.reached('told');
  await parts.commands.close(command.intent.commandId);
  await parts.reached('closed');
  return settled;
}

async function carryOut(
  { intent }: Command,
  parts: SettleParts,
  stillOurs: StillOurs,
  mayWrite: boolean,
): Promise<Outcome | null> {
  const { client } = parts;
  const odoo = await parts.odoo();
  const { dealId, commandId } = intent;
  const [[written], present, last] = await Promise.all([
    messagesOf(client, dealId, commandId),
    readPresent(client, odoo, dealId),
    lastMessageId(client, dealId),
  ]);
  if (!present) return failed(intent, 'NOT_FOUND', 'The deal is gone from Odoo');
  if (written !== undefined) return confirmed(intent, { messageId: written, before: null, after: present });
  if (!mayWrite) return null;
  const differences = await compare(intent, present, odoo, client);
  await parts.reached('compared');
  if (differences.length > 0) return { kind: 'conflicted', data: { commandId, dealId, differences } };
  if (!stillOurs()) return null;
  const refusal = await write(intent, present, odoo, client);
  if (refusal) return failed(intent, refusal.code, refusal.message);
  await parts.reached('written');
  const verified = await verify(intent, { before: present, lastMessageId: last }, odoo, client);
  await parts.reached('verified');
  return verified;
}

type Intent = Command['intent'];

async function compare(
  { change, seen }: Intent,
  present: PresentDeal,
  odoo: KnownOdoo,
  client: OdooClient,
): Promise<DealDifference[]> {
  const fields = differing(seen, present.values).map((field) => ({ field, seen: seen[field] }));
  const differences = await tellDifferences(client, odoo, present, fields);
  if (change.kind !== 'activityDone' || (await isOpen(client, change.activity.id))) return differences;
  return [...differences, { field: 'activity', seen: 'open', present: 'done', by: null, at: null }];
}

/** Done activities are archived since 17 and deleted before. */
async function isOpen(client: OdooClient, activityId: number): Promise<boolean> {
  const domain = [['id', '=', activityId]];
  const call = { model: 'mail.activity', method: 'search_count', args: { domain } };
  return (await client.call(call)) === 1;
}

/** Errors after which it is not known whether Odoo did it. */
const ambiguous = new Set(['ODOO_TIMEOUT', 'ODOO_UNREACHABLE', 'ODOO_BUSY', 'ODOO_ANSWER_MALFORMED']);

/** null: done, or not known to be refused; then the chatter tells. */
async function write(
  intent: Intent,
  present: PresentDeal,
  odoo: KnownOdoo,
  client: OdooClient,
): Promise<ForesailError | null> {
  const author = intent.person.odooUserId === null ? null : (odoo.partnerOf.get(intent.person.odooUserId) ?? null);
  try {
    await client.call(writeOf(intent, present.values, odoo, author), 'once');
    return null;
  } catch (error) {
    if (!(error instanceof ForesailError)) throw error;
    return ambiguous.has(error.code) ? null : error;
  }
}

/** Reads back; null when the note is not there, so that it is not known whether the write will still take place. */
async function verify(
  intent: Intent,
  compared: { readonly before: PresentDeal; readonly lastMessageId: number },
  odoo: KnownOdoo,
  client: OdooClient,
): Promise<Outcome | null> {
  const { dealId, commandId, change } = intent;
  const [[messageId], after] = await Promise.all([
    messagesOf(client, dealId, commandId),
    readPresent(client, odoo, dealId),
  ]);
  if (messageId === undefined) return null;
  if (!after) return failed(intent, 'NOT_FOUND', 'The deal was deleted in Odoo while it was changed');
  const overlaps = await overlapsOf(client, odoo, compared, after, wantedOf(change));
  return confirmed(intent, { messageId, before: compared.before, after, overlaps });
}

function confirmed(
  { commandId, dealId }: Intent,
  found: {
    readonly messageId: number;
    readonly before: PresentDeal | null;
    readonly after: PresentDeal;
    readonly overlaps?: DealDifference[];
  },
): Outcome {
  const { messageId, before, after, overlaps = [] } = found;
  const values = { before: before?.values ?? null, after: after.values };
  return { kind: 'confirmed', data: { commandId, dealId, messageId, ...values, overlaps } };
}

function failed({ commandId, dealId }: Intent, code: string, message: string): Outcome {
  return { kind: 'failed', data: { commandId, dealId, code, message } };
}
