import type { NewEvent } from '../../../eventStore/event.js';
import { streamOf } from '../../../eventStore/eventTypes.js';
import type { OdooRecord } from '../../client/call.js';
import { opportunities } from '../../mapping/opportunities.js';
import type { Payload } from '../../mapping/odooModel.js';
import { fieldChanges } from '../fieldChanges.js';
import { decideRecord, writtenAt, type Told } from '../decideRecord.js';
import { syncActor } from '../runLog.js';
import { applyRows, chaining, isSameValue, trackedValue, type StatusRules } from './dealState.js';
import { inOrder, type TrackedRow, type TrackingMessage } from './trackingMessage.js';

/** The events that tell how a deal came from what the log says to what it is, and the messages they used up. */
export interface DealTold {
  readonly events: readonly NewEvent[];
  readonly consumed: readonly TrackingMessage[];
}

/** Two clocks of one write: the message's date and the transaction's start lie this close together. */
const sameWriteMs = 2_000;

/** What follows from a move in the same write, dated to the second a little differently. */
const clocks = ['stageChangedAt', 'closedAt', 'closedAtApproximate'] as const;

/**
 * Tells each tracked message as an event of its own time and author, and what is left as one event of the record's
 * last write. Pure.
 */
export function tellDeal(
  record: OdooRecord,
  payload: Payload,
  told: Told | null,
  messages: readonly TrackingMessage[],
  rules: StatusRules,
): DealTold {
  if (messages.length === 0) return { events: decideRecord(opportunities, record, payload, told), consumed: [] };
  const { own, foreign } = separate(messages, payload);
  const base = told && !told.deleted ? told : null;
  const birth = base ? null : asBorn(payload, own, rules);
  const walk = walkForward(base?.data ?? birth ?? payload, payload, own, rules);
  const past = base ? pastOf(base.data, walk.left) : { rows: [], rejected: walk.left };
  const events = [
    ...(birth ? [bornEvent(record, birth, told)] : []),
    ...past.rows.map((step) => messageEvent(step.message, base?.data ?? payload, rowChanges(step.rows))),
    ...settle(record, payload, walk.steps, base?.data ?? birth ?? payload, told),
    ...markIncomplete([...foreign, ...past.rejected.map((one) => one.message)], payload),
  ];
  return { events, consumed: [...foreign, ...own.filter((message) => !walk.later.includes(message))] };
}

/**
 * Events for messages that are older than everything the log says of the deal: `data` stays what the log says now,
 * `changes` and `occurredAt` tell the past. `first` is the deal as the log first knew it. Pure.
 */
export function tellPast(
  told: Told,
  first: Payload,
  messages: readonly TrackingMessage[],
  rules: StatusRules,
): DealTold {
  const { own, foreign } = separate(messages, first);
  const all = own.map((message) => ({ message, rows: message.rows }));
  const { rows, rejected } = pastOf(first, all);
  const strange = [...foreign, ...rejected.map((one) => one.message)];
  const events = statusesToo(rows, first, rules).map(({ message, changes }) =>
    messageEvent(message, told.data, changes),
  );
  return { events: [...events, ...markIncomplete(strange, told.data)], consumed: messages };
}

interface Step {
  readonly message: TrackingMessage;
  readonly rows: readonly TrackedRow[];
}

/** Messages of other leads: moved by a merge, or dated before the deal was born. */
function separate(messages: readonly TrackingMessage[], deal: Payload) {
  const born = Date.parse(String(deal['createdAt'])) - 60_000;
  const ordered = inOrder(messages);
  const isForeign = (message: TrackingMessage) => message.moved || message.at.getTime() < born;
  return { own: ordered.filter((message) => !isForeign(message)), foreign: ordered.filter(isForeign) };
}

/** The deal before its first message, for one that is seen for the first time. */
function asBorn(payload: Payload, own: readonly TrackingMessage[], rules: StatusRules): Payload {
  const steps = own.map((message) => ({ message, rows: message.rows }));
  return beforeAll(payload, pastOf(payload, steps).rows, rules);
}

/** `first` with every tracked field set to what it was before the first of `steps`. */
function beforeAll(first: Payload, steps: readonly Step[], rules: StatusRules): Payload {
  const initial: Record<string, unknown> = { ...first };
  let settled = trackedValue(first, 'wonStatus');
  for (const { rows } of [...steps].reverse()) {
    for (const row of rows) {
      if (row.field === 'wonStatus') settled = row.from;
      else initial[row.field] = row.from;
    }
  }
  if (steps.length === 0) return first;
  const stage = (initial['stage'] as { id: number } | null)?.id;
  if (!rules.hasWonStatus) settled = stage !== undefined && rules.wonStages.has(stage) ? 'won' : 'pending';
  const open = initial['active'] === false ? 'archived' : 'open';
  const status = settled === 'won' || settled === 'lost' ? settled : open;
  const closing = status === first['status'] ? {} : { closedAt: null, closedAtApproximate: false };
  return { ...initial, status, ...closing, stageChangedAt: first['createdAt'] };
}

interface Walk {
  /** Messages with what of them chains, and the deal before and after. */
  readonly steps: readonly (Step & { before: Payload; after: Payload })[];
  /** Rows that do not chain forward. */
  readonly left: readonly Step[];
  /** Late messages that tell of more than the record read: they wait for the next run. */
  readonly later: readonly TrackingMessage[];
}

