/** What of a deal does not change with time, as far as history goes. Instants are milliseconds, `unset` is null. */
export interface DealFacts {
  readonly id: Float64Array;
  readonly createdAt: Float64Array;
  readonly firstSeenAt: Float64Array;
  readonly firstObservedAt: Float64Array;
  readonly trackedSince: Float64Array;
  readonly incompleteBefore: Float64Array;
  readonly stageEnteredAt: Float64Array;
  readonly account: Float64Array;
  readonly priority: Uint8Array;
  readonly lostReason: Float64Array;
  readonly source: Float64Array;
  readonly hidden: Uint8Array;
  /** Where the row's changes begin, and how many there are. */
  readonly first: Uint32Array;
  readonly count: Uint32Array;
}

/** All changes of all deals; those of one deal lie together, by (at, position). */
export interface ChangeColumns {
  readonly at: Float64Array;
  readonly observedAt: Float64Array;
  readonly position: Float64Array;
  readonly field: Uint8Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly actor: Uint32Array;
}

export function emptyFacts(capacity: number): DealFacts {
  return {
    id: new Float64Array(capacity),
    createdAt: new Float64Array(capacity),
    firstSeenAt: new Float64Array(capacity),
    firstObservedAt: new Float64Array(capacity),
    trackedSince: new Float64Array(capacity),
    incompleteBefore: new Float64Array(capacity),
    stageEnteredAt: new Float64Array(capacity),
    account: new Float64Array(capacity),
    priority: new Uint8Array(capacity),
    lostReason: new Float64Array(capacity),
    source: new Float64Array(capacity),
    hidden: new Uint8Array(capacity),
    first: new Uint32Array(capacity),
    count: new Uint32Array(capacity),
  };
}

export function emptyChanges(capacity: number): ChangeColumns {
  return {
    at: new Float64Array(capacity),
    observedAt: new Float64Array(capacity),
    position: new Float64Array(capacity),
    field: new Uint8Array(capacity),
    from: new Float64Array(capacity),
    to: new Float64Array(capacity),
    actor: new Uint32Array(capacity),
  };
}

/** The larger arrays with the values of the smaller. */
export function grown<Columns extends DealFacts | ChangeColumns>(from: Columns, to: Columns): Columns {
  for (const name of Object.keys(from) as (keyof Columns)[]) {
    copied(from[name] as Float64Array, to[name] as Float64Array);
  }
  return to;
}

export function copied<Vector extends { set(from: ArrayLike<number>): void } & ArrayLike<number>>(
  from: Vector,
  to: Vector,
): Vector {
  to.set(from);
  return to;
}

/** Facts of their own, with the same values. */
export function copiedFacts(facts: DealFacts): DealFacts {
  return grown(facts, emptyFacts(facts.id.length));
}
