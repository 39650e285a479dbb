import { outcomes, type Stay } from './stays.js';

const allocate = (capacity: number) => ({
  row: new Int32Array(capacity),
  /** Ids; `unset` for none. */
  stage: new Float64Array(capacity),
  owner: new Float64Array(capacity),
  team: new Float64Array(capacity),
  /** Milliseconds from its beginning to its end. */
  length: new Float64Array(capacity),
  /** Place in `outcomes`. */
  outcome: new Uint8Array(capacity),
});

/**
 * Stays as typed arrays, in the order of their deals: all time of a hundred thousand deals is half a million of them, and
 * as objects in maps and arrays they took over a second to group.
 */
export class StayColumns {
  at = allocate(1_024);
  size = 0;

  add({ row, stage, owner, team, from, to, outcome }: Stay): void {
    if (this.size === this.at.row.length) this.#grow();
    const { at, size } = this;
    at.row[size] = row;
    at.stage[size] = stage;
    at.owner[size] = owner;
    at.team[size] = team;
    at.length[size] = to - from;
    at.outcome[size] = outcomes.indexOf(outcome);
    this.size += 1;
  }

  /** Numbers of all stays. */
  all(): Int32Array {
    return Int32Array.from({ length: this.size }, (_, stay) => stay);
  }

  #grow(): void {
    const larger = allocate(this.size * 2);
    for (const name of Object.keys(larger) as (keyof typeof larger)[]) larger[name].set(this.at[name]);
    this.at = larger;
  }
}
