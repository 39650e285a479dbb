import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Query } from 'mingo';
import { authorise } from './viewer.js';
import type { Sight, Viewer } from './viewer.js';
import { seesDeal, seesPerson, visibleActivities, visibleDeals } from './visibility.js';

const viewerWith = (sees: Sight, odooUserId: number | null = 10): Viewer =>
  authorise({
    personId: odooUserId === null ? 'login:admin@example.com' : `odoo:${odooUserId}`,
    odooUserId,
    name: 'Ana Silva',
    email: 'ana.silva@example.com',
    role: 'rep',
    sees,
    timeZone: 'UTC',
    locale: 'en',
    accessVersion: 1,
  });

const dealDocument = (ownerId: number | null, teamId: number | null, visibleTo: readonly number[]) => ({
  _id: 1,
  owner: ownerId === null ? null : { id: ownerId, name: 'O' },
  team: teamId === null ? null : { id: teamId, name: 'T' },
  visible_to_user_ids: visibleTo,
});

const matches = (filter: object, document: Record<string, unknown>): boolean =>
  new Query(filter as never).test(document);

describe('visibility', () => {
  const ids = fc.integer({ min: 1, max: 12 });
  const sight: fc.Arbitrary<Sight> = fc.oneof(
    fc.constant({ kind: 'all' as const }),
    fc.record({ kind: fc.constant('some' as const), ownerIds: fc.array(ids), unownedTeamIds: fc.array(ids) }),
  );

  it('decides for a document in memory what the query decides in the database', () => {
    fc.assert(
      fc.property(
        sight,
        fc.option(ids),
        fc.option(ids),
        fc.option(ids),
        fc.array(ids),
        (sees, person, ownerId, teamId, visibleTo) => {
          const viewer = viewerWith(sees, person);
          assert.equal(
            matches(visibleDeals(viewer), dealDocument(ownerId, teamId, visibleTo)),
            seesDeal(viewer, { ownerId, teamId, visibleTo }),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('applies the same rule to activities through the deal they belong to', () => {
    fc.assert(
      fc.property(sight, fc.option(ids), fc.option(ids), fc.array(ids), (sees, ownerId, teamId, visibleTo) => {
        const viewer = viewerWith(sees);
        const activity = { _id: 1, dealOwnerId: ownerId, dealTeamId: teamId, visible_to_user_ids: visibleTo };
        assert.equal(matches(visibleActivities(viewer), activity), seesDeal(viewer, { ownerId, teamId, visibleTo }));
      }),
      { numRuns: 300 },
    );
  });

  it('hides a deal that still names the viewer after its owner left their matrix', () => {
    const viewer = viewerWith({ kind: 'some', ownerIds: [10], unownedTeamIds: [] });
    assert.equal(matches(visibleDeals(viewer), dealDocument(11, 1, [10, 11])), false);
  });

  it('hides a deal that does not name the viewer yet although its owner entered their matrix', () => {
    const viewer = viewerWith({ kind: 'some', ownerIds: [10, 11], unownedTeamIds: [] });
    assert.equal(matches(visibleDeals(viewer), dealDocument(11, 1, [11])), false);
  });

  it('shows nothing to somebody without an Odoo user who does not see everything', () => {
    const viewer = viewerWith({ kind: 'some', ownerIds: [10], unownedTeamIds: [1] }, null);
    assert.equal(matches(visibleDeals(viewer), dealDocument(10, 1, [10])), false);
    assert.equal(matches(visibleActivities(viewer), { _id: 1, dealOwnerId: 10, visible_to_user_ids: [10] }), false);
  });

  it('lets one ask about the people of the matrix alone', () => {
    const viewer = viewerWith({ kind: 'some', ownerIds: [10, 11], unownedTeamIds: [] });
    assert.deepEqual([seesPerson(viewer, 11), seesPerson(viewer, 12)], [true, false]);
    assert.equal(seesPerson(viewerWith({ kind: 'all' }, null), 12), true);
  });
});
