import type { OpportunityHistory } from '../../projections/dealHistory.js';
import type { Replica } from '../columns/follower.js';
import { encodeState, fieldCount, Interned, unset, type StateVector } from './dealFields.js';
import { copied, copiedFacts, emptyChanges, emptyFacts, grown, type ChangeColumns } from './ledgerColumns.js';
import { timelineOf, type Step } from './timeline.js';

/** What the ledger keeps of a document; `_parked`: an event of the deal is set aside, so it is shown to nobody. */
export type LedgerDocument = Omit<OpportunityHistory, 'name' | 'account'> & {
  readonly account: { readonly id: number } | null;
  readonly _parked?: true;
};

/** The fields that are read of a document. */
export const ledgerFields = [
  'account',
  'priority',
  'tagIds',
  'lostReason',
  'source',
  'createdAt',
  'present',
  'stageEnteredAt',
  'firstSeenAt',
  'firstObservedAt',
  'trackedSince',
  'incompleteBefore',
  'changes',
  '_parked',
] as const satisfies readonly (keyof LedgerDocument)[];

/** What became of a deal, as somebody tells it. */
export interface Story {
  readonly present: StateVector;
  /** In order of (at, position), each of a field beginning where the one before ended, the last ending at the present. */
  readonly steps: readonly Step[];
  readonly stageEnteredAt: number;
}

/** Bit of `field`: the change amends what was before the log knew the deal, or was told late. */
export const pastBit = 0x80;
const compactAbove = 4_096;

/**
 * The history of every deal in the process: some 41 bytes a change and 180 a deal. A deal that changes gets its changes
 * written anew at the end; what that leaves behind is swept when it is a fifth of all.
 */
export class HistoryLedger implements Replica<LedgerDocument> {
  readonly currencies: Interned;
  readonly tags: Map<number, readonly number[]>;
  /** Names of lost reasons and sources, of which no read model is kept. */
  readonly reasonNames: Map<number, string>;
  readonly sourceNames: Map<number, string>;
  readonly #actors: Interned;
  readonly #actorNames: Map<number, string>;
  readonly #rows: Map<number, number>;
  /** When the service first saw any deal; Infinity before. Milliseconds. */
  firstObservedAt = Infinity;
  facts = emptyFacts(1_024);
  changes = emptyChanges(4_096);
  #present: StateVector = new Float64Array(1_024 * fieldCount);
  #size = 0;
  #used = 0;
  #swept = 0;

  /** @param like whose names are shared: for the same deals told otherwise. */
  constructor(like: HistoryLedger | null = null) {
    this.currencies = like?.currencies ?? new Interned();
    this.tags = like?.tags ?? new Map();
    this.reasonNames = like?.reasonNames ?? new Map();
    this.sourceNames = like?.sourceNames ?? new Map();
    this.#actors = like ? like.#actors : new Interned();
    this.#actorNames = like ? like.#actorNames : new Map();
    this.#rows = like ? like.#rows : new Map();
  }

  /** Rows in use: 0 … size − 1. */
  get size(): number {
    return this.#size;
  }

  /** Changes kept for all deals. */
  get changeCount(): number {
    return this.#used - this.#swept;
  }

