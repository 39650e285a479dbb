export const pageNames = [
  'home',
  'deals',
  'movement',
  'activities',
  'forecast',
  'reports',
  'team',
  'admin',
  'configure',
] as const;
export type PageName = (typeof pageNames)[number];

export const dealStatuses = ['open', 'won', 'lost', 'all'] as const;
export type DealStatusFilter = (typeof dealStatuses)[number];

export const adminSections = ['sync', 'projections', 'people', 'audit', 'settings'] as const;
export type AdminSection = (typeof adminSections)[number];

/** The short forms in which a deal is changed. */
export const dealForms = ['expectedClose', 'amount', 'lost', 'note', 'nextActivity'] as const;
export type DealFormName = (typeof dealForms)[number];

/** What is on screen, all of it in the address: so links, back and forward, and pinned tabs work. */
export interface ViewState {
  readonly page: PageName;
  /** `me`, `all`, `subtree`, `team:5`, `person:12`; null: the person's usual one. */
  readonly scope: string | null;
  /** `thisQuarter`, …, or `2026-10-01..2026-12-31`; null: this quarter. On Deals, null is any date. */
  readonly period: string | null;
  readonly status: DealStatusFilter;
  readonly sort: string;
  readonly q: string;
  /** The flag a list is narrowed to: `overdue`, `stale`, `noNextStep`. */
  readonly flag: string | null;
  /** The list that a page has opened: what needs attention on Home, activities on theirs. Null: its first. */
  readonly list: string | null;
  /** Id of a stage, as text. */
  readonly stage: string | null;
  /** The figure whose deals the side panel lists: `tile:won`, `stage:3`, `month:2026-11`, `member:7`. */
  readonly behind: string | null;
  /** The deal that the side panel shows. */
  readonly deal: number | null;
  /** The form that is open on it. */
  readonly form: DealFormName | null;
  /** The sentence whose answer the side panel shows. */
  readonly ask: string | null;
  /** The follow-ups to it, in their order: "by stage", "only the ones over 50k". */
  readonly then: readonly string[];
  /** The figure that is explained: a link as in `behind`, or `answer:a_…`. */
  readonly explain: string | null;
  /** The past day whose evening is shown; null: now. */
  readonly asOf: string | null;
  /** First and last day of a movement; null: those of the period so far. */
  readonly from: string | null;
  readonly to: string | null;
  /** The step of the movement whose deals are listed: `pushedOut`. */
  readonly step: string | null;
  /** The owner a list is narrowed to: id of an Odoo user, as text. */
  readonly owner: string | null;
  /** The part of the admin page. */
  readonly section: AdminSection;
  /** Whether the list of keys is shown. */
  readonly help: boolean;
}

export const defaultView: ViewState = {
  page: 'home',
  scope: null,
  period: null,
  status: 'open',
  sort: '-amount',
  q: '',
  flag: null,
  list: null,
  stage: null,
  behind: null,
  deal: null,
  form: null,
  ask: null,
  then: [],
  explain: null,
  asOf: null,
  from: null,
  to: null,
  step: null,
  owner: null,
  section: 'sync',
  help: false,
};

/** The pages that can show themselves as they were on a past day. */
const pastPages: readonly PageName[] = ['home', 'deals'];

/** The lists that pages have one of open, besides their first. */
export const listsOf: Readonly<Partial<Record<PageName, readonly string[]>>> = {
  home: ['overdue', 'stale', 'noNextStep'],
  activities: ['overdue', 'today', 'upcoming', 'done'],
};

/** As many follow-ups as an address carries. */
export const mostFollowUps = 8;

const base = '/tab/';

