import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { commands } from '../../bot/extension/invoke.js';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const clientId = '12345678-1234-1234-1234-123456789012';

interface Manifest {
  readonly manifestVersion: string;
  readonly id: string;
  readonly bots: readonly { botId: string; scopes: readonly string[]; commandLists: readonly unknown[] }[];
  readonly composeExtensions: readonly {
    readonly botId: string;
    readonly commands: readonly { id: string; type: string; context: readonly string[]; fetchTask?: boolean }[];
    readonly messageHandlers?: readonly { type: string; value: { domains: readonly string[] } }[];
  }[];
  readonly staticTabs: readonly { contentUrl?: string }[];
  readonly configurableTabs: readonly { configurationUrl: string }[];
  readonly webApplicationInfo: { id: string; resource: string };
  readonly validDomains: readonly string[];
}

describe('the Teams app package', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foresail-package-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function build(environment: Record<string, string> = {}) {
    const out = join(folder, 'app.zip');
    const env = { PATH: process.env.PATH ?? '', ...environment };
    const { stdout } = await run(process.execPath, ['scripts/package.mjs', '--out', out], { env });
    const files = unzipSync(await readFile(out));
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as Manifest;
    return { stdout, files, manifest };
  }

  it('holds manifest and icons of the sizes Teams takes, and nothing else', async () => {
    const { files } = await build();
    assert.deepEqual(Object.keys(files).sort(), ['color.png', 'manifest.json', 'outline.png']);
    assert.deepEqual(sizeOf(files['color.png']), [192, 192]);
    assert.deepEqual(sizeOf(files['outline.png']), [32, 32]);
    assert.equal(colourType(files['outline.png']), 6, 'the outline has an alpha channel');
  });

  it('is valid against the official schema of its version', async () => {
    const { manifest } = await build({ PUBLIC_URL: 'https://foresail.contoso.com', CLIENT_ID: clientId });
    const validate = schemaOf(manifest.manifestVersion);
    assert.ok(validate(manifest), JSON.stringify(validate.errors));
    assert.equal(validate({ ...manifest, bots: [{ botId: 'no guid' }] }), false);
  });

  it('is filled with the deployment it is for', async () => {
    const { manifest, stdout } = await build({ PUBLIC_URL: 'https://foresail.contoso.com', CLIENT_ID: clientId });
    assert.doesNotMatch(JSON.stringify(manifest), /\$\{\{/);
    assert.doesNotMatch(stdout, /sample/);
    assert.equal(manifest.bots[0]?.botId, clientId);
    assert.deepEqual(manifest.bots[0]?.scopes, ['personal', 'team', 'groupChat']);
    assert.equal(manifest.staticTabs[0]?.contentUrl, 'https://foresail.contoso.com/tab/');
    assert.equal(manifest.configurableTabs[0]?.configurationUrl, 'https://foresail.contoso.com/tab/configure');
    assert.equal(manifest.webApplicationInfo.resource, `api://foresail.contoso.com/botid-${clientId}`);
    assert.ok(manifest.validDomains.includes('foresail.contoso.com'));
  });

  it('offers the commands that the bot answers, and asks for links of its own Odoo alone', async () => {
    const names = { PUBLIC_URL: 'https://foresail.contoso.com', CLIENT_ID: clientId };
    const { manifest, stdout } = await build({ ...names, ODOO_URL: 'https://odoo.contoso.com:8443/' });
    const [extension] = manifest.composeExtensions;
    assert.equal(extension?.botId, clientId);
    assert.deepEqual(
      extension.commands.map(({ id }) => id),
      Object.values(commands),
    );
    const [action] = extension.commands.filter(({ type }) => type === 'action');
    assert.deepEqual([action?.id, action?.context, action?.fetchTask], [commands.note, ['message'], true]);
    assert.deepEqual(extension.messageHandlers?.[0]?.value.domains, ['odoo.contoso.com']);
    assert.match(stdout, /links of odoo\.contoso\.com/);
  });

  it('asks for no links where it knows no Odoo, and says so', async () => {
    const { manifest, stdout } = await build({ PUBLIC_URL: 'https://foresail.contoso.com', CLIENT_ID: clientId });
    assert.equal(manifest.composeExtensions[0]?.messageHandlers, undefined);
    assert.match(stdout, /no links: set ODOO_URL/);
  });

  it('says what is missing, or not https, instead of leading nowhere', async () => {
    await assert.rejects(build({ CLIENT_ID: clientId }), /PUBLIC_URL is missing/);
    await assert.rejects(build({ CLIENT_ID: clientId, PUBLIC_URL: 'http://localhost:3978' }), /https/);
    assert.match((await build()).stdout, /a sample/);
  });
});

/** Width and height of a PNG. */
function sizeOf(png: Uint8Array | undefined): readonly number[] {
  const view = Buffer.from(png ?? []);
  return [view.readUInt32BE(16), view.readUInt32BE(20)];
}

function colourType(png: Uint8Array | undefined): number {
  return Buffer.from(png ?? []).readUInt8(25);
}

function schemaOf(version: string) {
  const Ajv = require('ajv-draft-04') as new (options: object) => { compile(schema: unknown): Validate };
  const addFormats = require('ajv-formats') as (ajv: unknown) => void;
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const root = dirname(require.resolve('@microsoft/app-manifest/package.json'));
  return ajv.compile(
    require(join(root, 'build', 'json-schemas', 'teams', `v${version}`, 'MicrosoftTeams.schema.json')),
  );
}

interface Validate {
  (value: unknown): boolean;
  errors?: unknown;
}
