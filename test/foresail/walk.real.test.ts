import { realOdooSettings } from './odooApi.js';
import { describeWalk } from './walk.js';

const settings = realOdooSettings();

if (settings) {
  describeWalk('from the real Odoo to the answer', () => settings, 'all');
} else {
  describe('from the real Odoo to the answer', () => {
    it('needs ODOO_URL, ODOO_DB and ODOO_API_KEY');
  });
}