/** Reads an address inside the tab; what it does not know falls back to the default, never to an error. */
export function parseView(path: string, search: string): ViewState {
  const name = path.replace(/^\/tab\/?/, '').replace(/\/$/, '');
  const query = new URLSearchParams(search);
  const deal = Number(query.get('deal'));
  const page = pageNames.find((one) => one === name) ?? 'home';
  return {
    page,
    scope: matching(query.get('scope'), /^(me|all|subtree|(team|person|subtree):[\d,]+)$/),
    period: periodIn(query.get('period')),
    status: dealStatuses.find((status) => status === query.get('status')) ?? defaultView.status,
    sort: matching(query.get('sort'), /^-?(amount|expectedClose|closedAt|createdAt|name)$/) ?? defaultView.sort,
    q: (query.get('q') ?? '').slice(0, 200),
    flag: matching(query.get('flag'), /^(overdue|stale|noNextStep|unassigned)$/),
    list: listsOf[page]?.find((list) => list === query.get('list')) ?? null,
    stage: matching(query.get('stage'), /^\d+$/),
    behind: matching(query.get('behind'), /^[a-zA-Z]+:[\w-]+$/),
    deal: Number.isInteger(deal) && deal > 0 ? deal : null,
    form: dealForms.find((form) => form === query.get('form')) ?? null,
    ask: query.get('ask')?.slice(0, 500) || null,
    then: query
      .getAll('then')
      .slice(0, mostFollowUps)
      .map((one) => one.slice(0, 500))
      .filter((one) => one !== ''),
    explain: matching(query.get('explain'), /^[a-zA-Z]+:[\w-]+$/),
    asOf: pastPages.includes(page) ? dayIn(query.get('asOf')) : null,
    from: dayIn(query.get('from')),
    to: dayIn(query.get('to')),
    step: matching(query.get('step'), /^[a-zA-Z]+$/),
    owner: matching(query.get('owner'), /^\d+$/),
    section: adminSections.find((section) => section === query.get('section')) ?? defaultView.section,
    help: query.get('help') === 'true',
  };
}

/** The address of a view; only what differs from the default is said. */
export function formatView(view: ViewState): string {
  const query = new URLSearchParams();
  for (const name of [
    'scope',
    'period',
    'status',
    'sort',
    'q',
    'flag',
    'list',
    'stage',
    'behind',
    'deal',
    'form',
    'ask',
    'explain',
    'asOf',
    'from',
    'to',
    'step',
    'owner',
    'section',
    'help',
  ] as const) {
    const value = view[name];
    if (value !== null && value !== defaultView[name]) query.set(name, String(value));
  }
  for (const followUp of view.then) query.append('then', followUp);
  const text = query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return `${base}${view.page === 'home' ? '' : view.page}${text === '' ? '' : `?${text}`}`;
}

/** A view with some parts changed; a form goes with the deal that it was open on. Pure. */
export function changedView(view: ViewState, change: Partial<ViewState>): ViewState {
  const leaves = 'deal' in change && change.deal !== view.deal;
  return { ...view, ...(leaves ? { form: null } : {}), ...change };
}

const noLayers = { behind: null, deal: null, form: null, ask: null, then: [], explain: null, help: false } as const;

/**
 * Whether a view is another one but for what lies over its page: then going back to it closes what was opened. After a
 * sort, another scope or a search it is not, and going back would undo those. Pure.
 */
export function isUnder(before: ViewState, view: ViewState): boolean {
  const page = (one: ViewState) => formatView({ ...one, ...noLayers });
  return page(before) === page(view) && formatView(before) !== formatView(view);
}

/** Another page: scope and period stay, what belongs to the page left behind goes. */
export function turnTo(view: ViewState, page: PageName, change: Partial<ViewState> = {}): ViewState {
  const asOf = pastPages.includes(page) ? view.asOf : null;
  return { ...defaultView, scope: view.scope, period: view.period, asOf, ...change, page };
}

/** The view a Teams deep link points at: `deals?status=won` or `/tab/deals?status=won`. */
export function viewOfSubPage(subPage: string): ViewState {
  const [path = '', search = ''] = subPage.replace(/^\/?(tab\/)?/, '').split('?', 2);
  return parseView(base + path, search);
}

/** A day that the calendar has. */
function dayIn(value: string | null): string | null {
  if (value === null || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? value : null;
}

/** A named period, or two days, either of which may be left open. */
function periodIn(value: string | null): string | null {
  if (value === null || /^[a-zA-Z\d]+$/.test(value)) return value;
  const [from = '', to = '', ...more] = value.split('..');
  const days = [from, to].filter((one) => one !== '');
  const spans = more.length === 0 && days.length > 0 && days.every((one) => dayIn(one) !== null);
  return spans && (to === '' || from <= to) ? value : null;
}

function matching(value: string | null, pattern: RegExp): string | null {
  return value !== null && pattern.test(value) ? value : null;
}
