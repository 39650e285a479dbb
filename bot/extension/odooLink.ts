/** What a link into Odoo leads to. Pure: nothing is looked up, so nothing is told of whether it is there. */
export type OdooLink =
  | { readonly kind: 'deal'; readonly dealId: number }
  /** A record of whatever the action shows: `331`, `crm.crm_lead_opportunities`. */
  | { readonly kind: 'ofAction'; readonly action: string; readonly recordId: number };

const longestLink = 2_048;
const idForm = /^[1-9]\d{0,8}$/;
const dealModel = 'crm.lead';
/** `path` of the action "My Pipeline", in Odoo 18 and 19. */
const pipelinePath = 'crm';

/**
 * Reads `…/web#id=…&model=crm.lead` (up to 17), `/odoo/crm/<id>`, `/odoo/crm.lead/<id>`, `/odoo/action-…/<id>` (18 and 19)
 * and `/mail/view?model=crm.lead&res_id=<id>` (links in Odoo's mails). Null for anything else, and for any other host.
 */
export function readOdooLink(text: string, odooUrl: string): OdooLink | null {
  const path = pathWithin(text, odooUrl);
  if (path === null) return null;
  const { route, query, hash } = path;
  if (route === '/web' || route === '/odoo') return dealOf(hash.get('model'), hash.get('id'));
  if (route === '/mail/view') return dealOf(query.get('model'), query.get('res_id'));
  return route.startsWith('/odoo/') ? ofSegments(route.split('/').slice(2)) : null;
}

/** Every link into this Odoo that a text holds. */
export function odooLinksIn(text: string, odooUrl: string): readonly OdooLink[] {
  const found = text.slice(0, 60_000).match(/https?:\/\/[^\s"'<>]{4,2000}/g) ?? [];
  return found.flatMap((link) => readOdooLink(link.replaceAll('&amp;', '&'), odooUrl) ?? []);
}

function pathWithin(text: string, odooUrl: string) {
  if (text.length > longestLink || !URL.canParse(text) || !URL.canParse(odooUrl)) return null;
  const [url, odoo] = [new URL(text), new URL(odooUrl)];
  if (!/^https?:$/.test(url.protocol) || url.host !== odoo.host || url.username !== '') return null;
  const root = odoo.pathname.replace(/\/+$/, '');
  if (!url.pathname.startsWith(root)) return null;
  const route = url.pathname.slice(root.length).replace(/(?<!\/)\/+$/, '');
  return { route, query: url.searchParams, hash: new URLSearchParams(url.hash.slice(1)) };
}

/** The breadcrumb is in the path: the last two segments are what one looks at. */
function ofSegments(segments: readonly string[]): OdooLink | null {
  const [source = '', id = ''] = segments.slice(-2);
  if (source === pipelinePath || source === dealModel) return dealOf(dealModel, id);
  const [, action] = /^action-([\w.]{1,100})$/.exec(source) ?? [];
  return action !== undefined && idForm.test(id) ? { kind: 'ofAction', action, recordId: Number(id) } : null;
}

function dealOf(model: string | null, id: string | null): OdooLink | null {
  return model === dealModel && id !== null && idForm.test(id) ? { kind: 'deal', dealId: Number(id) } : null;
}
