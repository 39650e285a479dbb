/* Mocha's spec reporter that also leaves its counts in reports/<name>.json, so that CI adds up what the runners say. */
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const Mocha = require('mocha');

module.exports = class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const name = options.reporterOptions?.name ?? 'tests';
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      mkdirSync('reports', { recursive: true });
      writeFileSync(
        join('reports', `${name}.json`),
        JSON.stringify({ name, passed: passes, failed: failures, skipped: pending }),
      );
    });
  }
};