function walkForward(from: Payload, to: Payload, own: readonly TrackingMessage[], rules: StatusRules): Walk {
  const steps: (Step & { before: Payload; after: Payload })[] = [];
  const left: Step[] = [];
  let deal = from;
  for (const [index, message] of own.entries()) {
    if (message.late && arrived(deal, to, own.slice(index))) return { steps, left, later: own.slice(index) };
    const rows = chaining(deal, message);
    const rest = message.rows.filter((row) => !rows.includes(row));
    if (rest.length > 0) left.push({ message, rows: rest });
    if (rows.length === 0) continue;
    const after = applyRows(deal, rows, message.at, rules);
    steps.push({ message, rows, before: deal, after });
    deal = after;
  }
  return { steps, left, later: [] };
}

/** Whether the walk stands where the record was read, as far as the messages ahead could tell. */
function arrived(deal: Payload, to: Payload, ahead: readonly TrackingMessage[]): boolean {
  const fields = new Set(ahead.flatMap((message) => message.rows.map((row) => row.field)));
  return [...fields].every((field) => isSameValue(trackedValue(deal, field), trackedValue(to, field)));
}

/** Rows that lead up to `first`, found backwards; the others belong to nobody we know. */
function pastOf(first: Payload, steps: readonly Step[]): { rows: Step[]; rejected: Step[] } {
  const values = new Map<string, unknown>();
  const rows: Step[] = [];
  const rejected: Step[] = [];
  for (const { message, rows: all } of [...steps].reverse()) {
    const leads = (row: TrackedRow) =>
      isSameValue(row.to, values.has(row.field) ? values.get(row.field) : trackedValue(first, row.field));
    const good = all.filter(leads);
    for (const row of good) values.set(row.field, row.from);
    if (good.length > 0) rows.unshift({ message, rows: good });
    if (good.length < all.length) rejected.unshift({ message, rows: all.filter((row) => !good.includes(row)) });
  }
  return { rows, rejected };
}

/** Past steps walked forward, so that each says what it did to the status too. */
function statusesToo(steps: readonly Step[], first: Payload, rules: StatusRules) {
  let deal = beforeAll(first, steps, rules);
  return steps.map(({ message, rows }) => {
    const after = applyRows(deal, rows, message.at, rules);
    const changes = fieldChanges(deal, after);
    deal = after;
    return { message, changes };
  });
}

function rowChanges(rows: readonly TrackedRow[]): Payload {
  return Object.fromEntries(
    rows.map((row) => [
      row.field === 'wonStatus' ? 'status' : row.field,
      { from: statusWord(row, row.from), to: statusWord(row, row.to) },
    ]),
  );
}

function statusWord(row: TrackedRow, value: unknown): unknown {
  return row.field === 'wonStatus' && value === 'pending' ? 'open' : value;
}

/** Events of the steps, and one for what they leave untold; a rest that belongs to the last step's write joins it. */
function settle(
  record: OdooRecord,
  payload: Payload,
  steps: Walk['steps'],
  start: Payload,
  told: Told | null,
): NewEvent[] {
  const last = steps.at(-1);
  if (!last) return told ? decideRecord(opportunities, record, payload, { ...told, data: start }) : [];
  const sameWrite = Math.abs(last.message.at.getTime() - writtenAt(record).getTime()) <= sameWriteMs;
  const end = sameWrite ? payload : { ...last.after, ...pick(payload, clocks) };
  const events = [...steps.slice(0, -1), { ...last, after: end }].flatMap(({ message, before, after }) => {
    const changes = fieldChanges(before, after);
    return Object.keys(changes).length === 0 ? [] : [messageEvent(message, after, changes)];
  });
  const rest = { data: end, version: (told?.version ?? 0) + events.length, deleted: false };
  return [...events, ...decideRecord(opportunities, record, payload, rest)];
}

function pick(payload: Payload, names: readonly string[]): Payload {
  return Object.fromEntries(names.map((name) => [name, payload[name]]));
}

function bornEvent(record: OdooRecord, birth: Payload, told: Told | null): NewEvent {
  const [event] = decideRecord(opportunities, record, birth, told && { ...told, deleted: true });
  if (!event) throw new Error('a deal that is seen for the first time has an event');
  return { ...event, occurredAt: new Date(String(birth['createdAt'])) };
}

function messageEvent(message: TrackingMessage, data: Payload, changes: Payload): NewEvent {
  return {
    eventId: `${streamOf(opportunities.stream, message.dealId)}:message:${message.id}`,
    type: 'OdooOpportunitySynced',
    data,
    occurredAt: message.at,
    actor: message.actor,
    changes,
  } as NewEvent;
}

/**
 * Messages of other leads say nothing of this deal, but that its past is not all its own: history before the last of
 * them is marked incomplete, by a change of the field `historyComplete`. `data` is the deal as it is now.
 */
function markIncomplete(strange: readonly TrackingMessage[], data: Payload): NewEvent[] {
  const last = inOrder(strange).at(-1);
  if (!last) return [];
  const stream = streamOf(opportunities.stream, last.dealId);
  return [
    {
      eventId: `${stream}:incomplete:${last.id}`,
      type: 'OdooOpportunitySynced',
      data,
      occurredAt: last.at,
      actor: syncActor,
      changes: { historyComplete: { from: true, to: false } },
    } as unknown as NewEvent,
  ];
}
