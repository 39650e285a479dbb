import assert from 'node:assert/strict';
import { Faults, type CallName } from './faults.js';

const call = (method: string): CallName => ({ path: `/json/2/crm.lead/${method}`, model: 'crm.lead', method });

describe('planned faults', () => {
  const kinds = (faults: Faults, method = 'read'): string[] => faults.meet(call(method)).map(({ kind }) => kind);

  it('meet one call unless told more', () => {
    const faults = new Faults();
    faults.plan({ kind: 'reset' });
    assert.deepEqual([kinds(faults), kinds(faults)], [['reset'], []]);
    faults.plan({ kind: 'hang' }, { times: 2 });
    assert.deepEqual([kinds(faults), kinds(faults), kinds(faults)], [['hang'], ['hang'], []]);
  });

  it('let calls pass first', () => {
    const faults = new Faults();
    faults.plan({ kind: 'reset' }, { skip: 2 });
    assert.deepEqual([kinds(faults), kinds(faults), kinds(faults)], [[], [], ['reset']]);
  });

  it('meet only the calls they are meant for', () => {
    const faults = new Faults();
    faults.plan({ kind: 'reset' }, { when: ({ method }) => method === 'write', skip: 1 });
    assert.deepEqual(
      ['read', 'write', 'read', 'write'].map((method) => kinds(faults, method)),
      [[], [], [], ['reset']],
    );
  });

  it('come one at a time, latency besides', () => {
    const faults = new Faults();
    faults.plan({ kind: 'reset' });
    faults.plan({ kind: 'hang' });
    faults.plan({ kind: 'latency', ms: 5 });
    assert.deepEqual([kinds(faults), kinds(faults)], [['reset', 'latency'], ['hang']]);
  });

  it('are forgotten when cleared', () => {
    const faults = new Faults();
    faults.plan({ kind: 'hang' }, { times: Infinity });
    faults.clear();
    assert.deepEqual(kinds(faults), []);
  });
});
