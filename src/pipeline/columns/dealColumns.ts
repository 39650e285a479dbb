import type { DealStatus, Named, OpportunityView } from '../../projections/documents.js';
import { dayNumber, dayText } from '../calendar.js';
import type { ListedDeal } from '../listedDeal.js';
import type { Replica } from './follower.js';
import { Interned } from './interned.js';
import { RowLists } from './rowLists.js';
import { Rows } from './rows.js';

/** What of `opportunity_view` is kept in the process. */
export const dealFields = [
  ...['type', 'name', 'status', 'account', 'owner', 'team', 'stage', 'companyId', 'currency', 'amountMinor'],
  ...['recurringMonthlyMinor'],
  ...['probability', 'weightedMicros', 'priority', 'expectedClose', 'createdAt', 'closedAt', 'closedAtApproximate'],
  ...['stageEnteredAt', 'lastTouchedAt', 'rottingDays', 'pushCount', 'daysPushed', 'lostReason', 'tags', 'source'],
  ...['nextActivity', 'visible_to_user_ids'],
] as readonly (keyof OpportunityView)[];

/** By code. */
export const statuses: readonly DealStatus[] = ['open', 'won', 'lost', 'archived'];
const changesKept = 1_024;
/** Day number of no day: below every day there is. */
export const noDay = -(2 ** 31);

const allocate = (capacity: number) => ({
  status: new Uint8Array(capacity),
  approximate: new Uint8Array(capacity),
  nextStep: new Uint8Array(capacity),
  priority: new Uint8Array(capacity),
  amount: new Float64Array(capacity),
  weighted: new Float64Array(capacity),
  /** A month; 0 for none. */
  recurring: new Float64Array(capacity),
  probability: new Float64Array(capacity),
  /** Milliseconds; NaN for none. */
  createdAt: new Float64Array(capacity),
  closedAt: new Float64Array(capacity),
  stageEnteredAt: new Float64Array(capacity),
  lastTouchedAt: new Float64Array(capacity),
  /** NaN for none. */
  rottingDays: new Float64Array(capacity),
  /** Days since 1970-01-01. */
  expectedClose: new Int32Array(capacity),
  pushCount: new Int32Array(capacity),
  daysPushed: new Int32Array(capacity),
  // Codes of what is interned below; 0 for none.
  stage: new Int32Array(capacity),
  owner: new Int32Array(capacity),
  team: new Int32Array(capacity),
  account: new Int32Array(capacity),
  lostReason: new Int32Array(capacity),
  source: new Int32Array(capacity),
  currency: new Int32Array(capacity),
  company: new Int32Array(capacity),
  tags: new Int32Array(capacity),
  sight: new Int32Array(capacity),
});

export type DealArrays = ReturnType<typeof allocate>;
type Stage = NonNullable<OpportunityView['stage']>;

/**
 * Deals as typed arrays: some 140 bytes a deal, its name and its place in the index of ids. A reference is interned with
 * its name, because documents that a rename has not reached yet keep the old one for a moment.
 */
export class DealColumns implements Replica<OpportunityView> {
  /** Rises with every change: row numbers of an earlier version mean nothing. */
  version = 0;
  readonly names: string[] = [];
  readonly stage = new Interned<Stage>();
  readonly owner = new Interned<Named>();
  readonly team = new Interned<Named>();
  readonly account = new Interned<Named>();
  readonly lostReason = new Interned<Named>();
  readonly source = new Interned<Named>();
  readonly currency = new Interned<string>();
  readonly company = new Interned<number>();
  readonly tags = new Interned<readonly Named[]>();
  /** The people who may see it, as a whole. */
  readonly sight = new Interned<readonly number[]>();
  readonly #rows = new Rows(allocate);
  /** Deals by status; leads are in none. */
  readonly #byStatus = new RowLists(statuses.length);
  /** Rows in the order of their changes, one a version after `#since`. */
  #changes: number[] = [];
  #since = 0;

  get size(): number {
    return this.#rows.size;
  }

  get ids(): Int32Array {
    return this.#rows.ids;
  }

  get arrays(): DealArrays {
    return this.#rows.fields;
  }

