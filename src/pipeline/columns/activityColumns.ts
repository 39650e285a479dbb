import type { ActivityView, Named } from '../../projections/documents.js';
import type { ListedActivity } from '../activities.js';
import { dayNumber, dayText } from '../calendar.js';
import type { Replica } from './follower.js';
import { Interned } from './interned.js';
import { Rows } from './rows.js';

/** What of `activity_view` is kept in the process; notes are not. */
export const activityFields = [
  ...(['deal', 'account', 'dealOwnerId', 'dealTeamId', 'assignee', 'type', 'summary', 'dueOn'] as const),
  ...(['done', 'doneAt', 'visible_to_user_ids'] as const),
] as const satisfies readonly (keyof ActivityView)[];

const allocate = (capacity: number) => ({
  done: new Uint8Array(capacity),
  /** Days since 1970-01-01. */
  dueOn: new Int32Array(capacity),
  /** Milliseconds; NaN for none. */
  doneAt: new Float64Array(capacity),
  // Codes of what is interned below; 0 for none. Owner and team are those of the deal.
  owner: new Int32Array(capacity),
  team: new Int32Array(capacity),
  deal: new Int32Array(capacity),
  account: new Int32Array(capacity),
  assignee: new Int32Array(capacity),
  type: new Int32Array(capacity),
  summary: new Int32Array(capacity),
  sight: new Int32Array(capacity),
});

/** Activities as typed arrays: some 50 bytes each, and what they name. */
export class ActivityColumns implements Replica<ActivityView> {
  /** Rises with every change: row numbers of an earlier version mean nothing. */
  version = 0;
  readonly owner = new Interned<number>();
  readonly team = new Interned<number>();
  readonly deal = new Interned<Named>();
  readonly account = new Interned<Named>();
  readonly assignee = new Interned<Named>();
  readonly type = new Interned<string>();
  readonly summary = new Interned<string>();
  readonly sight = new Interned<readonly number[]>();
  readonly #rows = new Rows(allocate);

  get size(): number {
    return this.#rows.size;
  }

  get ids(): Int32Array {
    return this.#rows.ids;
  }

  get arrays(): ReturnType<typeof allocate> {
    return this.#rows.fields;
  }

  put(activity: ActivityView): void {
    const codes = this.#codesOf(activity);
    const known = this.#rows.row(activity._id);
    const row = known ?? this.#rows.add(activity._id);
    if (known !== undefined) this.#release(row);
    const at = this.#rows.fields;
    for (const field of coded) at[field][row] = codes[field];
    at.done[row] = activity.done ? 1 : 0;
    at.dueOn[row] = dayNumber(activity.dueOn);
    at.doneAt[row] = activity.doneAt?.getTime() ?? NaN;
    this.version += 1;
  }

  remove(id: number): void {
    const row = this.#rows.row(id);
    if (row === undefined) return;
    this.#release(row);
    this.#rows.remove(row);
    this.version += 1;
  }

  /** A row as lists show it. */
  listed(row: number): ListedActivity {
    const at = this.#rows.fields;
    return {
      _id: this.#rows.ids[row] ?? 0,
      type: this.type.value(at.type[row] ?? 0) ?? '',
      summary: this.summary.value(at.summary[row] ?? 0) ?? null,
      dueOn: dayText(at.dueOn[row] ?? 0),
      done: at.done[row] === 1,
      assignee: this.assignee.value(at.assignee[row] ?? 0) ?? null,
      deal: this.deal.value(at.deal[row] ?? 0) ?? null,
      account: this.account.value(at.account[row] ?? 0) ?? null,
    };
  }

  /** Bytes of the arrays and the index of ids; what is interned comes on top. */
  bytes(): number {
    return this.#rows.bytes();
  }

  #codesOf(activity: ActivityView): Readonly<Record<Coded, number>> {
    const { dealOwnerId, dealTeamId, deal, account, assignee, type, summary, visible_to_user_ids: sight } = activity;
    return {
      owner: dealOwnerId === null ? 0 : this.owner.take(String(dealOwnerId), dealOwnerId),
      team: dealTeamId === null ? 0 : this.team.take(String(dealTeamId), dealTeamId),
      deal: deal === null ? 0 : this.deal.take(keyOf(deal), deal),
      account: account === null ? 0 : this.account.take(keyOf(account), account),
      assignee: assignee === null ? 0 : this.assignee.take(keyOf(assignee), assignee),
      type: this.type.take(type, type),
      summary: summary === null ? 0 : this.summary.take(summary, summary),
      sight: sight.length === 0 ? 0 : this.sight.take(sight.join(' '), sight),
    };
  }

  #release(row: number): void {
    const at = this.#rows.fields;
    for (const field of coded) this[field].release(at[field][row] ?? 0);
  }
}

const coded = ['owner', 'team', 'deal', 'account', 'assignee', 'type', 'summary', 'sight'] as const;
type Coded = (typeof coded)[number];

function keyOf({ id, name }: Named): string {
  return `${String(id)} ${name}`;
}
