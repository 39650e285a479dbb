import assert from 'node:assert/strict';
import type { RightsOfPerson } from '../access/loadViewer.js';
import { ForesailError } from '../errors.js';
import type { UserProfile } from '../projections/documents.js';
import type { Person } from './people.js';
import type { ProvenAccount } from './provenAccount.js';
import { createViewers } from './viewers.js';

const account: ProvenAccount = {
  tenantId: 't',
  objectId: 'o',
  name: 'Ana',
  userPrincipalName: 'Ana@example.com',
  email: null,
  guest: false,
  appRoles: [],
};
const rightsOf = (id: number): RightsOfPerson => ({
  profile: { _id: id, name: `User ${id}`, email: null, login: `u${id}`, active: true, role: 'rep' } as UserProfile,
  access: { _id: id, all: false, ownerIds: [id], unownedTeamIds: [], accessVersion: 1, position: 1 },
  granted: null,
});

describe('viewers of accounts', () => {
  let odooUserId: number | null | ForesailError = 10;
  const reads: number[] = [];
  const viewers = createViewers({
    people: {
      personOf: async (who): Promise<Person> => {
        if (odooUserId instanceof ForesailError) throw odooUserId;
        return { odooUserId, superAdmin: odooUserId === null, account: who };
      },
    },
    readRights: async (id) => {
      reads.push(id);
      return rightsOf(id);
    },
    timeZone: 'UTC',
  });
  const readsOf = async () => {
    reads.length = 0;
    const viewer = await viewers(account);
    return { id: viewer.odooUserId, reads: [...reads] };
  };

  it('read the rights once, and anew at each call', async () => {
    assert.deepEqual(await readsOf(), { id: 10, reads: [10] });
    assert.deepEqual(await readsOf(), { id: 10, reads: [10] });
  });

  it('take no right from a guess that the link does not bear out', async () => {
    odooUserId = 11;
    assert.deepEqual(await readsOf(), { id: 11, reads: [10, 11] });
    odooUserId = null;
    assert.deepEqual(await readsOf(), { id: null, reads: [11] });
    odooUserId = new ForesailError('PERSON_UNKNOWN');
    await assert.rejects(viewers(account), ForesailError);
  });
});
