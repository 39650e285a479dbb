import type { Env, Row } from './orm/contracts.js';
import { insert, unlink } from './orm/write.js';
import { readRows } from './orm/read.js';
import { search } from './orm/search.js';
import type { Field } from './orm/contracts.js';
import type { World } from './orm/world.js';
import { OdooFailure } from './orm/errors.js';
import { findMethod, type Arguments } from './server/calls.js';
import type { Beat } from './life/pulse.js';
import { LongTransaction } from './longTransaction.js';

/** A record as the API shows it. */
export type OdooRecord = { readonly id: number } & Readonly<Record<string, unknown>>;

/** The person at another Odoo screen: changes records as another user would, past the HTTP server. */
export class DemoStore {
  constructor(
    private readonly world: World,
    private readonly beat: () => Beat,
  ) {}

  /** Lets that many things happen in the organisation, now, as `pace` does over time. */
  live(changes: number): Beat[] {
    return Array.from({ length: changes }, () => this.beat());
  }

  /** The id of the user with this login. @throws RangeError when there is none */
  userId(login: string): number {
    for (const user of this.world.table('res.users').range()) if (user['login'] === login) return user.id;
    throw new RangeError(`No user ${login}`);
  }

  /**
   * Calls any method a client may call, as a user (default the administrator).
   * @throws OdooFailure as the server would answer it
   */
  call(model: string, method: string, ids: readonly number[], args: Arguments = {}, uid = ADMIN): unknown {
    const found = findMethod(model, method);
    if (!found) throw new OdooFailure('builtins.AttributeError', `The method '${model}.${method}' does not exist`, 404);
    return this.world.transact(uid, (env) => found.run(model, ids, args, env), { context: EVERYTHING });
  }

  create(model: string, values: Arguments, uid = ADMIN): number {
    const created = this.call(model, 'create', [], { vals_list: [values] }, uid) as number[];
    return created[0] ?? 0;
  }

  write(model: string, ids: readonly number[], vals: Arguments, uid = ADMIN): void {
    this.call(model, 'write', ids, { vals }, uid);
  }

  unlink(model: string, ids: readonly number[], uid = ADMIN): void {
    this.call(model, 'unlink', ids, {}, uid);
  }

  /** Ids that fit the domain, archived ones included, by id. */
  search(model: string, domain: unknown = []): number[] {
    return this.inside((env) => search(model, { domain, order: 'id' }, env).map((row) => row.id));
  }

  /** A record with all or some of its fields; undefined when it does not exist. */
  read(model: string, id: number, fields?: readonly string[]): OdooRecord | undefined {
    const row = this.world.row(model, id);
    if (!row) return undefined;
    return this.inside(
      (env) => readRows(this.world.table(model), [row], { fields, archived: true }, env)[0] as OdooRecord,
    );
  }

  /** How many records a model holds. */
  count(model: string): number {
    return this.world.table(model).size;
  }

  /** Opens a transaction that commits later: what it changes then carries the time it was opened. */
  begin(uid = ADMIN): LongTransaction {
    return new LongTransaction(this.world, uid);
  }

  /** Merges deals as Odoo's wizard does: the others' messages and activities move to the first, and they are deleted. */
  merge(winner: number, losers: readonly number[], uid = ADMIN): void {
    this.world.transact(uid, (env) => {
      for (const model of ['mail.message', 'mail.activity']) moveTo(winner, losers, model, env);
      unlink('crm.lead', losers, env);
    });
  }

  /** Adds a field to a model, as a module or Odoo Studio would. */
  addField(model: string, name: string, field: Field): void {
    this.world.table(model).model.fields.set(name, field);
    this.world.transact(1, (env) => {
      const values = { name, model, model_id: modelId(this.world, model), ttype: field.type, store: true };
      insert('ir.model.fields', { ...values, field_description: field.string, relation: field.relation }, env);
    });
  }

  /** Takes a field away, as uninstalling its module would. */
  removeField(model: string, name: string): void {
    this.world.table(model).model.fields.delete(name);
    const ids = this.search('ir.model.fields', [
      ['model', '=', model],
      ['name', '=', name],
    ]);
    this.unlink('ir.model.fields', ids);
  }

  private inside<T>(work: (env: Env) => T): T {
    return this.world.transact(ADMIN, work, { context: EVERYTHING });
  }
}

const ADMIN = 2;
const EVERYTHING = { active_test: false };

function moveTo(winner: number, losers: readonly number[], model: string, env: Env): void {
  const table = env.world.table(model);
  const ids = losers.flatMap((id) => [...(table.idsWhere('res_id', id) ?? [])]);
  const rows = ids.map((id) => table.get(id)).filter((row) => row !== undefined) as Row[];
  for (const row of rows) if (belongsToLead(row)) table.update(row, { res_id: winner });
}

const belongsToLead = (row: Row): boolean => row['model'] === 'crm.lead' || row['res_model'] === 'crm.lead';

function modelId(world: World, model: string): number | undefined {
  for (const row of world.table('ir.model').range()) if (row['model'] === model) return row.id;
  return undefined;
}
