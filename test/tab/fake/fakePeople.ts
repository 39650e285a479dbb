import type { Request } from 'restify';
import type { Me } from '../../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../../src/pipeline/question.js';

export type Scope = PipelineQuestion['scope'];
export type Person = Omit<Me, 'timeZone' | 'locale'>;

export const my: Scope = { kind: 'me', ids: [], label: 'you' };
const north: Scope = { kind: 'team', ids: [5], label: 'North' };
const subtree: Scope = { kind: 'subtree', ids: [], label: 'your team' };
const all: Scope = { kind: 'all', ids: [], label: 'everyone' };

/** A rep, a manager, the CEO and an admin without an Odoo user. */
export const fakePeople: readonly Person[] = [
  { personId: 'odoo:10', odooUserId: 10, name: 'Ana Silva', email: 'ana.silva@example.com', role: 'rep', scopes: [my] },
  {
    personId: 'odoo:4',
    odooUserId: 4,
    name: 'Priya Raman',
    email: 'priya.raman@example.com',
    role: 'manager',
    scopes: [subtree, my, north],
  },
  {
    personId: 'odoo:1',
    odooUserId: 1,
    name: 'Grace Okafor',
    email: 'grace.okafor@example.com',
    role: 'ceo',
    scopes: [all, north],
  },
  {
    personId: 'login:admin',
    odooUserId: null,
    name: 'Admin',
    email: 'admin@example.com',
    role: 'superAdmin',
    scopes: [all],
  },
];

/** A rep sees their own, everybody else everything. */
export const seesOwner = (person: Person, owner: string | null) => person.role !== 'rep' || owner === person.name;

/** The scope that a request names by its kind, else the person's usual one. */
export function scopeOf(person: Person, request: Request): Scope {
  const { scope } = queryOf(request);
  return person.scopes.find((one) => one.kind === scope) ?? person.scopes[0] ?? my;
}

export const queryOf = (request: Request) => request.query as Record<string, string | undefined>;
