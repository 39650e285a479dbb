/**
 * `npm run restore -- --from <folder> [--until <position or instant>]`: fills an empty database from a backup. Killed, the
 * same call goes on.
 */
import { parseArgs } from 'node:util';
import { systemClock } from '../../clock.js';
import { CommandMisused, runOnDatabase } from './databaseCommand.js';
import { restore } from './restore.js';
import { parseUntil, type Until } from './until.js';

const usage = 'npm run restore -- --from <folder> [--until <position, or instant such as 2026-11-22T08:00:00Z>]';

await runOnDatabase(async ({ db, config, say }) => {
  const { folder, until } = given();
  const { position, contentSha256 } = await restore({
    ...{ db, folder, until, clock: systemClock, personalKeys: config.PERSONAL_KEYS },
    onSegment: ({ to }) => say(`The log stands at event ${to} or further`),
  });
  say(
    `Everything up to event ${position} is restored and compared with the backup; the log's SHA-256 is ${contentSha256}`,
  );
  say('Start the service: it makes the read models anew, and its first sync reads Odoo in full');
});

function given(): { folder: string; until: Until | null } {
  try {
    const { values } = parseArgs({ options: { from: { type: 'string' }, until: { type: 'string' } } });
    const until = values.until === undefined ? null : parseUntil(values.until);
    if (values.from && until !== undefined) return { folder: values.from, until };
  } catch {
    // Said below.
  }
  throw new CommandMisused(usage);
}
