import assert from 'node:assert/strict';
import { objectIdOf } from '../entra/objectId.js';
import { personOf, playgroundConfig } from './playgroundConfig.js';
import { people } from './playgroundPeople.js';

describe('the configuration of the Agents Playground', () => {
  it('has the person with the object id that sign-in gives them', () => {
    const text = playgroundConfig(personOf('Ana.Silva@example.com'));
    assert.match(text, /^version: "0\.1\.1"$/m);
    assert.match(text, /^ {2}name: "Ana Silva"$/m);
    assert.match(text, new RegExp(`^ {2}aadObjectId: "${objectIdOf('ana.silva@example.com')}"$`, 'm'));
    assert.match(text, /^ {2}userPrincipleName: "ana\.silva@example\.com"$/m);
  });

  it('has five others, none of them the person', () => {
    for (const person of people) {
      const others = playgroundConfig(person).split('users:')[1]?.split('personalChat:')[0] ?? '';
      assert.equal(others.match(/- id:/g)?.length, 5);
      assert.ok(!others.includes(person.email));
    }
  });

  it('has conversations of the person’s own, since each Playground is a Teams of its own', () => {
    const idOf = (email: string) => /personalChat:\n {2}id: (.*)/.exec(playgroundConfig(personOf(email)))?.[1];
    assert.notEqual(idOf('ana.silva@example.com'), idOf('ben.carter@example.com'));
  });

  it('takes anybody with an address, for a real Odoo', () => {
    assert.deepEqual(personOf('maria.joao-lopes@corp.example'), {
      name: 'Maria Joao Lopes',
      email: 'maria.joao-lopes@corp.example',
    });
    assert.equal(personOf('admin@example.com').name, 'Admin');
  });
});
