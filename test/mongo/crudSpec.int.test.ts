import { EJSON } from 'bson';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { type EmbeddedMongo, startEmbeddedMongo } from '../../sandbox/mongo/index.js';
import { expectedFailures } from './expectedFailures.js';
import { type TestFile, applies } from './unified/format.js';
import { runTest } from './unified/run.js';

/** MongoDB's own tests, which are not part of this repository: see the folder's README. */
const folder = `${process.cwd()}/../shared/mongodb-specs/crud/`;

describe("MongoDB's unified CRUD tests", function () {
  this.timeout(240_000);
  let server: EmbeddedMongo;
  let setup: MongoClient;
  const counts = { passed: 0, expected: 0, notApplicable: 0 };

  before(async function () {
    if (!existsSync(folder)) this.skip();
    server = await startEmbeddedMongo();
    setup = await new MongoClient(server.uri).connect();
  });

  after(async () => {
    await setup?.close();
    await server?.close();
  });

  if (!existsSync(folder)) {
    it(`are not run: ${folder} is absent`, function () {
      this.skip();
    });
    return;
  }

  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const file = EJSON.parse(readFileSync(folder + name, 'utf8')) as TestFile;
    for (const test of file.tests) {
      const title = `${name.replace('.json', '')}: ${test.description}`;
      if (!applies(file.runOnRequirements) || !applies(test.runOnRequirements)) {
        counts.notApplicable++;
        continue;
      }
      const reason = expectedFailures[title] ?? expectedFailures[name.replace('.json', '')];
      it(reason === undefined ? title : `${title} (fails as expected: ${reason})`, async () => {
        if (reason === undefined) {
          await runTest(server.uri, setup, file, test);
          counts.passed++;
        } else {
          await assert.rejects(runTest(server.uri, setup, file, test), 'passes now: take it off the list');
          counts.expected++;
        }
      });
    }
  }

  it('pass to at least 90 % of those meant for this version and topology', () => {
    const share = counts.passed / (counts.passed + counts.expected);
    assert.ok(
      share >= 0.9,
      `${counts.passed} passed, ${counts.expected} failed as expected, ${counts.notApplicable} are for other servers`,
    );
  });
});
