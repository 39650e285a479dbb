// Adds up reports/*.json and prints the line that CI is judged by. Exits 1 when a test failed or nothing ran.
import { readdirSync, readFileSync } from 'node:fs';

const reports = readdirSync('reports')
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(`reports/${file}`, 'utf8')));
const total = (field) => reports.reduce((sum, report) => sum + report[field], 0);

for (const { name, passed, failed, skipped } of reports) {
  console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
}
console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
process.exitCode = total('failed') > 0 || total('passed') === 0 ? 1 : 0;
