import { startLocalEntra } from '../../sandbox/entra/localEntra.js';
import { startEmbeddedMongo } from '../../sandbox/mongo/index.js';
import { startDemoOdoo } from '../../sandbox/odoo/index.js';

/** The outside of several Foresail processes, in a process of its own: `directory`, ISO instant. Answers an e-mail with a token. */
const [directory = '', instant = ''] = process.argv.slice(2);
const now = () => new Date(instant);
const mongo = await startEmbeddedMongo({ directory });
const odoo = await startDemoOdoo({ now, deals: 40 });
const entra = await startLocalEntra({ now });
process.send?.({
  MONGODB_URI: mongo.uri,
  ODOO_URL: odoo.url,
  ODOO_DB: odoo.db,
  ODOO_API_KEY: odoo.apiKey,
  TENANT_ID: entra.tenantId,
  CLIENT_ID: entra.clientId,
  CLIENT_SECRET: 'a-secret-of-the-bot',
  ENTRA_ISSUER: entra.issuer,
});
process.on('message', (email: string) => {
  void entra.tokenFor({ email, name: email }).then((token) => process.send?.(token));
});
process.on('disconnect', () => process.exit(0));
