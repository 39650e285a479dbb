import assert from 'node:assert/strict';
import { parseConfig } from './config.js';

const files: Record<string, string> = { '/run/secrets/client': 'from a file\n', '/run/secrets/empty': '\n' };
const read = (path: string) => files[path] ?? assert.fail('no such file');

describe('secrets from files', () => {
  it('are read for any setting, without the newline that editors leave', () => {
    const entra = { TENANT_ID: 'tenant', CLIENT_ID: 'client' };
    const config = parseConfig({ ...entra, CLIENT_SECRET_FILE: '/run/secrets/client' }, read);
    assert.equal(config.CLIENT_SECRET, 'from a file');
    assert.equal(parseConfig({ CLIENT_SECRET_FILE: '/run/secrets/empty' }, read).CLIENT_SECRET, undefined);
  });

  it('stop the start when they cannot be read or contradict, and name the variable, never the value', () => {
    const both = { CLIENT_SECRET: 'hunter2', CLIENT_SECRET_FILE: '/run/secrets/client' };
    assert.throws(() => parseConfig(both, read), /^ForesailError: CLIENT_SECRET is given twice/);
    assert.throws(() => parseConfig({ ODOO_API_KEY_FILE: '/nowhere' }, read), /ODOO_API_KEY cannot be read/);
    assert.throws(
      () => parseConfig({ BREAK_GLASS_LOGIN: 'a@b.example', BREAK_GLASS_HASH: 'hunter2' }, read),
      (error: Error) => /BREAK_GLASS_HASH is not valid/.test(error.message) && !error.message.includes('hunter2'),
    );
  });
});
