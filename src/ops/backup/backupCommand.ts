/** `npm run backup -- --to <folder>`: saves the log and the state beside it, or goes on with what the folder holds. */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { systemClock } from '../../clock.js';
import { backUp } from './backUp.js';
import { CommandMisused, runOnDatabase } from './databaseCommand.js';

const usage = 'npm run backup -- --to <folder>';

await runOnDatabase(async ({ db, config, say }) => {
  const folder = folderGiven();
  const report = await backUp({
    ...{ db, folder, clock: systemClock, newId: randomUUID, archiveDir: config.ARCHIVE_DIR },
    onSegment: ({ from, to }) => say(`Events ${from} to ${to} are saved`),
  });
  const { position, segments, written } = report;
  say(`Everything up to event ${position} is saved in ${folder}: ${segments} segments, ${written} events written anew`);
});

function folderGiven(): string {
  try {
    const { to } = parseArgs({ options: { to: { type: 'string' } } }).values;
    if (to) return to;
  } catch {
    // Said below.
  }
  throw new CommandMisused(usage);
}
