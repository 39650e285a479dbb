import { historyFields, type HistoryField } from '../../projections/dealHistory.js';
import type { ChangeRow, Page } from '../answer.js';
import { readCursor, writeCursor } from '../cursor.js';
import { dealUrl } from '../dealRow.js';
import { majorOf } from '../money.js';
import type { PipelineQuestion } from '../question.js';
import { changesBetween } from './changeList.js';
import { decode, fieldCount, at } from './dealFields.js';
import { pastBit, type HistoryLedger } from './historyLedger.js';
import type { HistoryNames } from './historyNames.js';
import type { PeriodAsked, PeriodResult } from './periodAsked.js';

interface Changed {
  readonly row: number;
  readonly change: number;
}

/** All changes of the window, and the deals they are of. */
export function changesAnswer({ lens, window }: PeriodAsked): PeriodResult & { readonly changes: readonly Changed[] } {
  const changes = changesBetween(lens, window.from, window.before);
  const rows = [...new Set(changes.map((one) => one.row))];
  return {
    figures: [
      { metric: 'changeCount', value: changes.length, unit: 'changes' },
      { metric: 'count', value: rows.length, unit: 'deals' },
    ],
    groups: [],
    rows,
    notes: [],
    changes,
  };
}

/** What naming changes takes. */
export interface Naming {
  readonly ledger: HistoryLedger;
  readonly names: HistoryNames;
  readonly odooUrl: string;
}

/** One page of changes; its cursor is the place of the last one, so that later changes do not shift it. */
export async function changePage(
  naming: Naming,
  changes: readonly Changed[],
  question: PipelineQuestion,
  cursor: string | null,
  pageSize: number,
): Promise<Page<ChangeRow>> {
  const { ledger } = naming;
  const start = cursor === null ? null : readCursor(cursor, question);
  const rest =
    start === null ? changes : changes.filter(({ change }) => isAfter(ledger, change, Number(start.key), start.id));
  const shown = rest.slice(0, pageSize);
  const last = shown.at(-1);
  const more = rest.length > shown.length && last !== undefined;
  const rows = changeRows(naming, shown);
  return {
    total: changes.length,
    next: more
      ? writeCursor(
          { segment: 0, key: ledger.changes.at[last.change] ?? 0, id: placeOf(ledger, last.change), given: 0 },
          question,
        )
      : null,
    rows: await rows,
  };
}

/** Position and field as one number, the order in which changes of one instant are listed. */
function placeOf({ changes }: HistoryLedger, change: number): number {
  return (changes.position[change] ?? 0) * 16 - ((changes.field[change] ?? 0) & ~pastBit);
}

function isAfter(ledger: HistoryLedger, change: number, instant: number, place: number): boolean {
  const own = ledger.changes.at[change] ?? 0;
  return own < instant || (own === instant && placeOf(ledger, change) < place);
}

/** Changes in words. What the ledger says is read at once; names are put to it after. */
export async function changeRows(
  { ledger, names, odooUrl }: Naming,
  changes: readonly Changed[],
): Promise<ChangeRow[]> {
  const plain = changes.map(({ row, change }) => plainRow(ledger, row, change));
  const ids = (field: HistoryField) => [
    ...new Set(plain.flatMap((one) => (one.field === field ? [one.from, one.to] : [])).filter(isId)),
  ];
  const [deals, stages, owners, teams] = await Promise.all([
    names.deals([...new Set(plain.map((one) => one.dealId))]),
    names.stages(),
    names.of('owner', ids('owner')),
    names.of('team', ids('team')),
  ]);
  const named: Partial<Record<HistoryField, (id: number) => string | undefined>> = {
    stage: (id) => stages.get(id)?.name,
    owner: (id) => owners.get(id),
    team: (id) => teams.get(id),
  };
  return plain.map(({ field, from, to, ...one }) => {
    const label = named[field];
    const word = (value: ChangeRow['from']) => (label && isId(value) ? (label(value) ?? `#${String(value)}`) : value);
    const deal = deals.get(one.dealId)?.name ?? `#${String(one.dealId)}`;
    return { ...one, field, from: word(from), to: word(to), deal, url: dealUrl(odooUrl, one.dealId) };
  });
}

function isId(value: ChangeRow['from']): value is number {
  return typeof value === 'number';
}

/** Whether a change is told of its own: the closing date goes with the status. */
export function isTold(ledger: HistoryLedger, change: number): boolean {
  return fieldOf(ledger, change) !== at.closedAt;
}

function fieldOf({ changes }: HistoryLedger, change: number): number {
  return (changes.field[change] ?? 0) & ~pastBit;
}

type PlainRow = Omit<ChangeRow, 'deal' | 'url' | 'field'> & { readonly field: HistoryField };

function plainRow(ledger: HistoryLedger, row: number, change: number): PlainRow {
  const { changes } = ledger;
  const field: HistoryField = historyFields[fieldOf(ledger, change)] ?? 'stage';
  const currency =
    field === 'amount' || field === 'recurring' ? currencyAt(ledger, row, changes.at[change] ?? 0) : null;
  const valueIn = (code: number) =>
    currency === null ? decode(field, code, ledger.currencies) : majorOf(code, currency);
  const actor = ledger.actor(change);
  return {
    dealId: ledger.facts.id[row] ?? 0,
    field,
    from: valueIn(changes.from[change] ?? 0),
    to: valueIn(changes.to[change] ?? 0),
    ...(currency !== null && { currency }),
    at: new Date(changes.at[change] ?? 0).toISOString(),
    observedAt: new Date(changes.observedAt[change] ?? 0).toISOString(),
    by: actor && (actor.name ?? actor.id),
    position: changes.position[change] ?? 0,
  };
}

function currencyAt(ledger: HistoryLedger, row: number, instant: number): string {
  const state = new Float64Array(fieldCount);
  ledger.stateBefore(row, instant + 1, state);
  return ledger.currencies.text(state[at.currency] ?? 0);
}
