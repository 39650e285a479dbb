import type { Called, OdooCaller } from '../odooCaller.js';

type Found = Readonly<Record<string, unknown>> & { readonly id: number };

/** What a case of this file works with: a deal of its own, and ids that differ per database. */
interface Ground {
  readonly odoo: OdooCaller;
  readonly lead: number;
  readonly ana: number;
  readonly author: number;
  readonly note: number;
  readonly leadModel: number;
}

/**
 * Changes a deal as Foresail's write-back does, the note inside the write, and tells what Odoo made of it in words free of
 * ids and times. Deletes what it created. Both servers must tell the same.
 */
export async function writeBackLife(odoo: OdooCaller): Promise<string[]> {
  const [lead = 0] = await odoo.result<number[]>('crm.lead', 'create', {
    vals_list: [{ name: 'Write-back deal', type: 'opportunity', expected_revenue: 1000 }],
  });
  try {
    const ground = { odoo, lead, ...(await idsOf(odoo)) };
    const told: string[] = [];
    for (const [step, act] of acts(ground)) {
      const { status, body } = await act();
      told.push(`${step} → ${String(status)} ${outcomeOf(body)}`);
    }
    return [...told, ...(await chatterOf(ground)), ...(await searches(ground)), ...(await activitiesOf(ground))];
  } finally {
    await odoo.result('crm.lead', 'unlink', { ids: [lead] });
  }
}

async function idsOf(odoo: OdooCaller): Promise<Omit<Ground, 'odoo' | 'lead'>> {
  const byXmlId = async (module: string, name: string): Promise<number> => {
    const domain = [
      ['module', '=', module],
      ['name', '=', name],
    ];
    const [row] = await odoo.result<Found[]>('ir.model.data', 'search_read', { domain, fields: ['res_id'] });
    return Number(row?.['res_id']);
  };
  const [ana] = await odoo.result<Found[]>('res.users', 'search_read', {
    domain: [['login', '=', 'ana.silva@example.com']],
    fields: ['partner_id'],
  });
  const [leadModel = 0] = await odoo.result<number[]>('ir.model', 'search', { domain: [['model', '=', 'crm.lead']] });
  const [author] = ana?.['partner_id'] as [number];
  return { ana: ana?.id ?? 0, author, leadModel, note: await byXmlId('mail', 'mt_note') };
}

type Act = readonly [step: string, act: () => Promise<Called>];

function acts({ odoo, lead, ana, author, note, leadModel }: Ground): Act[] {
  const write = (vals: object, body: string, ids = [lead]) => () => {
    const message = { model: 'crm.lead', message_type: 'comment', subtype_id: note, author_id: author, body };
    return odoo.json2('crm.lead', 'write', { ids, vals: { ...vals, message_ids: [[0, 0, message]] } });
  };
  const due = { date_deadline: '2030-01-15', user_id: ana };
  const activity = { res_model_id: leadModel, activity_type_id: 2, summary: 'Ring', ...due };
  const mark = (id: string) => `<p>Ana: <em>a<br>b</em> &lt;x&gt; <small title="Foresail ${id}">via</small></p>`;
  return [
    ['amount', write({ expected_revenue: 2500.5 }, mark('c-1'))],
    ['close', write({ date_deadline: '2030-12-31' }, mark('c-2'))],
    ['stage', write({ stage_id: 3 }, mark('c-3'))],
    ['note alone', write({}, 'plain <b>x</b>')],
    ['script', write({}, '<p onclick="a()">a<script>alert(1)</script>b</p>')],
    ['activity', write({ activity_ids: [[0, 0, activity]] }, mark('c-4'))],
    ['done', () => finish(odoo, lead)],
    ['a stage that is gone', write({ stage_id: 99_999_999 }, mark('c-5'))],
    ['an author that is gone', () => odoo.json2('crm.lead', 'write', { ids: [lead], vals: { message_ids: [[0, 0, { model: 'crm.lead', author_id: 99_999_999 }]] } })],
    ['a deal that is gone', write({ expected_revenue: 1 }, mark('c-6'), [99_999_999])],
    ['won', write({ stage_id: 4, active: true, probability: 100 }, mark('c-7'))],
    ['reopened', write({ stage_id: 1 }, mark('c-8'))],
    ['lost', write({ active: false, probability: 0, automated_probability: 0, lost_reason_id: 1 }, mark('c-9'))],
    ['restored', write({ active: true, probability: 20, lost_reason_id: false }, mark('c-10'))],
  ];
} // prettier-ignore

async function finish(odoo: OdooCaller, lead: number): Promise<Called> {
  const domain = [
    ['res_model', '=', 'crm.lead'],
    ['res_id', '=', lead],
  ];
  const ids = await odoo.result<number[]>('mail.activity', 'search', { domain });
  return odoo.json2('mail.activity', 'action_feedback', { ids, feedback: 'Ana: reached <them>\n[Foresail c-11]' });
}

const outcomeOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'message' in body
    ? String(body.message)
    : typeof body === 'number'
      ? 'an id'
      : JSON.stringify(body);

const FIELDS = [
  'body',
  'preview',
  'author_id',
  'message_type',
  'subtype_id',
  'mail_activity_type_id',
  'tracking_value_ids',
] as const;

async function chatterOf({ odoo, lead }: Ground): Promise<string[]> {
  const domain = [
    ['model', '=', 'crm.lead'],
    ['res_id', '=', lead],
    // What a real server sends to the assignee of an activity; the demo notifies nobody.
    ['message_type', '!=', 'user_notification'],
  ];
  const order = { order: 'id' };
  const messages = await odoo.result<Found[]>('mail.message', 'search_read', { domain, fields: FIELDS, ...order });
  return messages.map((message) =>
    // Bodies of Odoo's own messages differ in their markup; of ours they must be the same.
    FIELDS.filter((field) => field !== (message['message_type'] === 'comment' ? 'preview' : 'body'))
      .map((field) =>
        inWords(field, message[field]).replace(/YourCompany, (Mitchell Admin|Administrator)/, 'Administrator'),
      )
      .join(' · '),
  );
}

function inWords(field: string, value: unknown): string {
  if (field === 'tracking_value_ids') return `${String((value as unknown[]).length)} tracked`;
  if (Array.isArray(value)) return String(value[1]);
  return JSON.stringify(String(value).replace(/\s+/g, ' '));
}

/** How many messages carry a command's id: what a crash is resolved by. */
async function searches({ odoo, lead }: Ground): Promise<string[]> {
  const found: string[] = [];
  for (const id of ['Foresail c-1"', 'Foresail c-5"', 'Foresail c-11]']) {
    const domain = [['model', '=', 'crm.lead'], ['res_id', '=', lead], ['body', 'like', id]];
    found.push(`${id}: ${String(await odoo.result('mail.message', 'search_count', { domain }))}`);
  }
  return found;
} // prettier-ignore

async function activitiesOf({ odoo, lead }: Ground): Promise<string[]> {
  const rows = await odoo.result<Found[]>('mail.activity', 'search_read', {
    domain: [['res_model', '=', 'crm.lead'], ['res_id', '=', lead]],
    fields: ['summary', 'user_id', 'active', 'date_deadline'],
    context: { active_test: false },
  });
  return rows.map((row) => [row['summary'], (row['user_id'] as [number, string])[1], row['active'], row['date_deadline']].map(String).join(' · '));
} // prettier-ignore
