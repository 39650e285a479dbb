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

  /** Files that open a collection of deals, activities or history, and where in them the viewer binds. */
  const opening: Readonly<Record<string, RegExp>> = {
    'src/pipeline/directory.ts': /viewer: Viewer/,
    'src/pipeline/session.ts': /ask\(viewer: Viewer/,
    'src/pipeline/columns/selfCheck.ts': /viewer: Viewer/,
    // The name alone: how far the read model is.
    'src/pipeline/condition.ts': /sentencesOn/,
    // What the process keeps is everybody's; each question reads it through the rule in memory.
    'src/pipeline/columns/replicas.ts': /follow</,
    'src/pipeline/history/createHistory.ts': /createLens|Lens/,
    'src/pipeline/history/historyNames.ts': /names|Names/,
    // Positions alone: that something changed, never what.
    'src/api/live/liveChanges.ts': /position/i,
    // Revisions alone; what it makes is what this viewer would be answered.
    'src/pipeline/lookingAhead.ts': /pipeline\.dashboard\(viewer, request\)/,
    'src/commands/deals/dealReader.ts': /visibleDeals\(viewer\)/,
    'src/commands/deals/createDealCommands.ts': /viewer: Viewer/,
    'src/commands/plans/createPlans.ts': /visibleDeals\(viewer\)/,
    // Histories decide whether a rule fires, for nobody's eyes; what is then shown is read for whom it is for.
    'src/alerts/readSide.ts': /visibleDeals\(viewer\)/,
  };

  it('leads to deals, activities and history from these files alone, which ask for a viewer', () => {
    const found = filesWith(/collectionNames\.(?:opportunities|activities|history)\b/);
    const outside = found.filter((file) => !file.startsWith('src/projections/') && !file.startsWith('src/access/'));
    const unknown = outside.filter((file) => !(file in opening));
    assert.deepEqual(unknown, [], 'a new file that opens them must ask for a viewer, and stand in this list with how');
    for (const [file, binds] of Object.entries(opening)) assert.match(readFileSync(file, 'utf8'), binds, file);
  });
});
