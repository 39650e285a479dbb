// Adds up reports/*.json and prints the line that CI is judged by. Exits 1 when a test failed or nothing ran.
import { readdirSync, readFileSync } from 'node:fs';

const reports = readdirSync('reports')
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(`reports/${file}`, 'utf8')));
const sumOf = (some) => (field) => some.reduce((sum, report) => sum + report[field], 0);
const line = (total) => `${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`;

for (const name of new Set(reports.map((report) => report.name))) {
  const parts = reports.filter((report) => report.name === name);
  console.log(`${name}: ${line(sumOf(parts))}`);
  // Passed in the end, and worth a look all the same: the error of each stands in the output above.
  for (const title of parts.flatMap(({ retried }) => retried)) console.log(`  tried again: ${title}`);
}
console.log(line(sumOf(reports)));
process.exitCode = sumOf(reports)('failed') > 0 || sumOf(reports)('passed') === 0 ? 1 : 0;
