import assert from 'node:assert/strict';
import type { Role, UserAccess, UserProfile } from '../projections/documents.js';
import { effectiveRole, viewerOf } from './loadViewer.js';
import type { IdentifiedPerson } from './loadViewer.js';

const person = (given: Partial<IdentifiedPerson> = {}): IdentifiedPerson => ({
  odooUserId: 10,
  superAdmin: false,
  appRoles: [],
  email: 'ana.silva@example.com',
  name: 'Ana in Entra',
  ...given,
});
const profile = (given: Partial<UserProfile> = {}): UserProfile => ({
  _id: 10,
  name: 'Ana Silva',
  login: 'ana.silva@example.com',
  email: 'ana.silva@example.com',
  active: true,
  role: 'rep',
  managerUserId: 9,
  reportUserIds: [],
  teamIds: [1],
  ledTeamIds: [],
  timeZone: 'Europe/Lisbon',
  locale: 'pt_PT',
  position: 5,
  ...given,
});
const access = (given: Partial<UserAccess> = {}): UserAccess => ({
  _id: 10,
  all: false,
  ownerIds: [10],
  unownedTeamIds: [],
  accessVersion: 3,
  position: 5,
  ...given,
});
const thrown = (run: () => unknown): { code?: string; message?: string } => {
  try {
    run();
  } catch (error) {
    return error as { code?: string };
  }
  return {};
};

describe('viewerOf', () => {
  it('is what Odoo says of the person, with zone and locale in their usual forms', () => {
    assert.deepEqual(viewerOf(person(), profile(), access(), 'UTC'), {
      personId: 'odoo:10',
      odooUserId: 10,
      name: 'Ana Silva',
      email: 'ana.silva@example.com',
      role: 'rep',
      sees: { kind: 'some', ownerIds: [10], unownedTeamIds: [] },
      timeZone: 'Europe/Lisbon',
      locale: 'pt-PT',
      accessVersion: 3,
    });
  });

  it('falls back where Odoo has no zone or locale that is known here', () => {
    const viewer = viewerOf(person(), profile({ timeZone: 'Mars/Olympus', locale: '??' }), access(), 'Europe/Berlin');
    assert.deepEqual([viewer.timeZone, viewer.locale], ['Europe/Berlin', 'en']);
  });

  it('shows nothing while the matrix is missing', () => {
    const { sees } = viewerOf(person(), profile({ role: 'manager' }), null, 'UTC');
    assert.deepEqual(sees, { kind: 'some', ownerIds: [], unownedTeamIds: [] });
  });

  it('refuses who has no sales role, is archived or gone', () => {
    assert.equal(thrown(() => viewerOf(person(), profile({ role: 'none' }), access(), 'UTC')).code, 'NO_SALES_ROLE');
    const archived = thrown(() => viewerOf(person(), profile({ active: false }), access(), 'UTC'));
    assert.equal(archived.code, 'PERSON_UNKNOWN');
    assert.match(archived.message ?? '', /archived/);
    assert.match(thrown(() => viewerOf(person(), null, null, 'UTC')).message ?? '', /gone/);
  });

  it('refuses an archived admin of Odoo whatever their matrix says', () => {
    const given = [profile({ active: false, role: 'admin' }), access({ all: true })] as const;
    assert.equal(thrown(() => viewerOf(person(), ...given, 'UTC')).code, 'PERSON_UNKNOWN');
  });

  it('lets a super admin see everything without an Odoo user', () => {
    const given = person({ odooUserId: null, superAdmin: true, email: 'admin@example.com', name: null });
    const viewer = viewerOf(given, null, null, 'UTC');
    assert.deepEqual(
      [viewer.personId, viewer.odooUserId, viewer.role, viewer.sees, viewer.name],
      ['login:admin@example.com', null, 'superAdmin', { kind: 'all' }, 'admin@example.com'],
    );
  });

  it('keeps a super admin in when their Odoo user is archived, but not as that user', () => {
    const viewer = viewerOf(person({ superAdmin: true }), profile({ active: false }), access(), 'UTC');
    assert.deepEqual([viewer.role, viewer.odooUserId], ['superAdmin', null]);
  });

  it('changes its access version when a role lifts the matrix', () => {
    const before = viewerOf(person(), profile(), access(), 'UTC');
    const after = viewerOf(person({ appRoles: ['Foresail.Executive'] }), profile(), access(), 'UTC');
    assert.deepEqual([after.role, after.sees.kind], ['ceo', 'all']);
    assert.notEqual(before.accessVersion, after.accessVersion);
  });
});

describe('effectiveRole', () => {
  const table: readonly (readonly [boolean, readonly string[], Role, Role])[] = [
    [true, [], 'none', 'superAdmin'],
    [false, ['Foresail.Admin'], 'ceo', 'admin'],
    [false, ['Foresail.Executive'], 'admin', 'admin'],
    [false, ['Foresail.Executive'], 'rep', 'ceo'],
    [false, ['Something.Else'], 'manager', 'manager'],
    [false, [], 'none', 'none'],
    [false, [], 'superAdmin', 'superAdmin'],
  ];
  for (const [superAdmin, appRoles, odooRole, expected] of table) {
    it(`is ${expected} for ${odooRole}${superAdmin ? ', configured' : ''}${appRoles.map((role) => `, ${role}`).join('')}`, () => {
      assert.equal(effectiveRole({ superAdmin, appRoles }, odooRole), expected);
    });
  }
});
