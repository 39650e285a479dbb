import assert from 'node:assert/strict';
import type { Role } from '../../projections/documents.js';
import { authorise } from '../viewer.js';
import { decideRole } from './decideRole.js';
import type { RoleState } from './roleState.js';

const by = (role: Role) =>
  authorise({
    personId: 'odoo:1',
    odooUserId: 1,
    name: 'A',
    email: 'a@example.com',
    role,
    sees: { kind: 'all' },
    timeZone: 'UTC',
    locale: 'en',
    accessVersion: 0,
  });
const state = (grants: Record<number, Role>): RoleState => ({
  version: 1,
  grants: new Map(Object.entries(grants).map(([id, role]) => [Number(id), { role, by: 'odoo:1', at: '' }])),
});

describe('decideRole', () => {
  it('gives and takes roles', () => {
    assert.deepEqual(decideRole({ odooUserId: 7, role: 'ceo' }, state({}), by('superAdmin'), true), {
      type: 'RoleGranted',
      data: { odooUserId: 7, role: 'ceo' },
    });
    assert.deepEqual(decideRole({ odooUserId: 7, role: null }, state({ 7: 'ceo' }), by('superAdmin'), true), {
      type: 'RoleRevoked',
      data: { odooUserId: 7 },
    });
  });

  it('does nothing where it is so already', () => {
    assert.equal(decideRole({ odooUserId: 7, role: 'ceo' }, state({ 7: 'ceo' }), by('superAdmin'), true), null);
    assert.equal(decideRole({ odooUserId: 7, role: null }, state({}), by('superAdmin'), true), null);
  });

  for (const role of ['admin', 'ceo', 'manager', 'rep'] as const) {
    it(`is not for a person who is ${role}`, () => {
      assert.throws(() => decideRole({ odooUserId: 1, role: 'superAdmin' }, state({}), by(role), true), /super admin/);
    });
  }

  it('keeps the last super admin, however they would go', () => {
    const last = state({ 1: 'superAdmin', 2: 'admin' });
    for (const role of [null, 'admin', 'none'] as const) {
      assert.throws(() => decideRole({ odooUserId: 1, role }, last, by('superAdmin'), false), /last super admin/);
    }
    assert.ok(
      decideRole({ odooUserId: 1, role: null }, state({ 1: 'superAdmin', 2: 'superAdmin' }), by('superAdmin'), false),
    );
    assert.ok(decideRole({ odooUserId: 1, role: null }, last, by('superAdmin'), true));
  });
});
