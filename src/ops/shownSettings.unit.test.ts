import { deepEqual, equal, ok } from 'node:assert/strict';
import { configSchema, parseConfig } from '../config.js';
import { shownSettings } from './shownSettings.js';

const key = Buffer.alloc(32, 1).toString('base64');
const secrets = {
  MONGODB_URI: 'mongodb://somebody:hush@db.example.com/',
  ODOO_API_KEY: 'hush-odoo',
  CLIENT_SECRET: 'hush-client',
  TOKEN_SIGNING_KEY: 'hush-signing',
  AUDIT_KEYS: `a:${key}`,
  LLM_API_KEY: 'hush-llm',
  BREAK_GLASS_HASH: `scrypt$16384$8$1$${'h'.repeat(22)}$${'h'.repeat(43)}`,
};
const config = parseConfig({
  ...secrets,
  ...{ ODOO_URL: 'https://reader:hush@odoo.example.com', ODOO_DB: 'sales', PORT: '4000' },
  ...{ TENANT_ID: 'tenant', CLIENT_ID: 'client' },
  ...{ LLM_ENDPOINT: 'https://llm.example.com', LLM_MODEL: 'm', BREAK_GLASS_LOGIN: 'admin@example.com' },
});
const shown = shownSettings(config);

describe('the settings an admin reads', () => {
  it('are all of them, and say which were given', () => {
    deepEqual(
      shown.map(({ name }) => name),
      Object.keys(configSchema.shape),
    );
    deepEqual(
      shown.find(({ name }) => name === 'PORT'),
      { name: 'PORT', meaning: configSchema.shape.PORT.description, value: '4000', usual: false },
    );
    equal(shown.find(({ name }) => name === 'DATA_DIR')?.usual, true);
    equal(shown.find(({ name }) => name === 'GRAPH')?.value, 'false');
  });

  it('show of a secret only that it is set, also of one inside an address', () => {
    const text = JSON.stringify(shown);
    equal(text.includes('hush'), false, text);
    equal(text.includes(key), false);
    equal(text.includes('hhhh'), false);
    for (const name of Object.keys(secrets)) {
      equal(shown.find((one) => one.name === name)?.value, 'set, not shown', name);
    }
    ok(text.includes('odoo.example.com'));
  });
});
