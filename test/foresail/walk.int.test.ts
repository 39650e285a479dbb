import { startDemoOdoo, type DemoOdoo } from '../../sandbox/odoo/index.js';
import { describeWalk } from './walk.js';

let demo: DemoOdoo;

describe('on the demo Odoo', () => {
  before(async () => {
    demo = await startDemoOdoo({ now: () => new Date('2026-11-20T12:00:00Z'), deals: 300 });
  });
  after(() => demo.close());

  describeWalk('from Odoo to the answer', () => demo, 'some');
});
