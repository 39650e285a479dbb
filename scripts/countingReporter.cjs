/*
 * Mocha's spec reporter that also leaves its counts in reports/<name>.json, so that CI adds up what the runners say.
 * An attempt that failed and was tried again is printed with its error and listed: a retry hides nothing.
 * `slowest`: milliseconds by file, of its tests and of its hooks: what a suite needs to start is often the longer part.
 * Reporter options: `name` of the suite; `part`, where several runs share one name.
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const Mocha = require('mocha');

module.exports = class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { name = 'tests', part } = options.reporterOptions ?? {};
    const retried = [];
    const milliseconds = new Map();
    runner.on('retry', (test, error) => {
      retried.push(test.fullTitle());
      const words = error?.stack ?? String(error);
      Mocha.reporters.Base.consoleLog(`    ↻ attempt ${test.currentRetry() + 1} failed, tried again: ${test.title}`);
      Mocha.reporters.Base.consoleLog(words.replace(/^/gm, '      '));
    });
    const add = ({ file, duration }) => {
      const known = relative(process.cwd(), file ?? '');
      milliseconds.set(known, (milliseconds.get(known) ?? 0) + (duration ?? 0));
    };
    runner.on('test end', add);
    runner.on('hook end', add);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      const slowest = [...milliseconds].sort(([, a], [, b]) => b - a).slice(0, 30);
      const counts = { name, passed: passes, failed: failures, skipped: pending, retried, slowest };
      mkdirSync('reports', { recursive: true });
      writeFileSync(join('reports', `${part === undefined ? name : `${name}.${part}`}.json`), JSON.stringify(counts));
    });
  }
};