  put(deal: OpportunityView): void {
    const codes = this.#codesOf(deal);
    const known = this.#rows.row(deal._id);
    const row = known ?? this.#rows.add(deal._id);
    if (known !== undefined) this.#release(row);
    const at = this.#rows.fields;
    for (const [field, code] of codes) at[field][row] = code;
    this.names[row] = deal.name;
    setPlain(at, row, deal);
    this.#byStatus.move(row, deal.type === 'opportunity' ? statuses.indexOf(deal.status) : -1);
    this.version += 1;
    this.#changes.push(row);
    if (this.#changes.length > changesKept * 2) this.#forget(changesKept);
  }

  remove(id: number): void {
    const row = this.#rows.row(id);
    if (row === undefined) return;
    this.#release(row);
    const last = this.#rows.remove(row);
    this.#byStatus.replace(row, last);
    this.names[row] = this.names[last] ?? '';
    this.names.length = last;
    this.version += 1;
    // Another row has its number now, so nothing known by numbers holds.
    this.#changes = [];
    this.#since = this.version;
  }

  /** Rows that were changed or added after a version, each once; null where that is not known any more. */
  changedSince(version: number): readonly number[] | null {
    if (version < this.#since) return null;
    return [...new Set(this.#changes.slice(version - this.#since))];
  }

  #forget(left: number): void {
    this.#since += this.#changes.length - left;
    this.#changes = this.#changes.slice(-left);
  }

  /** Code of a deal's status; -1 for a lead. */
  statusOf(row: number): number {
    return this.#byStatus.listOf(row);
  }

  /** Rows of the deals, leads left out, of a status by its code: a view, good until the next change. */
  ofStatus(status: number): Int32Array {
    return this.#byStatus.rowsOf(status);
  }

  /** A row as lists show it. */
  listed(row: number): ListedDeal {
    const at = this.#rows.fields;
    const number = (values: Float64Array | Int32Array): number => values[row] ?? 0;
    return {
      _id: this.#rows.ids[row] ?? 0,
      name: this.names[row] ?? '',
      status: statuses[at.status[row] ?? 0] ?? 'archived',
      stage: this.stage.value(number(at.stage)) ?? null,
      owner: this.owner.value(number(at.owner)) ?? null,
      account: this.account.value(number(at.account)) ?? null,
      currency: this.currency.value(number(at.currency)) ?? '',
      amountMinor: number(at.amount),
      weightedMicros: number(at.weighted),
      recurringMonthlyMinor: number(at.recurring),
      probability: number(at.probability),
      expectedClose: number(at.expectedClose) === noDay ? null : dayText(number(at.expectedClose)),
      createdAt: new Date(number(at.createdAt)),
      closedAt: Number.isNaN(number(at.closedAt)) ? null : new Date(number(at.closedAt)),
      closedAtApproximate: at.approximate[row] === 1,
      stageEnteredAt: new Date(number(at.stageEnteredAt)),
      lastTouchedAt: new Date(number(at.lastTouchedAt)),
      rottingDays: Number.isNaN(number(at.rottingDays)) ? null : number(at.rottingDays),
      pushCount: number(at.pushCount),
      daysPushed: number(at.daysPushed),
      hasNextStep: at.nextStep[row] === 1,
    };
  }

  /** Bytes of the arrays and the index of ids; names and interned values come on top. */
  bytes(): number {
    return this.#rows.bytes() + this.#byStatus.bytes();
  }

  #codesOf(deal: OpportunityView): readonly (readonly [Coded, number])[] {
    const { stage, companyId, tags, visible_to_user_ids: sight } = deal;
    const named = (of: 'owner' | 'team' | 'account' | 'lostReason' | 'source'): readonly [Coded, number] => {
      const value = deal[of];
      return [of, value === null ? 0 : this[of].take(keyOf(value), value)];
    };
    return [
      ...[named('owner'), named('team'), named('account'), named('lostReason'), named('source')],
      ['stage', stage === null ? 0 : this.stage.take(`${String(stage.sequence)} ${keyOf(stage)}`, stage)],
      ['currency', this.currency.take(deal.currency, deal.currency)],
      ['company', companyId === null ? 0 : this.company.take(String(companyId), companyId)],
      ['tags', tags.length === 0 ? 0 : this.tags.take(tags.map(keyOf).join('\n'), tags)],
      ['sight', sight.length === 0 ? 0 : this.sight.take(sight.join(' '), sight)],
    ];
  }

  #release(row: number): void {
    const at = this.#rows.fields;
    for (const field of coded) this[field].release(at[field][row] ?? 0);
  }
}

const coded = [
  ...(['stage', 'owner', 'team', 'account', 'lostReason', 'source'] as const),
  ...(['currency', 'company', 'tags', 'sight'] as const),
] as const;
type Coded = (typeof coded)[number];

function keyOf({ id, name }: Named): string {
  return `${String(id)} ${name}`;
}

function setPlain(at: DealArrays, row: number, deal: OpportunityView): void {
  at.status[row] = statuses.indexOf(deal.status);
  at.approximate[row] = deal.closedAtApproximate ? 1 : 0;
  at.nextStep[row] = deal.nextActivity === null ? 0 : 1;
  at.priority[row] = deal.priority;
  at.amount[row] = deal.amountMinor;
  at.weighted[row] = Math.round(deal.weightedMicros);
  at.recurring[row] = deal.recurringMonthlyMinor ?? 0;
  at.probability[row] = deal.probability;
  at.createdAt[row] = deal.createdAt.getTime();
  at.closedAt[row] = deal.closedAt?.getTime() ?? NaN;
  at.stageEnteredAt[row] = deal.stageEnteredAt.getTime();
  at.lastTouchedAt[row] = deal.lastTouchedAt.getTime();
  at.rottingDays[row] = deal.rottingDays ?? NaN;
  at.expectedClose[row] = deal.expectedClose === null ? noDay : dayNumber(deal.expectedClose);
  at.pushCount[row] = deal.pushCount;
  at.daysPushed[row] = deal.daysPushed;
}
