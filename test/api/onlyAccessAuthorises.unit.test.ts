import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['src', 'bot']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const filesWith = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('the one way into a query', () => {
  it('is a viewer made by src/access from what it read', () => {
    assert.deepEqual(filesWith(/\bauthorise\b/).sort(), [
      'src/access/channels/channelViewer.ts',
      'src/access/loadViewer.ts',
      'src/access/viewer.ts',
    ]);
  });

  it('is not opened by calling something else a viewer', () => {
    assert.deepEqual(filesWith(/\bas (?:unknown as )?Viewer\b/), ['src/access/viewer.ts']);
  });

  it('leads to deals and activities from these files alone, which ask for a viewer', () => {
    const opening = filesWith(
      /<(?:OpportunityView|ActivityView)>\(\s*(?:await )?\(?(?:collectionNames|readModels|parts)/,
    );
    const known = ['src/pipeline/directory.ts', 'src/pipeline/session.ts'];
    assert.deepEqual(
      opening.filter((file) => !file.startsWith('src/projections/')).sort(),
      known,
      'a new file that opens them must join the visible* filter, and this list',
    );
    for (const file of known) assert.match(readFileSync(file, 'utf8'), /\bViewer\b/);
  });
});
