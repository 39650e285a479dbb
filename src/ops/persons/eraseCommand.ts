/**
 * `npm run erase-person -- --person <who> [--backup <folder>]`: makes a person unreadable for good, and brings the keys
 * and the state of a backup to where the database then is.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../clock.js';
import { createPersonalSeal } from '../../eventStore/personal/personalSeal.js';
import { backUp } from '../backup/backUp.js';
import { CommandMisused, runOnDatabase } from '../backup/databaseCommand.js';
import { erasePerson } from './erasePerson.js';
import { openParts, optionsGiven } from './personCommand.js';

const usage = 'npm run erase-person -- --person <mail address, or user:7, account:9, deal:42> [--backup <folder>]';
/** Every process notices an erasure within a second. */
const settledMs = 3_000;

await runOnDatabase(async (parts) => {
  const { person, backup: folder } = optionsGiven(['person', 'backup'], usage);
  const { db, config, say } = parts;
  const personal = await createPersonalSeal({ db, clock: systemClock, keys: config.PERSONAL_KEYS });
  if (!personal) throw new CommandMisused('PERSONAL_KEYS is missing: this log holds personal fields in the clear');
  const settled = () => pause(settledMs);
  const { persons, keys, documents } = await erasePerson({ ...(await openParts(parts)), personal, settled }, person);
  say(`${persons.join(', ')}: ${keys} keys destroyed, ${documents} documents changed, read models are being made anew`);
  if (!folder) return say('Run a backup of every folder now: those taken before still hold the keys');
  await backUp({ db, folder, clock: systemClock, newId: randomUUID, archiveDir: config.ARCHIVE_DIR });
  say(`${folder} holds those keys no more`);
});
