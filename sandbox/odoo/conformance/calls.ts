/** A call both servers must answer alike; with ids and fields that exist on both. */
export interface SharedCall {
  readonly model: string;
  readonly method: string;
  /** Named arguments, as JSON-2 takes them. */
  readonly body: Readonly<Record<string, unknown>>;
}

const call = (model: string, method: string, body: object = {}): SharedCall => ({ model, method, body: { ...body } });
const GONE = 99_999_999;

/** Calls that fail: status, class, message and arguments must be the same, word for word. */
export const refused: readonly SharedCall[] = [
  call('crm.lead', 'read', { ids: [1], fields: ['nope'] }),
  call('crm.lead', 'search_read', { domain: [], fields: ['nope'], limit: 1 }),
  call('crm.lead', 'search', { domain: [['nope', '=', 1]] }),
  call('crm.lead', 'search', { domain: [['stage_id.nope', '=', 1]] }),
  call('crm.lead', 'search', { domain: [['name', 'bad', 'x']] }),
  call('crm.lead', 'search', { domain: [['', '=', 'x']] }),
  call('crm.lead', 'search', { domain: ['&', ['name', '=', 'x']] }),
  call('crm.lead', 'search', { domain: ['x'] }),
  call('crm.lead', 'search', { domain: [['name', '=']] }),
  call('crm.lead', 'search', { domain: 'x' }),
  call('crm.lead', 'search', { domain: [['write_date', '>', 'soon']] }),
  call('crm.lead', 'search', { domain: [['write_date', '>', '2026-11-22T14:48:24Z']] }),
  call('crm.lead', 'search', { domain: [['write_date', '>', 12]] }),
  call('crm.lead', 'search', { domain: [['duration_tracking', '!=', false]] }),
  call('mail.activity', 'search', { domain: [['state', '=', 'overdue']] }),
  call('crm.lead', 'search', { domain: [], order: 'nope' }),
  call('crm.lead', 'search', { domain: [], order: 'name sideways' }),
  call('crm.lead', 'search', { domain: [], order: 'activity_state' }),
  call('crm.lead', 'search', {}),
  call('crm.lead', 'search', { domain: [], nope: 1 }),
  call('crm.lead', 'search', { ids: [1], domain: [] }),
  call('crm.lead', 'nope', {}),
  call('crm.lead', '_search', {}),
  call('no.model', 'search', { domain: [] }),
  call('crm.lead', 'write', { ids: [GONE], vals: { name: 'x' } }),
  call('crm.lead', 'write', { ids: [1] }),
  call('crm.lead', 'write', { ids: [1], vals: { nope: 'x' } }),
  call('crm.lead', 'write', { ids: [1], vals: { stage_id: GONE } }),
  call('crm.lead', 'write', { ids: [1], vals: { type: 'nope' } }),
  call('crm.lead', 'write', { ids: [1], vals: { expected_revenue: 'much' } }),
  call('crm.lead', 'write', { ids: [1], vals: { date_deadline: 'soon' } }),
  call('crm.lead', 'write', { ids: [1], vals: { probability: 120 } }),
  call('crm.lead', 'create', { vals_list: [{ type: 'opportunity' }] }),
  call('crm.lead', 'create', { vals_list: [{ name: 'x', nope: 1 }] }),
  call('crm.lead', 'unlink', { ids: [GONE] }),
  call('crm.lead', 'action_set_won', { ids: [GONE] }),
  call('crm.lead', 'message_post', { ids: [GONE], body: 'x' }),
  call('mail.activity', 'create', { vals_list: [{ res_model: 'crm.lead', res_id: 1, activity_type_id: 2 }] }),
  call('mail.activity', 'action_feedback', { ids: [GONE] }),
];

