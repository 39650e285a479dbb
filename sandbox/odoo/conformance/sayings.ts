import type { Called, OdooCaller } from '../odooCaller.js';
import { refused, same, type SharedCall } from './calls.js';
import { dealLife } from './dealLife.js';
import { writeBackLife } from './writeBack.js';

/** A call with its title; both servers must answer it alike. */
export type Saying = readonly [title: string, call: (odoo: OdooCaller) => Promise<Called>];

const title = ({ model, method, body }: SharedCall): string => `${model}.${method} ${JSON.stringify(body)}`;

const shared = (calls: readonly SharedCall[]): Saying[] =>
  calls.map((one) => [title(one), (odoo) => odoo.json2(one.model, one.method, one.body)]);

const search = { domain: [] };

/** What keeps a call out before any model is asked. */
const atTheDoor: readonly Saying[] = [
  ['a wrong key', (odoo) => odoo.json2('crm.lead', 'search', search, { authorization: 'bearer wrong' })],
  ['no key', (odoo) => odoo.json2('crm.lead', 'search', search, { authorization: '' })],
  ['a body that is no JSON', (odoo) => odoo.json2('crm.lead', 'search', 'not json')],
  ['a body cut short', (odoo) => odoo.json2('crm.lead', 'search', '{"domain":')],
  ['a body that is null', (odoo) => odoo.json2('crm.lead', 'search', 'null')],
  ['an unknown database', (odoo) => odoo.json2('crm.lead', 'search', search, { 'x-odoo-database': 'nope' })],
  ['a path without a method', (odoo) => odoo.get('/json/2/crm.lead')],
  ['the version', (odoo) => odoo.get('/web/version')],
];

const rpc: readonly Saying[] = [
  ['version', (odoo) => odoo.jsonRpc('common', 'version', [])],
  ['login', (odoo) => odoo.jsonRpc('common', 'login', [odoo.address.db, 'admin', odoo.address.apiKey])],
  ['login with a password', (odoo) => odoo.jsonRpc('common', 'login', [odoo.address.db, 'admin', 'admin'])],
  ['a wrong login', (odoo) => odoo.jsonRpc('common', 'login', [odoo.address.db, 'admin', 'wrong'])],
  ['authenticate', (odoo) => odoo.jsonRpc('common', 'authenticate', [odoo.address.db, 'admin', odoo.address.apiKey, {}])],
  ['an unknown service', (odoo) => odoo.jsonRpc('nope', 'x', [])],
  ['an unknown method of a service', (odoo) => odoo.jsonRpc('common', 'x', [])],
  ['a bad key', (odoo) => odoo.jsonRpc('object', 'execute_kw', [odoo.address.db, 2, 'bad', 'crm.lead', 'search', [[]]])],
  ['search_read', (odoo) => odoo.execute('crm.stage', 'search_read', [[['is_won', '=', true]], ['name']], { limit: 1 })],
  ['read of one id', (odoo) => odoo.execute('crm.stage', 'read', [4, ['name']])],
  ['a result of None', (odoo) => odoo.execute('crm.lead', 'check_access_rights', ['write'])],
  ['a field that is not there', (odoo) => odoo.execute('crm.lead', 'read', [[1], ['nope']])],
  ['a model that is not there', (odoo) => odoo.execute('no.model', 'read', [[1]])],
  ['a method that is not there', (odoo) => odoo.execute('crm.lead', 'nope', [[1]])],
  ['a private method', (odoo) => odoo.execute('crm.lead', '_search', [[]])],
  ['a missing argument', (odoo) => odoo.execute('crm.lead', 'search', [])],
  ['an unexpected argument', (odoo) => odoo.execute('crm.lead', 'search', [[]], { nope: 1 })],
  ['a record that is gone', (odoo) => odoo.execute('crm.lead', 'write', [[99_999_999], { name: 'x' }])],
]; // prettier-ignore

/** Calls that two servers answer word for word alike, whatever their data. */
export const sayings: Readonly<Record<string, readonly Saying[]>> = {
  'at the door': atTheDoor,
  refused: shared(refused),
  granted: shared(same),
  'over JSON-RPC': rpc,
};

/** An answer without what must differ: traceback, ids of records that each database numbers for itself. */
export function told(answer: Called, name: string): unknown {
  const { status, body } = answer;
  const ownIds = name.startsWith('ir.model.data.');
  return JSON.parse(
    JSON.stringify({ status, body }, (key, value: unknown) => {
      if (key === 'debug') return typeof value;
      return ownIds && key === 'id' ? undefined : value;
    }),
  );
}

/** Everything a server says, to keep beside the tests: each saying by its group and title, and a deal's life. */
export async function allTold(odoo: OdooCaller): Promise<Record<string, unknown>> {
  const record: Record<string, unknown> = {};
  for (const [group, list] of Object.entries(sayings))
    for (const [name, call] of list) record[`${group}: ${name}`] = told(await call(odoo), name);
  return {
    ...record,
    'a deal’s life': await dealLife(odoo),
    'a deal changed by write-back': await writeBackLife(odoo),
  };
}
