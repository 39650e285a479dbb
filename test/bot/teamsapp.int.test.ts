import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';

const schemas = 'node_modules/.cache/toolkit-schema';

interface TeamsApp {
  readonly version: string;
  readonly provision: readonly { readonly uses: string }[];
}

/** teamsapp.yml, held against the official schema of the version it names. */
describe('teamsapp.yml', () => {
  const text = readFileSync('teamsapp.yml', 'utf8');
  const app = load(text) as TeamsApp;

  it('makes the Entra app, the Teams app and the bot when it provisions', () => {
    const steps = app.provision.map(({ uses }) => uses);
    for (const step of ['aadApp/create', 'teamsApp/create', 'botFramework/create'])
      assert.ok(steps.includes(step), step);
  });

  if (!existsSync(schemas)) {
    it('is valid against the official schema (npm run fetch:schemas brings it)');
    return;
  }
  const schema = JSON.parse(readFileSync(`${schemas}/${app.version}/yaml.schema.json`, 'utf8')) as object;
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

  it('is valid against the official schema of its version', () => {
    assert.ok(validate(app), JSON.stringify(validate.errors?.slice(0, 3)));
  });

  it('would not be with a step that the toolkit does not know', () => {
    assert.equal(validate({ ...app, provision: [{ uses: 'teamsApp/guess' }] }), false);
  });
});
