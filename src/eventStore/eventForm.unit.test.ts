import { deepEqual, doesNotThrow, throws } from 'node:assert/strict';
import { storedEvent } from '../../test/projections/samples.js';
import { requireForm, requireReadable } from './eventForm.js';
import { upcast } from './upcasters.js';

const tag = (given: object = {}) => storedEvent('OdooTagSynced', { id: 1, name: 'Key' }, given);

describe('event form', () => {
  it('accepts what the schema accepts', () => {
    doesNotThrow(() => requireForm(tag()));
    doesNotThrow(() => requireReadable(tag()));
  });

  it('names fields and no values', () => {
    const bad = tag({ data: { id: -1, name: 'secret', extra: true } });
    throws(() => requireForm(bad), { code: 'EVENT_INVALID', message: 'OdooTagSynced is not valid in: id, ' });
  });

  it('refuses unknown types and schemas of a newer version', () => {
    throws(() => requireForm(tag({ type: 'toString' })), /There is no event type toString/);
    throws(() => requireReadable(tag({ schema: 2 })), /schema 2; this version reads 1/);
  });
});

describe('upcast', () => {
  const steps = {
    Moved: {
      1: (data: unknown) => ({ ...(data as object), b: 2 }),
      2: (data: unknown) => ({ ...(data as object), c: 3 }),
    },
  };
  it('lifts step by step to the newest schema', () => {
    deepEqual(upcast('Moved', { schema: 1, data: { a: 1 } }, steps), { schema: 3, data: { a: 1, b: 2, c: 3 } });
    deepEqual(upcast('Moved', { schema: 3, data: { a: 1 } }, steps), { schema: 3, data: { a: 1 } });
    deepEqual(upcast('Other', { schema: 1, data: { a: 1 } }, steps), { schema: 1, data: { a: 1 } });
  });
});
