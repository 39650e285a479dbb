import type { Verdict } from './chaosRun.js';

/** What the run was made of. */
export interface ChaosSetting {
  readonly at: Date;
  readonly node: string;
  readonly load: number;
  readonly factor: number;
  readonly layout: string;
}

/** The run as markdown, for docs/benchmarks.md. */
export function chaosReport(setting: ChaosSetting, verdicts: readonly Verdict[]): string {
  const { at, node, load, factor, layout } = setting;
  return [
    `${at.toISOString().slice(0, 16).replace('T', ' ')}, Node ${node}, load ${load.toFixed(1)}; ${layout}; time ${factor} times as fast.`,
    '',
    '| fault | lasted | requests meanwhile, failed | well again after | alerts that fired | what did not hold |',
    '|---|---|---|---|---|---|',
    ...verdicts.map(rowOf),
    '',
  ].join('\n');
}

function rowOf({ fault, lasted, recovery, fired, busy, requests, problems }: Verdict): string {
  const cells = [
    `${fault.name}: ${fault.says}`,
    `${lasted.toFixed(0)} s`,
    `${requests.all}, ${requests.failed}`,
    recovery === null ? 'never' : `${recovery.toFixed(1)} s`,
    fired === null ? 'not judged' : `${shortly(fired)}${busy ? ' (busy machine)' : ''}`,
    problems.join('; ') || 'nothing',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

const shortly = (alerts: readonly string[]): string =>
  alerts.map((name) => name.replace('Foresail', '')).join(', ') || 'none';
