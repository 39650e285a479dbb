import { deepEqual, equal } from 'node:assert/strict';
import { dealData, newEvent } from '../../../test/projections/samples.js';
import type { NewEvent } from '../event.js';
import { mapPersonal, personOfActor } from './personalFields.js';

/** What the event says of whom. */
function told(event: NewEvent): string[] {
  const found: string[] = [];
  mapPersonal(event, (text, person) => {
    found.push(`${person} ${text}`);
    return text;
  });
  return found;
}

describe('personal fields', () => {
  it('are found in commands and subscriptions, of who asked and who is assigned', () => {
    const intent = {
      person: { name: 'Ana Silva', odooUserId: 7 },
      change: { kind: 'nextActivity', assignee: { id: 8, name: 'Ben Carter' } },
    };
    const event = { ...newEvent('RoleRevoked', { odooUserId: 1 }), type: 'DealChangeIntended', data: intent };
    deepEqual(told(event as unknown as NewEvent), ['user:7 Ana Silva', 'user:8 Ben Carter']);
    const owner = { personId: 'login:root@example.com', name: 'Root', email: 'root@example.com' };
    const subscription = { ...event, type: 'SubscriptionStarted', data: { owner } };
    deepEqual(told(subscription as unknown as NewEvent), [
      'person:login:root@example.com Root',
      'person:login:root@example.com root@example.com',
    ]);
  });

  it('are replaced in a copy; an event without any is left as it is', () => {
    const deal = newEvent('OdooOpportunitySynced', dealData(1, { contactName: 'Rui', account: null }));
    const text = JSON.stringify(deal);
    const mapped = mapPersonal(deal, (name, person) => `${person} ${name}`);
    equal(JSON.stringify(deal), text);
    deepEqual(mapped.data, { ...deal.data, contactName: 'deal:1 Rui', owner: { id: 1, name: 'user:1 User 1' } });
    const tag = newEvent('OdooTagSynced', { id: 1, name: 'Hot' });
    equal(
      mapPersonal(tag, () => 'never'),
      tag,
    );
  });

  it('belong to the Odoo user behind an actor, and to nobody where a part of the service acted', () => {
    const actors = ['odoo:7', 'person:odoo:7', 'person:login:root', 'system:sync'];
    deepEqual(actors.map(personOfActor), ['user:7', 'user:7', 'person:login:root', null]);
  });
});