/** Calls that succeed with the same answer on any database. */
export const same: readonly SharedCall[] = [
  call('crm.lead', 'read', { ids: [GONE], fields: ['name'] }),
  call('crm.lead', 'read', { ids: [] }),
  call('crm.lead', 'search', { domain: [['id', '=', GONE]] }),
  call('crm.lead', 'search_count', { domain: [['id', 'in', []]] }),
  call('crm.lead', 'search_count', { domain: [['id', 'in', false]] }),
  call('crm.lead', 'search_count', { domain: [[0, '=', 1]] }),
  call('crm.lead', 'search_count', { domain: [[1, '=', 1]], limit: 3 }),
  call('crm.lead', 'search_count', { domain: ['!', [1, '=', 1]] }),
  call('crm.lead', 'search_count', { domain: [['user_id.name', '=like', 'no such %']] }),
  call('crm.lead', 'search_count', { domain: [['create_date', '<', false]] }),
  call('crm.lead', 'fields_get', { allfields: ['name', 'stage_id', 'nope'], attributes: ['type', 'relation', 'store', 'nope'] }),
  call('crm.lead', 'has_access', { operation: 'write' }),
  call('crm.lead', 'check_access_rights', { operation: 'write' }),
  call('res.users', 'context_get'),
  call('crm.stage', 'search_read', { domain: [['id', '<=', 4]], fields: ['name', 'sequence', 'is_won', 'fold', 'team_ids'] }),
  call('crm.stage', 'search', { domain: [['id', '<=', 4], ['is_won', '=', true]] }),
  call('crm.stage', 'search', { domain: [['id', '<=', 4], '|', ['name', '=', 'New'], ['name', 'ilike', 'qual']], order: 'sequence desc' }),
  call('crm.stage', 'search', { domain: [['id', '<=', 4], '!', ['name', 'in', ['New', 'Won']]] }),
  call('crm.stage', 'search', { domain: [['id', '<=', 4], ['name', 'not in', ['New']]], offset: 1, limit: 1 }),
  call('crm.stage', 'search', { domain: [['id', '<=', 4], ['sequence', '>=', 2], ['sequence', '<', 70]] }),
  call('crm.stage', 'search', { domain: [['id', '<=', 4], ['name', '=like', 'Pro%n']] }),
  call('crm.stage', 'search', { domain: [['id', '<=', 4], ['name', 'not ilike', 'o']] }),
  call('crm.stage', 'search', { domain: [['id', '<=', 4], ['team_ids', '=', false]], order: 'name desc, id' }),
  call('crm.stage', 'read', { ids: [4, 1, 4], fields: ['name'] }),
  call('crm.lost.reason', 'search_read', { domain: [['id', '<=', 3]], fields: ['name', 'active'] }),
  call('crm.tag', 'search_read', { domain: [['id', '<=', 8]], fields: ['name', 'color'] }),
  call('res.company', 'read', { ids: [1], fields: ['name', 'currency_id'] }),
  call('res.currency', 'search_read', { domain: [['name', '=', 'USD']], fields: ['name', 'symbol', 'decimal_places', 'rounding', 'position', 'active'] }),
  call('res.currency.rate', 'fields_get', { allfields: ['name', 'rate', 'company_rate', 'inverse_company_rate', 'currency_id', 'company_id'], attributes: ['type', 'relation', 'store'] }),
  call('mail.activity.type', 'search_read', { domain: [['id', '<=', 5]], fields: ['name', 'summary', 'category', 'icon', 'sequence'] }),
  call('mail.message.subtype', 'search_read', { domain: [['id', 'in', [1, 2, 3, 8, 9, 10, 11, 12]]], fields: ['name', 'internal'], order: 'id' }),
  {
    model: 'ir.model.data',
    method: 'search_read',
    body: {
      domain: [
        ['model', '=', 'res.groups'],
        ['module', '=', 'sales_team'],
      ],
      fields: ['name', 'module', 'model', 'res_id', 'complete_name'],
    },
  },
]; // prettier-ignore

/** Reads whose records must have the same fields with values of the same kind. */
export const alike: readonly SharedCall[] = [
  call('res.users', 'search_read', {
    domain: [],
    fields: ['name', 'login', 'email', 'active', 'share', 'tz', 'lang', 'group_ids', 'all_group_ids', 'company_id', 'company_ids', 'sale_team_id', 'partner_id', 'employee_id', 'write_date'],
    context: { active_test: false },
  }),
  call('hr.employee', 'search_read', { domain: [], fields: ['name', 'user_id', 'parent_id', 'active', 'work_email', 'company_id', 'write_date'] }),
  call('crm.team', 'search_read', { domain: [], fields: ['name', 'user_id', 'active', 'company_id', 'member_ids', 'crm_team_member_ids', 'write_date'], context: { active_test: false } }),
  call('crm.team.member', 'search_read', { domain: [], fields: ['crm_team_id', 'user_id', 'active', 'write_date'] }),
  call('res.partner', 'search_read', {
    domain: [['is_company', '=', true]],
    fields: ['name', 'is_company', 'parent_id', 'commercial_partner_id', 'email', 'city', 'active', 'complete_name', 'display_name', 'write_date'],
  }),
  call('crm.lead', 'search_read', {
    domain: [['type', '=', 'opportunity']],
    fields: ['name', 'type', 'active', 'partner_id', 'user_id', 'team_id', 'stage_id', 'company_id', 'company_currency', 'expected_revenue', 'recurring_revenue', 'probability', 'automated_probability', 'priority', 'date_deadline', 'date_open', 'date_closed', 'date_last_stage_update', 'date_conversion', 'create_date', 'write_date', 'won_status', 'lost_reason_id', 'tag_ids', 'source_id', 'medium_id', 'campaign_id', 'description', 'email_from', 'activity_ids', 'is_rotting', 'rotting_days'],
    context: { active_test: false },
  }),
  call('mail.activity', 'search_read', {
    domain: [['res_model', '=', 'crm.lead']],
    fields: ['res_model', 'res_model_id', 'res_id', 'res_name', 'activity_type_id', 'summary', 'note', 'date_deadline', 'user_id', 'state', 'active', 'create_date', 'write_date', 'display_name', 'create_uid'],
  }),
  call('mail.message', 'search_read', {
    domain: [['model', '=', 'crm.lead'], ['tracking_value_ids', '!=', false]],
    fields: ['date', 'res_id', 'model', 'author_id', 'subtype_id', 'message_type', 'tracking_value_ids', 'create_date', 'record_name', 'display_name', 'subject'],
    limit: 500,
  }),
  call('mail.tracking.value', 'search_read', {
    domain: [['field_id.name', 'in', ['stage_id', 'user_id', 'expected_revenue', 'won_status', 'lost_reason_id', 'active', 'team_id']]],
    limit: 1000,
  }),
  call('ir.model.fields', 'search_read', {
    domain: [['model', '=', 'crm.lead'], ['name', 'in', ['stage_id', 'user_id', 'expected_revenue', 'active']]],
    fields: ['name', 'model', 'model_id', 'ttype', 'relation', 'field_description', 'tracking', 'store'],
  }),
  call('res.currency.rate', 'search_read', { domain: [['currency_id.name', 'in', ['EUR', 'GBP', 'JPY']]], fields: ['name', 'rate', 'company_rate', 'inverse_company_rate', 'currency_id', 'company_id', 'display_name', 'write_date'], context: { active_test: false } }),
  call('utm.source', 'search_read', { domain: [], fields: ['name', 'write_date'] }),
]; // prettier-ignore
