import assert from 'node:assert/strict';
import { parseConfig } from './config.js';
import { ForesailError } from './errors.js';

/** The sentence that stops the start, for an environment that is not accepted. */
function refusal(environment: Record<string, string>): string {
  try {
    parseConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ForesailError);
    assert.equal(error.code, 'CONFIG_INVALID');
    return error.message;
  }
  return assert.fail('was accepted');
}

/** Keys of the same id. */
const key = (byte: number) => `a:${Buffer.alloc(32, byte).toString('base64')}`;

describe('configuration', () => {
  it('needs nothing: an empty environment gives the defaults of a newcomer', () => {
    const config = parseConfig({});
    assert.equal(config.PORT, 3978);
    assert.equal(config.DATA_DIR, '.data');
    assert.equal(config.MONGODB_URI, undefined);
    assert.equal(config.SYNC_CRON, '*/5 * * * *');
  });

  it('takes an empty variable as unset, as compose files write them', () => {
    assert.equal(parseConfig({ PORT: '', MONGODB_URI: '' }).PORT, 3978);
  });

  it('takes one threshold for commit and best case, and both ends of the range', () => {
    const config = parseConfig({ FORECAST_COMMIT_FROM: '100', FORECAST_BEST_CASE_FROM: '100' });
    assert.equal(config.FORECAST_BEST_CASE_FROM, 100);
    assert.equal(parseConfig({ FORECAST_COMMIT_FROM: '0', FORECAST_BEST_CASE_FROM: '0' }).FORECAST_COMMIT_FROM, 0);
  });

  it('is frozen', () => {
    assert.throws(() => Object.assign(parseConfig({}), { PORT: 1 }), TypeError);
  });

  const wrong: [string, Record<string, string>, RegExp][] = [
    ['a port that is no port', { PORT: '70000' }, /^PORT is not valid/],
    ['a database address of another kind', { MONGODB_URI: 'postgres://x' }, /MONGODB_URI.*mongodb:\/\//],
    [
      'an Odoo address without http',
      { ODOO_URL: 'ftp://odoo', ODOO_DB: 'a', ODOO_API_KEY: 'b' },
      /ODOO_URL.*http or https/,
    ],
    ['an unknown time zone', { TIME_ZONE: 'Mars/Olympus' }, /TIME_ZONE.*Europe\/Lisbon/],
    ['an unknown role', { ROLE: 'boss' }, /ROLE/],
    ['a database name that MongoDB does not take', { MONGODB_DB: 'fore/sail' }, /^MONGODB_DB is not valid.*63/],
    ['a super admin who is no address', { SUPER_ADMINS: 'a@b.example, admin' }, /^SUPER_ADMINS.*e-mail addresses/],
    ['two keys of one id', { PERSONAL_KEYS: [1, 2].map(key).join() }, /^PERSONAL_KEYS.*another id for each key/],
    [
      'a week that starts in its middle',
      { WEEK_STARTS_ON: 'wednesday' },
      /^WEEK_STARTS_ON.*wednesday.*monday, sunday, saturday/,
    ],
    ['a probability above certainty', { FORECAST_COMMIT_FROM: '101' }, /^FORECAST_COMMIT_FROM.*101.*from 0 to 100/],
    ['a probability in words', { FORECAST_BEST_CASE_FROM: 'half' }, /^FORECAST_BEST_CASE_FROM.*from 0 to 100/],
    [
      'a best case that is surer than the commit',
      { FORECAST_COMMIT_FROM: '60', FORECAST_BEST_CASE_FROM: '60.5' },
      /^FORECAST_BEST_CASE_FROM is 60\.5: .*at most FORECAST_COMMIT_FROM, which is 60$/,
    ],
    ['a cron expression that is none', { SYNC_CRON: 'every day' }, /SYNC_CRON.*cron/],
  ];
  for (const [what, environment, sentence] of wrong) {
    it(`refuses ${what} and names the variable`, () => assert.match(refusal(environment), sentence));
  }

  it('names every missing half of Odoo’s settings', () => {
    const sentence = refusal({ ODOO_URL: 'http://127.0.0.1:8069' });
    assert.match(sentence, /ODOO_DB is missing/);
    assert.match(sentence, /ODOO_API_KEY is missing/);
  });

  it('names the secret that the bot needs, in place of the error of its SDK', () => {
    const sentence = refusal({ TENANT_ID: 'tenant', CLIENT_ID: 'client' });
    assert.match(sentence, /^CLIENT_SECRET is missing: .*TENANT_ID, CLIENT_ID, CLIENT_SECRET together$/);
    assert.match(refusal({ BOT_ID: 'bot' }), /^BOT_ID is given without TENANT_ID, CLIENT_ID, CLIENT_SECRET/);
  });

  it('production refuses every stand-in and names what is missing', () => {
    const sentence = refusal({ NODE_ENV: 'production', FORESAIL_NOW: '2026-11-22T08:00:00Z' });
    for (const name of [
      'MONGODB_URI',
      'ODOO_URL',
      'TENANT_ID',
      'CLIENT_ID',
      'PUBLIC_URL',
      'TOKEN_SIGNING_KEY',
      'FORESAIL_NOW',
    ]) {
      assert.match(sentence, new RegExp(name));
    }
  });

  it('reports several wrong variables in one go', () => {
    assert.match(refusal({ PORT: 'x', TIME_ZONE: 'y' }), /PORT.*; .*TIME_ZONE/s);
  });
});
