import type { Stage } from './generator.js';
import type { Spread, Summary } from './summary.js';
import type { Usage } from './usage.js';

/** One stage and what it came to. */
export interface StageResult {
  readonly stage: Stage;
  readonly summary: Summary;
  readonly before: ReadonlyMap<string, Usage>;
  readonly usage: ReadonlyMap<string, Usage>;
  /** Seconds, arriving included. */
  readonly elapsed: number;
  /** Of the machine, at the end. */
  readonly load: number;
}

export interface LoadSetting {
  readonly at: Date;
  readonly node: string;
  readonly deals: number;
  readonly webs: number;
  readonly eventsASecond: number;
  readonly database: string;
}

/** The run as markdown, for docs/benchmarks.md. */
export function loadReport(setting: LoadSetting, results: readonly StageResult[]): string {
  const { at, node, deals, webs, eventsASecond, database } = setting;
  return [
    `${at.toISOString().slice(0, 16).replace('T', ' ')}, Node ${node}; ${deals} deals, ${webs} web processes, one worker, ${database}, ${eventsASecond} changes of deals a second.`,
    '',
    '| people | a request each every | requests/s | p50 | p95 | p99 | sign-in p95 | open streams, told of changes | errors | web memory | processor a web process | load |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...results.map(rowOf),
    '',
    '| p50 / p95 / p99 in ms by kind | ' + results.map(({ stage }) => String(stage.people)).join(' | ') + ' |',
    `|---|${results.map(() => '---|').join('')}`,
    ...kindRows(results),
    '',
  ].join('\n');
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;

function rowOf({ stage, summary, before, usage, elapsed, load }: StageResult): string {
  const { all, signIn, errors, streams, told, perSecond } = summary;
  const webs = [...usage].filter(([name]) => name.startsWith('web'));
  const memory = webs.map(([, { memory: bytes }]) => `${(bytes / 1e6).toFixed(0)}`).join(' and ');
  const busy = webs.map(([name, { processor }]) => {
    const share = (processor - (before.get(name)?.processor ?? 0)) / elapsed;
    return `${(share * 100).toFixed(0)} %`;
  });
  const failed = Object.entries(errors).map(([what, count]) => `${count} × ${what}`);
  const cells = [
    ...[String(stage.people), `${stage.think} s`, perSecond.toFixed(1), ms(all.p50), ms(all.p95), ms(all.p99)],
    ...[
      ms(signIn.p95),
      `${streams}, ${told}`,
      failed.join(', ') || 'none',
      `${memory} MB`,
      busy.join(' and '),
      load.toFixed(1),
    ],
  ];
  return `| ${cells.join(' | ')} |`;
}

function kindRows(results: readonly StageResult[]): string[] {
  const kinds = [...new Set(results.flatMap(({ summary }) => Object.keys(summary.byKind)))].sort();
  const cell = (spread: Spread | undefined): string =>
    spread ? [spread.p50, spread.p95, spread.p99].map((value) => value.toFixed(0)).join(' / ') : '';
  return kinds.map((kind) => `| ${kind} | ${results.map(({ summary }) => cell(summary.byKind[kind])).join(' | ')} |`);
}