  /** Bytes of the typed arrays. */
  get bytes(): number {
    const arrays = [...Object.values(this.facts), ...Object.values(this.changes), this.#present];
    return arrays.reduce(
      (total: number, array: Float64Array | Uint32Array | Uint8Array) => total + array.byteLength,
      0,
    );
  }

  row(dealId: number): number | undefined {
    return this.#rows.get(dealId);
  }

  put(document: LedgerDocument): void {
    const row = this.#rows.get(document._id) ?? this.#newRow(document._id);
    this.#setFacts(row, document);
    this.firstObservedAt = Math.min(this.firstObservedAt, document.firstObservedAt.getTime());
    encodeState(document.present, this.#present, row * fieldCount, this.currencies);
    this.#setChanges(row, timelineOf(document, this.currencies));
  }

  /**
   * The same deals, row by row, with another story each; null hides a deal. Names are shared, so it lives no longer than
   * the question it is made for.
   */
  retold(storyOf: (row: number) => Story | null): HistoryLedger {
    const other = new HistoryLedger(this);
    other.facts = copiedFacts(this.facts);
    other.firstObservedAt = this.firstObservedAt;
    other.changes = emptyChanges(this.changeCount + 1);
    other.#present = this.#present.slice();
    other.#size = this.#size;
    for (let row = 0; row < this.#size; row += 1) {
      const story = storyOf(row);
      other.facts.count[row] = 0;
      if (story === null) other.facts.hidden[row] = 1;
      else other.#setStory(row, story);
    }
    return other;
  }

  #setStory(row: number, { present, steps, stageEnteredAt }: Story): void {
    this.#present.set(present, row * fieldCount);
    this.facts.stageEnteredAt[row] = stageEnteredAt;
    this.#setChanges(row, steps);
  }

  remove(dealId: number): void {
    const row = this.#rows.get(dealId);
    if (row === undefined) return;
    this.facts.hidden[row] = 1;
  }

  /** Id and name of who made a change; null where nobody is known. */
  actor(change: number): { readonly id: string; readonly name: string | null } | null {
    const code = this.changes.actor[change] ?? 0;
    if (code === 0) return null;
    return { id: this.#actors.text(code - 1), name: this.#actorNames.get(code - 1) ?? null };
  }

  /** Copies the present state of a deal. */
  presentOf(row: number, into: StateVector): void {
    const offset = row * fieldCount;
    for (let field = 0; field < fieldCount; field += 1) into[field] = this.#present[offset + field] ?? 0;
  }

  /** Copies a deal's state as it was just before an instant: later changes are undone from the present. */
  stateBefore(row: number, instant: number, into: StateVector): void {
    this.presentOf(row, into);
    const { at, field, from } = this.changes;
    const first = this.facts.first[row] ?? 0;
    for (let change = this.end(row) - 1; change >= first && (at[change] ?? 0) >= instant; change -= 1) {
      into[(field[change] ?? 0) & ~pastBit] = from[change] ?? 0;
    }
  }

  /** The first change of a deal at or after an instant; `end(row)` when there is none. */
  firstFrom(row: number, instant: number): number {
    const { at } = this.changes;
    const first = this.facts.first[row] ?? 0;
    let change = this.end(row);
    while (change > first && (at[change - 1] ?? 0) >= instant) change -= 1;
    return change;
  }

  /** One past the last change of a deal. */
  end(row: number): number {
    return (this.facts.first[row] ?? 0) + (this.facts.count[row] ?? 0);
  }

  /** One past the changes that happened together with this one: the same event, at the same instant. */
  endOfEvent(change: number, end: number): number {
    const { at, position } = this.changes;
    let next = change + 1;
    while (next < end && at[next] === at[change] && position[next] === position[change]) next += 1;
    return next;
  }

  /** Applies the changes `from` … `to` − 1 to a state. */
  apply(from: number, to: number, state: StateVector): void {
    for (let change = from; change < to; change += 1) {
      state[(this.changes.field[change] ?? 0) & ~pastBit] = this.changes.to[change] ?? 0;
    }
  }

  #newRow(dealId: number): number {
    const row = this.#size;
    if (row === this.facts.id.length) {
      const capacity = Math.ceil(row * 1.5);
      this.facts = grown(this.facts, emptyFacts(capacity));
      this.#present = copied(this.#present, new Float64Array(capacity * fieldCount));
    }
    this.#size += 1;
    this.#rows.set(dealId, row);
    this.facts.id[row] = dealId;
    return row;
  }

  #setFacts(row: number, document: LedgerDocument): void {
    const { facts } = this;
    const time = (date: Date | null) => (date === null ? unset : date.getTime());
    facts.createdAt[row] = time(document.createdAt);
    facts.firstSeenAt[row] = time(document.firstSeenAt);
    facts.firstObservedAt[row] = time(document.firstObservedAt);
    facts.trackedSince[row] = time(document.trackedSince);
    facts.incompleteBefore[row] = time(document.incompleteBefore);
    facts.stageEnteredAt[row] = time(document.stageEnteredAt);
    facts.account[row] = document.account?.id ?? unset;
    facts.priority[row] = document.priority;
    facts.lostReason[row] = named(document.lostReason, this.reasonNames);
    facts.source[row] = named(document.source, this.sourceNames);
    facts.hidden[row] = document._parked === true ? 1 : 0;
    if (document.tagIds.length > 0) this.tags.set(row, document.tagIds);
    else this.tags.delete(row);
  }

  #setChanges(row: number, steps: readonly Step[]): void {
    const before = this.facts.count[row] ?? 0;
    const inPlace = steps.length <= before;
    if (!inPlace) this.#reserve(steps.length);
    const first = inPlace ? (this.facts.first[row] ?? 0) : this.#used;
    steps.forEach((step, index) => this.#write(first + index, step));
    this.facts.first[row] = first;
    this.facts.count[row] = steps.length;
    this.#swept += inPlace ? before - steps.length : before;
    if (!inPlace) this.#used += steps.length;
    if (this.#swept > compactAbove && this.#swept * 5 > this.#used) this.#compact();
  }

  #write(change: number, step: Step): void {
    const { changes } = this;
    changes.at[change] = step.at;
    changes.observedAt[change] = step.observedAt;
    changes.position[change] = step.position;
    changes.field[change] = step.past ? step.field | pastBit : step.field;
    changes.from[change] = step.from;
    changes.to[change] = step.to;
    changes.actor[change] = step.actor === null ? 0 : 1 + this.#actorCode(step.actor, step.actorName);
  }

  #actorCode(actor: string, name: string | null): number {
    const code = this.#actors.code(actor);
    if (name !== null) this.#actorNames.set(code, name);
    return code;
  }

  #reserve(more: number): void {
    const needed = this.#used + more;
    if (needed <= this.changes.at.length) return;
    this.changes = grown(this.changes, emptyChanges(Math.max(needed, Math.ceil(this.changes.at.length * 1.25))));
  }

  #compact(): void {
    const next = emptyChanges(Math.ceil(this.changeCount * 1.1));
    let used = 0;
    for (let row = 0; row < this.#size; row += 1) {
      const first = this.facts.first[row] ?? 0;
      const end = this.end(row);
      for (const name of Object.keys(next) as (keyof ChangeColumns)[]) {
        next[name].set(this.changes[name].subarray(first, end), used);
      }
      this.facts.first[row] = used;
      used += end - first;
    }
    this.changes = next;
    this.#used = used;
    this.#swept = 0;
  }
}

function named(value: { readonly id: number; readonly name: string } | null, names: Map<number, string>): number {
  if (value === null) return unset;
  names.set(value.id, value.name);
  return value.id;
}
