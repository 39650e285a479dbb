import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { employeeData, storedEvent, teamData, userData } from '../../test/projections/samples.js';
import { organisationOf } from './organisation.js';
import { referenceAfter, type Reference } from './references.js';
import type { StoredEvent } from '../eventStore/event.js';

function references(...events: StoredEvent[]): Map<string, Reference> {
  const found = new Map<string, Reference>();
  for (const event of events) {
    const key = referenceAfter(null, event)?.key ?? '';
    const after = referenceAfter(found.get(key) ?? null, event);
    if (after) found.set(after.key, after.value);
  }
  return found;
}

const noSales = { salesman: false, allLeads: false, salesManager: false, system: false };
const user = (id: number, given = {}) => storedEvent('OdooUserSynced', userData(id, given));
const employee = (id: number, userId: number | null, manager: number | null, active = true) =>
  storedEvent('OdooEmployeeSynced', employeeData(id, userId, manager, active));
const team = (id: number, leader: number | null, members: number[], active = true) =>
  storedEvent('OdooTeamSynced', teamData(id, leader, members, active));

/** Chief 1 above managers 2 and 3; reps 4 and 5 under 2, rep 6 under 3. Employee ids are user ids + 100. */
const company = [
  user(1, { groups: noSales }),
  user(2, { groups: noSales }),
  user(3),
  user(4),
  user(5),
  user(6),
  employee(101, 1, null),
  employee(102, 2, 101),
  employee(103, 3, 101),
  employee(104, 4, 102),
  employee(105, 5, 102),
  employee(106, 6, 103),
];
const rolesOf = (...events: StoredEvent[]) =>
  Object.fromEntries([...organisationOf(references(...events)).places].map(([id, place]) => [id, place.role]));

describe('organisationOf', () => {
  it('gives roles by the first row that fits', () => {
    deepEqual(rolesOf(...company), { 1: 'ceo', 2: 'manager', 3: 'manager', 4: 'rep', 5: 'rep', 6: 'rep' });
    equal(rolesOf(...company, user(1, { groups: { ...noSales, system: true } }))[1], 'admin');
    equal(rolesOf(...company, user(4, { groups: noSales }))[4], 'none');
    equal(rolesOf(...company, user(4, { active: false }))[4], 'none');
    equal(rolesOf(...company, user(4, { share: true }))[4], 'none');
    equal(rolesOf(...company, storedEvent('OdooUserRemoved', { id: 3 }))[3], 'none');
  });

  it('makes nobody chief whose subtree holds no seller, or whose manager is not known', () => {
    const clerks = [
      user(8, { groups: noSales }),
      employee(108, 8, null),
      user(9, { groups: noSales }),
      employee(109, 9, 108),
    ];
    deepEqual(rolesOf(...clerks), { 8: 'manager', 9: 'none' });
    deepEqual(rolesOf(user(4), employee(104, 4, 999)), { 4: 'rep' });
    deepEqual(rolesOf(user(4), employee(104, 4, null)), { 4: 'rep' });
  });

  it('shows a deal to its owner and everyone above', () => {
    const { sightOfOwner } = organisationOf(references(...company));
    deepEqual(sightOfOwner(4), [1, 2, 4]);
    deepEqual(sightOfOwner(3), [1, 3]);
    deepEqual(sightOfOwner(77), []);
  });

  it('leaves out of sight who has no role', () => {
    const { sightOfOwner } = organisationOf(references(...company, user(2, { active: false })));
    deepEqual(sightOfOwner(4), [1, 4]);
    deepEqual(sightOfOwner(2), [1]);
  });

  it('passes over employees without a user', () => {
    const events = [
      user(1, { groups: noSales }),
      employee(101, 1, null),
      employee(102, null, 101),
      user(4),
      employee(104, 4, 102),
    ];
    const { places, sightOfOwner } = organisationOf(references(...events));
    deepEqual(sightOfOwner(4), [1, 4]);
    equal(places.get(4)?.managerUserId, 1);
    deepEqual(places.get(1)?.reportUserIds, [4]);
  });

  it('tolerates cycles', () => {
    const events = [user(1), user(2), user(3), employee(101, 1, 103), employee(102, 2, 101), employee(103, 3, 102)];
    const { places, sightOfOwner } = organisationOf(references(...events));
    deepEqual(sightOfOwner(1), [1, 2, 3]);
    equal(places.get(1)?.role, 'manager');
    const self = organisationOf(references(user(1), employee(101, 1, 101), user(2), employee(102, 2, 101)));
    equal(self.places.get(1)?.role, 'manager');
    equal(self.places.get(1)?.managerUserId, null);
  });

  it('takes team leaders as managers where there are no employees at all', () => {
    const events = [user(1, { groups: noSales }), user(2), user(3), team(1, 1, [2, 3]), team(2, 3, [2], false)];
    const { places, sightOfOwner } = organisationOf(references(...events));
    equal(places.get(1)?.role, 'manager');
    equal(places.get(3)?.role, 'rep');
    deepEqual(sightOfOwner(2), [1, 2]);
    deepEqual(organisationOf(references(...events, employee(9, null, null))).sightOfOwner(2), [2]);
  });

  it("shows a team's deals without an owner to its leader and everyone above", () => {
    const { sightOfTeam } = organisationOf(references(...company, team(1, 2, [4, 5]), team(2, null, [6])));
    deepEqual(sightOfTeam(1), [1, 2]);
    deepEqual(sightOfTeam(2), []);
  });

  it('gives the same whatever the order of the records', () => {
    const expected = rolesOf(...company);
    fc.assert(
      fc.property(fc.shuffledSubarray(company, { minLength: company.length }), (shuffled) => {
        deepEqual(rolesOf(...shuffled), expected);
        deepEqual(organisationOf(references(...shuffled)).sightOfOwner(5), [1, 2, 5]);
      }),
      { numRuns: 50 },
    );
  });

  it('lets above and below be each other’s mirror for any links', () => {
    const links = fc.array(fc.option(fc.integer({ min: 1, max: 8 })), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(links, (managers) => {
        const events = managers.flatMap((manager, index) => [user(index + 1), employee(index + 1, index + 1, manager)]);
        const { places } = organisationOf(references(...events));
        for (const place of places.values()) {
          for (const other of place.above) equal(places.get(other)?.below.includes(place.userId), true);
          for (const other of place.below) equal(places.get(other)?.above.includes(place.userId), true);
        }
      }),
    );
  });
});
