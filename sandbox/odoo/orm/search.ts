import type { Env, Records, Row } from './contracts.js';
import { compileDomain, fieldsIn } from './domain.js';
import { compileOrder, orderById } from './order.js';
import { searchedDatetime } from './inequality.js';

/** What a search asks for. `limit` and `offset` 0, false or unset mean none. */
export interface Search {
  readonly domain?: unknown;
  readonly order?: unknown;
  readonly limit?: unknown;
  readonly offset?: unknown;
}

/** The records a search finds, in order. Archived ones are left out unless the domain or the context asks for them. */
export function search(model: string, query: Search, env: Env): Row[] {
  const table = env.world.table(model);
  const found = matching(table, query.domain, env);
  const order = typeof query.order === 'string' && query.order.trim() !== '' ? query.order : table.model.order;
  const offset = Number(query.offset ?? 0) || 0;
  const limit = Number(query.limit ?? 0) || Infinity;
  return inOrder(found, order, table, env).slice(offset, offset + limit);
}

/** How many records a search would find. */
export function count(model: string, query: Search, env: Env): number {
  const found = matching(env.world.table(model), query.domain, env).length;
  return Math.min(found, Number(query.limit ?? 0) || Infinity);
}

function inOrder(rows: Row[], order: string, table: Records, env: Env): Row[] {
  const byId = orderById(order);
  if (byId) return byId === 'asc' ? rows : rows.reverse();
  return rows.sort(compileOrder(order, table.model, env));
}

function matching(table: Records, domain: unknown, env: Env): Row[] {
  const fits = compileDomain(domain, table.model, env);
  const activeOnly =
    table.model.fields.has('active') && env.context['active_test'] !== false && !fieldsIn(domain).has('active');
  const maySee = env.world.visibility(table.model.name);
  const rows: Row[] = [];
  for (const row of candidates(table, domain)) {
    if (activeOnly && row['active'] !== true) continue;
    if (maySee && !maySee(row)) continue;
    if (fits(row)) rows.push(row);
  }
  return rows;
}

/** Rows that may fit, in id order: by id, an indexed field or `write_date` where the domain demands one, else all. */
function candidates(table: Records, domain: unknown): Iterable<Row> {
  let best: Iterable<Row> = table.range();
  for (const [field, operator, value] of demands(domain)) {
    const ids = idsDemanded(table, field, operator, value);
    if (ids) return rowsOf(table, ids);
    if (field === 'id' && typeof value === 'number') best = idRange(table, operator, value, best);
    else if (field === 'write_date' && (operator === '>=' || operator === '>'))
      return table.writtenSince(searchedDatetime(value).micros);
  }
  return best;
}

function idRange(table: Records, operator: string, value: number, otherwise: Iterable<Row>): Iterable<Row> {
  if (operator === '>' || operator === '>=') return table.range(operator === '>' ? value + 1 : value);
  if (operator === '<' || operator === '<=') return table.range(0, operator === '<' ? value - 1 : value);
  return otherwise;
}

function idsDemanded(table: Records, field: string, operator: string, value: unknown): Set<number> | undefined {
  if (operator !== '=' && operator !== 'in') return undefined;
  const values = (Array.isArray(value) ? value : [value]) as unknown[];
  if (!values.every((one): one is number => typeof one === 'number' && one > 0)) return undefined;
  if (field === 'id') return new Set(values);
  if (table.idsWhere(field, 0) === undefined) return undefined;
  return new Set(values.flatMap((one) => table.idsWhere(field, one) ?? []));
}

function rowsOf(table: Records, ids: Set<number>): Row[] {
  const rows = [...ids].sort((a, b) => a - b).map((id) => table.get(id));
  return rows.filter((row) => row !== undefined);
}

/** The conditions that every record of the answer fits: the top level of a domain without "or" and "not". */
function demands(domain: unknown): [string, string, unknown][] {
  if (!Array.isArray(domain) || domain.some((item) => item === '|' || item === '!')) return [];
  return (domain as unknown[]).filter((item): item is [string, string, unknown] => Array.isArray(item));
}
