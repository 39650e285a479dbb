import type { OdooCaller } from '../odooCaller.js';

type Found = Readonly<Record<string, unknown>> & { readonly id: number };

/**
 * Lives a deal through on a server and tells, in words free of ids and times, what Odoo made of it. Deletes what it
 * created. Both servers must tell the same.
 */
export async function dealLife(odoo: OdooCaller): Promise<string[]> {
  const told: string[] = [];
  const company = await createOne(odoo, 'res.partner', { name: 'Conformance Works', is_company: true, email: 'info@works.example.com', phone: '+32 2 555 0101', city: 'Ghent' });
  const person = await createOne(odoo, 'res.partner', { name: 'Eva Horak', parent_id: company, email: 'eva@works.example.com' });
  const lead = await createOne(odoo, 'crm.lead', { name: 'Conformance deal', type: 'opportunity', partner_id: company, expected_revenue: 1234.5 });
  try {
    for (const [step, act] of acts(odoo, lead, person)) {
      const { status, body } = await act();
      told.push(`${step} → ${String(status)} ${summary(body)}`, `  ${await portrait(odoo, lead)}`);
    }
    told.push(...(await chatter(odoo, lead)), ...(await activities(odoo, lead)));
  } finally {
    await odoo.result('crm.lead', 'unlink', { ids: [lead] });
    await odoo.result('res.partner', 'unlink', { ids: [person, company] });
  }
  told.push(`messages left: ${String(await odoo.result('mail.message', 'search_count', { domain: [['model', '=', 'crm.lead'], ['res_id', '=', lead]] }))}`);
  return told;
} // prettier-ignore

type Act = readonly [step: string, act: () => Promise<{ status: number; body: unknown }>];

function acts(odoo: OdooCaller, lead: number, person: number): Act[] {
  const write = (vals: object): Act[1] => () => odoo.json2('crm.lead', 'write', { ids: [lead], vals });
  const does = (method: string, args: object = {}): Act[1] => () => odoo.json2('crm.lead', method, { ids: [lead], ...args });
  const schedule = async (): ReturnType<Act[1]> => {
    const [model] = await odoo.result<number[]>('ir.model', 'search', { domain: [['model', '=', 'crm.lead']] });
    const values = { res_model_id: model, res_id: lead, activity_type_id: 2, summary: 'Ring', date_deadline: '2030-01-15', user_id: 2 };
    const { status } = await odoo.json2('mail.activity', 'create', { vals_list: [values] });
    return { status, body: '' };
  };
  const finish = async (): ReturnType<Act[1]> => {
    const ids = await odoo.result<number[]>('mail.activity', 'search', { domain: [['res_model', '=', 'crm.lead'], ['res_id', '=', lead]] });
    const { status } = await odoo.json2('mail.activity', 'action_feedback', { ids, feedback: 'They said <yes>' });
    return { status, body: '' };
  };
  return [
    ['create', () => Promise.resolve({ status: 200, body: '' })],
    ['move and reprice', write({ stage_id: 2, expected_revenue: 5000, date_deadline: '2030-12-31', priority: '2' })],
    ['same again', write({ stage_id: 2 })],
    ['other contact', write({ partner_id: person })],
    ['own probability', write({ probability: 75 })],
    ['no owner', write({ user_id: false })],
    ['owner', write({ user_id: 2 })],
    ['tags', write({ tag_ids: [[6, 0, [1, 2]]] })],
    ['one tag less', write({ tag_ids: [[3, 1]] })],
    ['note', async () => ({ ...(await does('message_post', { body: 'Plain & <b>simple</b>', message_type: 'comment', subtype_xmlid: 'mail.mt_note' })()), body: '' })],
    ['schedule', schedule],
    ['feedback', finish],
    ['won', does('action_set_won')],
    ['lost while won', does('action_set_lost', { lost_reason_id: 1 })],
    ['won, archived', write({ active: false })],
    ['back', write({ active: true })],
    ['reopened', write({ stage_id: 1 })],
    ['lost', does('action_set_lost', { lost_reason_id: 1 })],
    ['restored', write({ active: true, probability: 20, lost_reason_id: false })],
    ['emptied', write({ date_deadline: false, expected_revenue: false })],
    ['made a lead', write({ type: 'lead' })],
  ];
} // prettier-ignore

