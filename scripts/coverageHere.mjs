// c8 asks every process for its coverage by NODE_V8_COVERAGE, and all that is started inherits it: bundled programs and
// the worker of the embedded database too, whose lines nobody counts and which take half as long again for it. So a part
// of the tests measures itself and hands the folder on to those alone that ask for it (test/foresail/coverage.ts).
const folder = process.env['NODE_V8_COVERAGE'];
if (folder) {
  delete process.env['NODE_V8_COVERAGE'];
  process.env['COVERAGE_FOLDER'] = folder;
}
