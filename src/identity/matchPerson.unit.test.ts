import assert from 'node:assert/strict';
import { matchPerson } from './matchPerson.js';

const user = (id: number, login: string, email: string | null, active = true) => ({ _id: id, login, email, active });

describe('matchPerson', () => {
  it('finds the one active user with the address as e-mail or login, in any case', () => {
    const users = [user(10, 'ANA.Silva@example.com', null), user(11, 'ben', 'ben.carter@example.com')];
    assert.deepEqual(matchPerson(['ana.silva@example.com'], users), { kind: 'one', odooUserId: 10 });
    assert.deepEqual(matchPerson(['ben.carter@example.com'], users), { kind: 'one', odooUserId: 11 });
  });

  it('finds nobody for an address that nobody has', () => {
    assert.deepEqual(matchPerson(['zoe@example.com'], [user(10, 'ana', 'ana@example.com')]), { kind: 'none' });
    assert.deepEqual(matchPerson([], [user(10, '', '')]), { kind: 'none' });
  });

  it('does not guess between two, even if one has it as login', () => {
    const users = [user(10, 'ana@example.com', 'ana@example.com'), user(11, 'mallory', 'ana@example.com')];
    assert.deepEqual(matchPerson(['ana@example.com'], users), { kind: 'several' });
  });

  it('does not guess between the user of the principal name and the user of the e-mail', () => {
    const users = [user(10, 'ana@corp.example', null), user(11, 'other', 'ana@example.com')];
    assert.deepEqual(matchPerson(['ana@corp.example', 'ana@example.com'], users), { kind: 'several' });
  });

  it('leaves archived users out', () => {
    const users = [user(10, 'ana@example.com', null, false), user(11, 'ana2', 'ana@example.com')];
    assert.deepEqual(matchPerson(['ana@example.com'], users), { kind: 'one', odooUserId: 11 });
    assert.deepEqual(matchPerson(['ana@example.com'], users.slice(0, 1)), { kind: 'none' });
  });
});