async function createOne(odoo: OdooCaller, model: string, values: object): Promise<number> {
  const [id = 0] = await odoo.result<number[]>(model, 'create', { vals_list: [values] });
  return id;
}

const summary = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : JSON.stringify(body);

const SHOWN = [
  'name',
  'type',
  'active',
  'stage_id',
  'team_id',
  'company_id',
  'expected_revenue',
  'priority',
  'date_deadline',
  'won_status',
  'lost_reason_id',
  'tag_ids',
  'email_from',
  'phone',
  'contact_name',
  'partner_name',
  'city',
  'partner_id',
  'activity_state',
  'activity_summary',
  'description',
  'recurring_revenue',
] as const;
const SET_OR_NOT = ['date_open', 'date_closed', 'date_conversion', 'date_last_stage_update', 'user_id'] as const;

/** The deal in words: ids of many2one left out, instants only as set or unset, the learned probability left out. */
async function portrait(odoo: OdooCaller, lead: number): Promise<string> {
  const fields = [...SHOWN, ...SET_OR_NOT, 'probability', 'automated_probability'];
  const [deal] = await odoo.result<Found[]>('crm.lead', 'read', { ids: [lead], fields });
  if (!deal) return 'gone';
  const shown = SHOWN.map((field) => `${field}=${inWords(deal[field])}`);
  const set = SET_OR_NOT.map((field) => `${field}:${deal[field] === false ? 'unset' : 'set'}`);
  const probability = deal['probability'] === deal['automated_probability'] ? 'automatic' : String(deal['probability']);
  return [...shown, ...set, `probability=${probability}`].join(' ');
}

const inWords = (value: unknown): string =>
  Array.isArray(value) && typeof value[1] === 'string' ? value[1] : JSON.stringify(value);

async function chatter(odoo: OdooCaller, lead: number): Promise<string[]> {
  const messages = await odoo.result<Found[]>('mail.message', 'search_read', {
    domain: [['model', '=', 'crm.lead'], ['res_id', '=', lead]],
    fields: ['subtype_id', 'message_type', 'preview', 'tracking_value_ids', 'mail_activity_type_id', 'record_name'],
    order: 'id',
  }); // prettier-ignore
  const lines: string[] = [];
  for (const message of messages) {
    const head = ['subtype_id', 'message_type', 'preview', 'mail_activity_type_id', 'record_name'].map((f) =>
      inWords(message[f]),
    );
    lines.push(head.join(' · '), ...(await changes(odoo, message['tracking_value_ids'] as number[])));
  }
  return lines;
}

const CHANGE = [
  'old_value_integer',
  'old_value_float',
  'old_value_char',
  'new_value_integer',
  'new_value_float',
  'new_value_char',
] as const;

async function changes(odoo: OdooCaller, ids: number[]): Promise<string[]> {
  const rows = await odoo.result<Found[]>('mail.tracking.value', 'read', { ids });
  // Ids of users, teams and partners differ between databases; stages and reasons have the same on both.
  const isForeign = (row: Found): boolean => /^(Salesperson|Sales Team|Contact) \(/.test(inWords(row['field_id']));
  return rows.map((row) => {
    const values = CHANGE.map((field) =>
      isForeign(row) && field.endsWith('integer') ? '#' : JSON.stringify(row[field]),
    );
    return `  ${inWords(row['field_id'])}: ${values.join(' ')} ${inWords(row['currency_id'])}`.replaceAll(
      'Mitchell Admin',
      'Administrator',
    );
  });
}

async function activities(odoo: OdooCaller, lead: number): Promise<string[]> {
  const rows = await odoo.result<Found[]>('mail.activity', 'search_read', {
    domain: [['res_model', '=', 'crm.lead'], ['res_id', '=', lead]],
    fields: ['summary', 'state', 'active', 'feedback', 'res_name', 'activity_type_id', 'date_deadline', 'note', 'automated'],
    context: { active_test: false },
  }); // prettier-ignore
  return rows.map(({ id: _id, ...row }) => Object.values(row).map(inWords).join(' · '));
}
