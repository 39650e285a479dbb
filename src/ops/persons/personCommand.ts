import { parseArgs } from 'node:util';
import { systemClock } from '../../clock.js';
import { createEventStore } from '../../eventStore/mongoEventStore.js';
import { createProjections } from '../../projections/projections.js';
import { createAudit } from '../audit/createAudit.js';
import { CommandMisused, type CommandParts } from '../backup/databaseCommand.js';
import { silentLog } from '../log.js';

/** The parts of the service that commands about a person need; none of them is started. */
export async function openParts({ db, config }: CommandParts) {
  const clock = systemClock;
  const { PERSONAL_KEYS: personalKeys, ARCHIVE_DIR: archiveDir } = config;
  const eventStore = await createEventStore({ db, clock, personalKeys, archiveDir });
  const audit = createAudit({ db, clock, log: silentLog, keys: config.AUDIT_KEYS });
  const projections = await createProjections({ db, eventStore, clock, log: silentLog });
  return { db, eventStore, audit, projections, readModels: projections.readModels };
}

/** The options of the command line. @throws CommandMisused with the usage. */
export function optionsGiven<Name extends string>(names: readonly Name[], usage: string) {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const { person, ...others } = parseArgs({ options }).values;
    if (typeof person === 'string' && person !== '') return { person, ...(others as Partial<Record<Name, string>>) };
  } catch {
    // Said below.
  }
  throw new CommandMisused(usage);
}
