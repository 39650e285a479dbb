import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dump } from 'js-yaml';
import { quickRules } from './quickRules.js';

/** A real Prometheus over the project's own rules, in a world that runs faster. */
export interface Prometheus {
  /** Names of the alerts that are firing now, in order, each once. */
  firing(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface PrometheusSettings {
  readonly folder: string;
  /** Name and port of each process to scrape. */
  readonly targets: ReadonlyMap<string, number>;
  /** How much shorter windows, `for` and ages are; see quickRules. */
  readonly factor: number;
}

/** A busy machine takes its time: a scrape that is given up looks like a process that is gone. */
const scrapeEvery = '4s';

/** Whether Debian's package `prometheus` is there. */
export function hasPrometheus(): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'prometheus')));
}

export async function startPrometheus({ folder, targets, factor }: PrometheusSettings): Promise<Prometheus> {
  await writeFile(
    join(folder, 'rules.yml'),
    quickRules(await readFile('infra/prometheus/foresail.rules.yml', 'utf8'), factor),
  );
  const configuration = {
    global: { scrape_interval: scrapeEvery, scrape_timeout: scrapeEvery, evaluation_interval: '1s' },
    rule_files: ['rules.yml'],
    scrape_configs: [
      {
        job_name: 'foresail',
        static_configs: [...targets].map(([name, port]) => ({
          targets: [`127.0.0.1:${port}`],
          labels: { process: name },
        })),
      },
    ],
  };
  await writeFile(join(folder, 'prometheus.yml'), dump(configuration));
  const port = await freePort();
  const options = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'series')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
  ];
  const child = spawn('prometheus', options, { stdio: ['ignore', 'inherit', 'inherit'] });
  const api = `http://127.0.0.1:${port}`;
  await ready(api, () => child.exitCode);
  return {
    firing: () => firing(api),
    async close() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function ready(api: string, exitCode: () => number | null): Promise<void> {
  while (exitCode() === null) {
    const answer = await fetch(`${api}/-/ready`).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`Prometheus ended with ${String(exitCode())}`);
}

interface Alerts {
  readonly data: {
    readonly alerts: readonly { readonly state: string; readonly labels: { readonly alertname: string } }[];
  };
}

async function firing(api: string): Promise<string[]> {
  const { data } = (await (await fetch(`${api}/api/v1/alerts`)).json()) as Alerts;
  const names = data.alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels.alertname);
  return [...new Set(names)].sort();
}

/** A port that nobody has at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
