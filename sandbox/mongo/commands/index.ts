import { aggregateCommands } from './aggregate.js';
import { collectionCommands } from './collections.js';
import type { Command } from './context.js';
import { crudCommands } from './crud.js';
import { serverCommands } from './server.js';

/** Every command this server knows; any other is refused as MongoDB refuses an unknown one. */
export const commands: Readonly<Record<string, Command>> = {
  ...serverCommands,
  ...crudCommands,
  ...aggregateCommands,
  ...collectionCommands,
};
