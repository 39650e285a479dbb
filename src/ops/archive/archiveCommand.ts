/**
 * `npm run archive -- --before <date> [--dry-run]`: moves events that are older into ARCHIVE_DIR. Killed, the next run goes
 * on. `npm run archive -- --verify` reads the whole archive and compares it with what the database says of it.
 */
import { parseArgs } from 'node:util';
import { systemClock } from '../../clock.js';
import { CommandMisused, runOnDatabase, type CommandParts } from '../backup/databaseCommand.js';
import { archiveEvents, planArchive, type ArchivePlan } from './archiveEvents.js';
import { underArchiveLease } from './archiveLease.js';
import { parseBefore } from './before.js';
import { verifyArchive } from './verifyArchive.js';

const usage = 'npm run archive -- --before <date or instant, such as 2025-01-01> [--dry-run], or --verify';

await runOnDatabase(async (parts) => {
  const { before, dryRun, verify } = given();
  if (verify) return verified(parts);
  if (before === undefined) throw new CommandMisused(usage);
  if (dryRun) return parts.say(planned(await planArchive(parts.db, before), before));
  await archived(parts, before);
});

async function archived(parts: CommandParts, before: Date): Promise<void> {
  const { db, say } = parts;
  const plan = await underArchiveLease(db, (lease) =>
    archiveEvents({
      ...{ db, folder: folderOf(parts), clock: systemClock, lease, before },
      onSegment: ({ _id: from, to, file, bytes }) => say(`Events ${from} to ${to} are in ${file} (${bytes} bytes)`),
    }),
  );
  const moved = plan.archivedAfter - plan.archivedBefore;
  say(`${moved} events were moved; ${plan.archivedAfter} of ${plan.head} events of the log are archived`);
}

function planned({ archivedBefore, archivedAfter, head }: ArchivePlan, before: Date): string {
  const seen = `seen before ${before.toISOString()}`;
  if (archivedAfter === archivedBefore) return `Nothing to move: no event ${seen} is left among those not archived`;
  const range = `events ${archivedBefore + 1} to ${archivedAfter}`;
  return `Would move ${archivedAfter - archivedBefore} events (${range}), ${seen}; ${head - archivedAfter} would stay. Nothing was written`;
}

async function verified(parts: CommandParts): Promise<void> {
  const { segments, events } = await verifyArchive(parts.db, folderOf(parts));
  parts.say(`The archive is whole: ${events} events in ${segments} segments are what was archived`);
}

function folderOf({ config }: CommandParts): string {
  if (config.ARCHIVE_DIR !== undefined) return config.ARCHIVE_DIR;
  throw new CommandMisused('ARCHIVE_DIR is missing: it says where archived events lie, and every process needs it');
}

function given(): { before: Date | undefined; dryRun: boolean; verify: boolean } {
  try {
    const { values } = parseArgs({
      options: { before: { type: 'string' }, 'dry-run': { type: 'boolean' }, verify: { type: 'boolean' } },
    });
    const before = values.before === undefined ? undefined : parseBefore(values.before);
    if (values.before === undefined || before) {
      return { before, dryRun: values['dry-run'] ?? false, verify: values.verify ?? false };
    }
  } catch {
    // Said below.
  }
  throw new CommandMisused(usage);
}
