/** `npm run export-person -- --person <who> --to <file>`: writes all that is kept about a person as JSON. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CommandMisused, runOnDatabase } from '../backup/databaseCommand.js';
import { exportPerson } from './exportPerson.js';
import { openParts, optionsGiven } from './personCommand.js';

const usage = 'npm run export-person -- --person <mail address, or user:7, account:9, deal:42> --to <file>';

await runOnDatabase(async (parts) => {
  const { person, to } = optionsGiven(['person', 'to'], usage);
  if (!to) throw new CommandMisused(usage);
  await pipeline(exportPerson(await openParts(parts), person), createWriteStream(to, { mode: 0o600, flags: 'wx' }));
  parts.say(`What is kept about ${person} stands in ${to}`);
});
