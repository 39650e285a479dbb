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
const viewerFrom = (
  who: IdentifiedPerson,
  found: UserProfile | null,
  matrix: UserAccess | null,
  granted: Role | null = null,
) => viewerOf(who, { profile: found, access: matrix, granted }, 'Europe/Berlin');
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
    assert.deepEqual(viewerFrom(person(), profile(), access()), {
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
    const found = viewerFrom(person(), profile({ timeZone: 'Mars/Olympus', locale: '??' }), access());
    assert.deepEqual([found.timeZone, found.locale], ['Europe/Berlin', 'en']);
  });

  it('shows nothing while the matrix is missing', () => {
    const { sees } = viewerFrom(person(), profile({ role: 'manager' }), null);
    assert.deepEqual(sees, { kind: 'some', ownerIds: [], unownedTeamIds: [] });
  });

  it('refuses who has no sales role, is archived or gone', () => {
    assert.equal(thrown(() => viewerFrom(person(), profile({ role: 'none' }), access())).code, 'NO_SALES_ROLE');
    const archived = thrown(() => viewerFrom(person(), profile({ active: false }), access()));
    assert.equal(archived.code, 'PERSON_UNKNOWN');
    assert.match(archived.message ?? '', /archived/);
    assert.match(thrown(() => viewerFrom(person(), null, null)).message ?? '', /gone/);
  });

  it('refuses an archived admin of Odoo whatever their matrix says', () => {
    const archived = profile({ active: false, role: 'admin' });
    assert.equal(thrown(() => viewerFrom(person(), archived, access({ all: true }))).code, 'PERSON_UNKNOWN');
  });

  it('lets a super admin see everything without an Odoo user', () => {
    const given = person({ odooUserId: null, superAdmin: true, email: 'admin@example.com', name: null });
    const admin = viewerFrom(given, null, null);
    assert.deepEqual(
      [admin.personId, admin.odooUserId, admin.role, admin.sees, admin.name],
      ['login:admin@example.com', null, 'superAdmin', { kind: 'all' }, 'admin@example.com'],
    );
  });

  it('keeps a super admin in when their Odoo user is archived, but not as that user', () => {
    const admin = viewerFrom(person({ superAdmin: true }), profile({ active: false }), access());
    assert.deepEqual([admin.role, admin.odooUserId], ['superAdmin', null]);
  });

  it('changes its access version when a role lifts the matrix', () => {
    const before = viewerFrom(person(), profile(), access());
    const after = viewerFrom(person({ appRoles: ['Foresail.Executive'] }), profile(), access());
    assert.deepEqual([after.role, after.sees.kind], ['ceo', 'all']);
    assert.notEqual(before.accessVersion, after.accessVersion);
  });
});

describe('a role given by hand', () => {
  it('comes before Odoo and app roles, but not before the configuration', () => {
    const boss = profile({ role: 'ceo' });
    const all = access({ all: true, ownerIds: [10, 11] });
    assert.equal(viewerFrom(person(), profile(), access(), 'admin').sees.kind, 'all');
    assert.equal(viewerFrom(person({ appRoles: ['Foresail.Admin'] }), boss, all, 'manager').role, 'manager');
    assert.equal(viewerFrom(person({ superAdmin: true }), boss, all, 'rep').role, 'superAdmin');
    assert.equal(thrown(() => viewerFrom(person(), boss, all, 'none')).code, 'NO_SALES_ROLE');
  });

  it('narrows what is seen, at once and whatever the matrix still says', () => {
    const all = access({ all: true, ownerIds: [10, 11], unownedTeamIds: [1] });
    const ofManager = { kind: 'some', ownerIds: [10, 11], unownedTeamIds: [1] };
    assert.deepEqual(viewerFrom(person(), profile({ role: 'ceo' }), all, 'manager').sees, ofManager);
    const ofRep = { kind: 'some', ownerIds: [10], unownedTeamIds: [] };
    assert.deepEqual(viewerFrom(person(), profile({ role: 'ceo' }), all, 'rep').sees, ofRep);
  });

  it('changes the access version with everything that it changes', () => {
    const all = access({ all: true, ownerIds: [10, 11] });
    const versions = ([null, 'rep', 'manager', 'ceo', 'admin', 'superAdmin'] as const).map(
      (granted) => viewerFrom(person(), profile({ role: 'ceo' }), all, granted).accessVersion,
    );
    assert.equal(new Set(versions).size, versions.length);
    assert.ok(versions.every(Number.isSafeInteger));
  });

  it('is of no use to somebody who is archived in Odoo', () => {
    assert.equal(
      thrown(() => viewerFrom(person(), profile({ active: false }), access(), 'admin')).code,
      'PERSON_UNKNOWN',
    );
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
      assert.equal(effectiveRole({ superAdmin, appRoles }, odooRole, null), expected);
    });
  }
});
