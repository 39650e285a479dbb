import assert from 'node:assert/strict';
import { dealLife } from './conformance/dealLife.js';
import { readRecording } from './conformance/recording.js';
import { sayings, told } from './conformance/sayings.js';
import { writeBackLife } from './conformance/writeBack.js';
import { startDemoOdoo, type DemoOdoo } from './index.js';
import { OdooCaller } from './odooCaller.js';

describe('the demo Odoo answers what a real Odoo 19 answered when it was recorded', () => {
  let demo: DemoOdoo;
  let odoo: OdooCaller;
  let recorded: Readonly<Record<string, unknown>>;
  before(async () => {
    demo = await startDemoOdoo({ now: () => new Date('2026-11-20T12:00:00Z'), deals: 20 });
    odoo = new OdooCaller(demo);
    recorded = await readRecording();
  });
  after(() => demo.close());

  for (const [group, list] of Object.entries(sayings))
    describe(group, () => {
      for (const [name, call] of list)
        it(name, async () => {
          assert.deepEqual(told(await call(odoo), name), recorded[`${group}: ${name}`]);
        });
    });

  it('makes the same of a deal’s life', async () => {
    assert.deepEqual(await dealLife(odoo), recorded['a deal’s life']);
  });

  it('makes the same of a deal that the write-back changes', async () => {
    assert.deepEqual(await writeBackLife(odoo), recorded['a deal changed by write-back']);
  });
});
