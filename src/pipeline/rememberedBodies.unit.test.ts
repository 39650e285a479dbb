import assert from 'node:assert/strict';
import type { DashboardBody } from './dashboardBody.js';
import { plainQuestion } from './plainQuestion.js';
import { createRememberedBodies } from './rememberedBodies.js';
import type { Asked } from './session.js';

const noon = Date.parse('2026-11-20T12:00:00Z');

interface Given {
  readonly basis?: string | null;
  readonly at?: number;
  readonly owners?: readonly number[];
  readonly sees?: readonly number[];
  readonly today?: string;
  readonly asOf?: string;
  readonly notes?: readonly string[];
  readonly measureOf?: 'openPipeline' | 'won';
}

function asked(given: Given): Asked {
  const { basis = 'deals 1', at = noon, owners = [13], sees = [13], today = '2026-11-20', asOf = null } = given;
  return {
    basis,
    question: plainQuestion(given.measureOf ?? 'openPipeline', { asOf }),
    asking: { viewer: { personId: 'odoo:13', sees }, today, fiscalYearStart: 1, now: new Date(at) },
    owners: { kind: 'owners', ids: owners },
    notes: given.notes ?? [],
  } as unknown as Asked;
}

describe('bodies of dashboards that are remembered', () => {
  /** How often a body is made when one is asked for after the other. */
  async function madeFor(first: Given, second: Given): Promise<number> {
    const bodyOf = createRememberedBodies();
    let made = 0;
    const make = () => Promise.resolve({ notes: [String((made += 1))] } as unknown as DashboardBody);
    await bodyOf(asked(first), make);
    await bodyOf(asked(second), make);
    return made;
  }

  it('are given again while nothing they were made from has changed', async () => {
    assert.equal(await madeFor({}, {}), 1);
    assert.equal(await madeFor({}, { at: noon + 29_000 }), 1);
  });

  it('are made anew after an event, for others, on another day, and after half a minute', async () => {
    const others: readonly Given[] = [
      { basis: 'deals 2' },
      { sees: [13, 14] },
      { owners: [14] },
      { today: '2026-11-21' },
      { notes: ['Deals stand still'] },
      { measureOf: 'won' },
      { at: noon + 30_000 },
    ];
    for (const other of others) assert.equal(await madeFor({}, other), 2, JSON.stringify(other));
  });

  it('are never remembered of a past day, nor where it cannot be told what they rest on', async () => {
    assert.equal(await madeFor({ asOf: '2026-10-01T22:59:59.999Z' }, { asOf: '2026-10-01T22:59:59.999Z' }), 2);
    assert.equal(await madeFor({ basis: null }, { basis: null }), 2);
  });

  it('tell of each that is asked for whether it was there', async () => {
    const told: boolean[] = [];
    const bodyOf = createRememberedBodies((remembered) => told.push(remembered));
    const make = () => Promise.resolve({ notes: [] } as unknown as DashboardBody);
    for (const given of [{}, {}, { basis: 'deals 2' }, { basis: null }]) await bodyOf(asked(given), make);
    assert.deepEqual(told, [false, true, false, false]);
  });

  it('are made again after a failure', async () => {
    const bodyOf = createRememberedBodies();
    await assert.rejects(bodyOf(asked({}), () => Promise.reject(new Error('gone'))));
    const body = { notes: [] } as unknown as DashboardBody;
    assert.equal(await bodyOf(asked({}), () => Promise.resolve(body)), body);
  });
});
