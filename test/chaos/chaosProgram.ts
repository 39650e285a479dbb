import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { stopReadSides } from '../projections/readSide.js';
import { chaosReport } from './chaosReport.js';
import { runFaults, type Verdict } from './chaosRun.js';
import { allFaults } from './fault.js';
import { startLife } from './life.js';
import { startWorld } from './world.js';

/**
 * `npm run chaos -- <words>`: runs every fault, or those whose name contains one of the words, and writes
 * `reports/chaos.md`. CHAOS_FACTOR: how much faster time goes (20), CHAOS_DEALS: size of the demo Odoo (120).
 */
const factor = Number(process.env['CHAOS_FACTOR'] ?? 20);
const deals = Number(process.env['CHAOS_DEALS'] ?? 120);
const [webs, workers] = [2, 2];
const words = process.argv.slice(2);
const chosen = allFaults(factor).filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const tell = (line: string): void => void process.stdout.write(`${line}\n`);

const isChosen = (wanted: string): boolean => chosen.some(({ name }) => name === wanted);
const outside = { smallDisk: isChosen('full-disk'), fakeClock: isChosen('clock-jump') };
const world = await startWorld({ webs, workers, deals, factor, ...outside });
// Half a world must not stay behind: its processes, and the disk that was mounted.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void world.close().finally(() => process.exit(130)));
}
if (!world.prometheus) tell("Prometheus is not installed (Debian's package prometheus): alerts are not judged");
const life = await startLife(world);
const verdicts: Verdict[] = [];
const layout = `${webs} web processes, ${workers} workers, embedded server and demo Odoo (${deals} deals) in processes of their own`;
mkdirSync('reports', { recursive: true });
try {
  for await (const verdict of runFaults(world, life, chosen, tell)) {
    verdicts.push(verdict);
    const setting = { at: new Date(), node: process.versions.node, load: loadavg()[0] ?? 0, factor, layout };
    writeFileSync('reports/chaos.md', chaosReport(setting, verdicts));
  }
  tell('reports/chaos.md is written');
} finally {
  await life.stop();
  await stopReadSides();
  await world.close();
}
process.exit(verdicts.length === 0 || verdicts.some(({ problems }) => problems.length > 0) ? 1 : 0);
