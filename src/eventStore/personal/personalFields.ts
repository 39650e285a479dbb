import type { FieldChanges, NewEvent } from '../event.js';

/**
 * Which texts of an event belong to which person. A person is named by what Odoo or we know them by: `user:7`,
 * `employee:3` (without a user), `account:9`, `deal:42` (whom the deal names as its contact), `person:<id>`.
 * Free text (notes, summaries, names of deals) belongs to nobody: see docs/decisions/0007.
 */

/** Gives another text for one that belongs to `person`. */
export type ReplaceText = (text: string, person: string) => string;

/** What of an event is looked at; the rest is left as it is. */
type Carrier = Pick<NewEvent, 'type' | 'data' | 'actor' | 'changes'>;

type Members = Readonly<Record<string, unknown>>;
/** Whose text a member is, told from the payload; `reference`: the member is `{id, name}` and the name is theirs. */
type Owner = { readonly of: (data: Members) => string } | { readonly reference: string };

const self = (noun: string): Owner => ({ of: ({ id }) => `${noun}:${String(id)}` });
const employee: Owner = {
  of: ({ id, userId }) => (typeof userId === 'number' ? `user:${userId}` : `employee:${String(id)}`),
};

const fields: Readonly<Record<string, Readonly<Record<string, Owner>>>> = {
  OdooUserSynced: { name: self('user'), login: self('user'), email: self('user') },
  OdooEmployeeSynced: { name: employee },
  OdooAccountSynced: { name: self('account'), email: self('account'), phone: self('account') },
  OdooOpportunitySynced: {
    contactName: self('deal'),
    owner: { reference: 'user' },
    account: { reference: 'account' },
  },
  OdooActivitySynced: { assignee: { reference: 'user' } },
};

/** The event with each personal text replaced; the same object where there is none. Pure. */
export function mapPersonal<E extends Carrier>(event: E, replace: ReplaceText): E {
  const data = mapData(event, replace);
  const changes = event.changes && mapChanges(event.type, event.data as Members, event.changes, replace);
  const actor = mapActor(event.actor, replace);
  if (data === event.data && changes === event.changes && actor === event.actor) return event;
  return { ...event, data, actor, ...(changes ? { changes } : {}) };
}

function mapData({ type, data }: Carrier, replace: ReplaceText): unknown {
  if (type === 'DealChangeIntended') return mapIntent(data as Members, replace);
  if (type === 'SubscriptionStarted') return mapSubscription(data as Members, replace);
  const owners = fields[type];
  return owners ? mapMembers(data as Members, owners, data as Members, replace) : data;
}

function mapMembers(members: Members, owners: Readonly<Record<string, Owner>>, data: Members, replace: ReplaceText) {
  let mapped: Record<string, unknown> | null = null;
  for (const name in owners) {
    const owner = owners[name];
    if (!owner) continue;
    const before = members[name];
    const after = mapValue(before, owner, data, replace);
    if (after !== before) (mapped ??= { ...members })[name] = after;
  }
  return mapped ?? members;
}

function mapValue(value: unknown, owner: Owner, data: Members, replace: ReplaceText): unknown {
  if ('of' in owner) return typeof value === 'string' ? replace(value, owner.of(data)) : value;
  return mapReference(value, owner.reference, replace);
}

function mapReference(value: unknown, noun: string, replace: ReplaceText): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { id, name } = value as Members;
  if (typeof name !== 'string' || name === '') return value;
  const after = replace(name, `${noun}:${String(id)}`);
  return after === name ? value : { ...value, name: after };
}

function mapChanges(type: string, data: Members, changes: FieldChanges, replace: ReplaceText): FieldChanges {
  const owners = fields[type];
  if (!owners) return changes;
  let mapped: Record<string, FieldChanges[string]> | null = null;
  for (const name in changes) {
    const [owner, change] = [owners[name], changes[name]];
    if (!owner || !change) continue;
    const from = mapValue(change.from, owner, data, replace);
    const to = mapValue(change.to, owner, data, replace);
    if (from !== change.from || to !== change.to) (mapped ??= { ...changes })[name] = { ...change, from, to };
  }
  return mapped ?? changes;
}

function mapActor(actor: NewEvent['actor'], replace: ReplaceText): NewEvent['actor'] {
  const person = personOfActor(actor.id);
  if (!actor.name || person === null) return actor;
  const name = replace(actor.name, person);
  return name === actor.name ? actor : { ...actor, name };
}

/** `odoo:7` and `person:odoo:7` are the Odoo user 7; parts of the service are nobody. */
export function personOfActor(id: string): string | null {
  const user = /^(?:person:)?odoo:(\d+)$/.exec(id);
  if (user) return `user:${user[1] ?? ''}`;
  return id.startsWith('person:') ? id : null;
}

function mapIntent(data: Members, replace: ReplaceText): Members {
  const { person, change } = data as { person: Members; change: Members };
  const { odooUserId, name } = person;
  const asked = typeof odooUserId === 'number' && typeof name === 'string' ? replace(name, `user:${odooUserId}`) : name;
  const assignee = mapReference(change['assignee'], 'user', replace);
  if (asked === name && assignee === change['assignee']) return data;
  return {
    ...data,
    person: { ...person, name: asked },
    change: assignee === change['assignee'] ? change : { ...change, assignee },
  };
}

function mapSubscription(data: Members, replace: ReplaceText): Members {
  const owner = data['owner'] as Members;
  const person = personOfActor(`person:${String(owner['personId'])}`) ?? '';
  const text = (value: unknown) => (typeof value === 'string' ? replace(value, person) : value);
  const [name, email] = [text(owner['name']), text(owner['email'])];
  if (name === owner['name'] && email === owner['email']) return data;
  return { ...data, owner: { ...owner, name, email } };
}
