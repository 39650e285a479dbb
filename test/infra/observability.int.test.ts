import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parser } from '@prometheus-io/lezer-promql';
import { load } from 'js-yaml';
import { startForesail } from '../foresail/startForesail.js';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook_url: string };
}
interface RuleCase {
  readonly alertname: string;
  readonly exp_alerts: readonly object[];
}
interface Board {
  readonly title: string;
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

const rulesFile = 'infra/prometheus/foresail.rules.yml';

async function readRules(): Promise<Rule[]> {
  const { groups } = load(await readFile(rulesFile, 'utf8')) as { groups: { rules: Rule[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

async function readBoards(): Promise<Board[]> {
  const names = (await readdir('infra/grafana')).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(`infra/grafana/${name}`, 'utf8')) as Board));
}

/** Names of the metrics of an expression. @throws Error where it is not PromQL. */
function metricsOf(expression: string): string[] {
  const names: string[] = [];
  parser.parse(expression).iterate({
    enter({ type, name, from, to }) {
      assert.ok(!type.isError, `not PromQL at ${String(from)}: ${expression}`);
      const text = expression.slice(from, to);
      if (name === 'Identifier' && !isLabel(expression, from)) names.push(text);
    },
  });
  return names;
}

/** Grouping labels are identifiers too where the grammar calls them so; metrics of ours all have a prefix. */
function isLabel(expression: string, from: number): boolean {
  return !/^(foresail|process|nodejs|up)\b|^(foresail|process|nodejs)_/.test(expression.slice(from));
}

const headingsOf = (page: string) =>
  new Set(
    [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    ),
  );

describe('alerts and dashboards', () => {
  it('each alert has a runbook in docs/operations.md', async () => {
    const headings = headingsOf(await readFile('docs/operations.md', 'utf8'));
    for (const { alert, annotations } of await readRules()) {
      assert.equal(annotations.runbook_url, `docs/operations.md#${alert.toLowerCase()}`);
      assert.ok(headings.has(alert.toLowerCase()), `${alert} has no runbook`);
    }
  });

  it('each runbook has an alert, and each alert its own name', async () => {
    const page = await readFile('docs/operations.md', 'utf8');
    const described = [...page.matchAll(/^#+ (Foresail[A-Z]\w+)$/gm)].map(([, name]) => name);
    assert.deepEqual(described.sort(), (await readRules()).map(({ alert }) => alert).sort());
  });

  it('each alert has a case for promtool in which it fires, and one in which it rests', async () => {
    const text = await readFile(rulesFile.replace('.yml', '.test.yml'), 'utf8');
    const { tests } = load(text) as { tests: { alert_rule_test: RuleCase[] }[] };
    const cases = tests.flatMap(({ alert_rule_test }) => alert_rule_test);
    const named = (all: readonly RuleCase[]) => [...new Set(all.map(({ alertname }) => alertname))].sort();
    const alerts = (await readRules()).map(({ alert }) => alert).sort();
    assert.deepEqual(named(cases.filter(({ exp_alerts }) => exp_alerts.length > 0)), alerts);
    assert.deepEqual(named(cases.filter(({ exp_alerts }) => exp_alerts.length === 0)), alerts);
  });

  it('each metric they name is one that a running process tells', async function () {
    this.timeout(240_000);
    const foresail = await startForesail({ DEMO_DEALS: '5' });
    let told = '';
    try {
      told = await (await fetch(`${foresail.url}/metrics`)).text();
    } finally {
      await foresail.stop();
    }
    const known = new Set(['up', ...[...told.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name ?? '')]);
    const expressions = [
      ...(await readRules()).map(({ expr }) => expr),
      ...(await readBoards()).flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))),
    ];
    const named = new Set(expressions.flatMap(metricsOf));
    assert.ok(named.size > 25, 'names were found');
    const missing = [...named].filter(
      (name) => !known.has(name) && !known.has(name.replace(/_(bucket|count|sum)$/, '')),
    );
    assert.deepEqual(missing, []);
  });

  it('an expression that is not PromQL is seen', () => {
    assert.throws(() => metricsOf('sum(rate(foresail_http_errors_total[5m])'), /not PromQL/);
    assert.deepEqual(metricsOf('sum by (route) (rate(foresail_http_errors_total{code="A"}[5m]))'), [
      'foresail_http_errors_total',
    ]);
  });

  it('fire and rest as their tests say, by promtool', async function () {
    this.timeout(240_000);
    const run = promisify(execFile);
    try {
      await run('promtool', ['--version']);
    } catch {
      // Debian's prometheus package has it; CI images without it check the expressions above only.
      return this.skip();
    }
    const { stdout } = await run('promtool', ['check', 'rules', rulesFile]);
    assert.match(stdout, /SUCCESS/);
    await run('promtool', ['test', 'rules', rulesFile.replace('.yml', '.test.yml')]);
    // Not the files it names: they lie where the compose file puts them.
    await run('promtool', ['check', 'config', '--syntax-only', 'infra/prometheus/prometheus.yml']);
  });
});
