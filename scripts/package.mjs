// Builds the Teams app: fills appPackage/manifest.json from the environment, checks it against the official schema, and
// zips it with its icons.
//   node scripts/package.mjs [--out dist/foresail.zip]
// PUBLIC_URL and CLIENT_ID name the deployment; BOT_ID and TEAMS_APP_ID default to CLIENT_ID. ODOO_URL is where links are
// unfurled from; without it none are. Without any of them the package is a sample for looking at: it is valid, but its
// addresses lead nowhere.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';

const require = createRequire(import.meta.url);
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'appPackage');
const sample = { PUBLIC_URL: 'https://foresail.example.com', CLIENT_ID: '00000000-0000-0000-0000-000000000000' };
const sampleOdoo = 'https://odoo.example.com';

/** The values of the placeholders. Given half, the package would lead to nowhere in silence, so that is refused. */
function valuesFrom(environment) {
  const given = Object.keys(sample).filter((name) => environment[name]);
  if (given.length === 1) {
    const missing = Object.keys(sample).find((name) => !environment[name]);
    throw new Error(`${missing} is missing: a package needs ${Object.keys(sample).join(' and ')} together`);
  }
  const { PUBLIC_URL, CLIENT_ID } = given.length === 0 ? sample : environment;
  const url = new URL(PUBLIC_URL);
  if (url.protocol !== 'https:') throw new Error(`PUBLIC_URL is ${PUBLIC_URL}: Teams takes https addresses only`);
  const odooUrl = environment.ODOO_URL || (given.length === 0 ? sampleOdoo : null);
  return {
    isSample: given.length === 0,
    values: {
      PUBLIC_DOMAIN: url.host,
      CLIENT_ID,
      BOT_ID: environment.BOT_ID || CLIENT_ID,
      TEAMS_APP_ID: environment.TEAMS_APP_ID || CLIENT_ID,
      ...(odooUrl && { ODOO_DOMAIN: new URL(odooUrl).hostname }),
    },
  };
}

/** Teams hands over links of these domains alone; a package that knows no Odoo asks for none. */
function withoutLinks(template) {
  const manifest = JSON.parse(template);
  for (const extension of manifest.composeExtensions) delete extension.messageHandlers;
  return JSON.stringify(manifest, null, 2);
}

function filled(template, values) {
  return template.replace(/\$\{\{(\w+)\}\}/g, (_whole, name) => {
    if (!(name in values)) throw new Error(`The manifest has a placeholder ${name} that nothing fills`);
    return values[name];
  });
}

/** @throws Error naming each place where the manifest differs from the schema it declares. */
function check(manifest) {
  const Ajv = require('ajv-draft-04');
  const addFormats = require('ajv-formats');
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const root = dirname(require.resolve('@microsoft/app-manifest/package.json'));
  const path = join(
    root,
    'build',
    'json-schemas',
    'teams',
    `v${manifest.manifestVersion}`,
    'MicrosoftTeams.schema.json',
  );
  if (!existsSync(path)) throw new Error(`There is no schema for manifest version ${manifest.manifestVersion}`);
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
  if (validate(manifest)) return;
  const problems = validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`);
  throw new Error(`The manifest is not valid: ${problems.join('; ')}`);
}

function build(out) {
  const { isSample, values } = valuesFrom(process.env);
  const template = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const manifest = filled('ODOO_DOMAIN' in values ? template : withoutLinks(template), values);
  check(JSON.parse(manifest));
  const files = {
    'manifest.json': Buffer.from(manifest, 'utf8'),
    'color.png': readFileSync(join(folder, 'color.png')),
    'outline.png': readFileSync(join(folder, 'outline.png')),
  };
  mkdirSync(dirname(out), { recursive: true });
  // A fixed date, so that the same inputs give the same bytes.
  writeFileSync(out, zipSync(files, { mtime: new Date('2026-01-01T12:00:00Z'), level: 9 }));
  const hint = isSample ? ' (a sample: set PUBLIC_URL and CLIENT_ID for one that can be installed)' : '';
  const links = values.ODOO_DOMAIN ? `links of ${values.ODOO_DOMAIN}` : 'no links: set ODOO_URL to unfurl them';
  console.log(`${out} for ${values.PUBLIC_DOMAIN}, ${links}${hint}`);
}

try {
  const { values } = parseArgs({ options: { out: { type: 'string', default: join('dist', 'foresail.zip') } } });
  build(values.out);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
