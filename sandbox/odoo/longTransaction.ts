import type { Env } from './orm/contracts.js';
import { create, unlink, write } from './orm/write.js';
import type { World } from './orm/world.js';
import type { Arguments } from './server/calls.js';

/** Models whose ids a long transaction holds from its start, and how many: others see ids beyond a gap meanwhile. */
const HELD = { 'crm.lead': 2, 'mail.activity': 2, 'mail.message': 6, 'mail.tracking.value': 12 } as const;

/**
 * A transaction that stays open. Nothing of it is seen before `commit`; then its rows carry the `write_date` of its
 * start and ids below rows that others committed meanwhile, which is how incremental readers lose changes.
 */
export class LongTransaction {
  private readonly began: number;
  private readonly held = new Map<string, number[]>();
  private readonly changes: ((env: Env) => void)[] = [];

  constructor(
    private readonly world: World,
    private readonly uid: number,
  ) {
    this.began = world.now();
    for (const [model, count] of Object.entries(HELD))
      this.held.set(
        model,
        Array.from({ length: count }, () => world.table(model).takeId()),
      );
  }

  create(model: string, values: Arguments): this {
    this.changes.push((env) => void create(model, values, env));
    return this;
  }

  write(model: string, ids: readonly number[], values: Arguments): this {
    this.changes.push((env) => {
      write(model, ids, values, env);
    });
    return this;
  }

  unlink(model: string, ids: readonly number[]): this {
    this.changes.push((env) => {
      unlink(model, ids, env);
    });
    return this;
  }

  /** Makes everything seen at once. */
  commit(): void {
    const options = { at: this.began, reserved: this.held };
    this.world.transact(
      this.uid,
      (env) => {
        for (const change of this.changes.splice(0)) change(env);
      },
      options,
    );
  }

  /** Forgets everything; the ids it held stay unused. */
  rollback(): void {
    this.changes.length = 0;
  }
}
