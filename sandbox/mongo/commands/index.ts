import { aggregateCommands } from './aggregate.js';
import { bulkWrite } from './bulkWrite.js';
import { collectionCommands } from './collections.js';
import type { Command } from './context.js';
import { crudCommands } from './crud.js';
import { explaining } from './explain.js';
import { serverCommands } from './server.js';

const plain: Readonly<Record<string, Command>> = {
  ...serverCommands,
  ...crudCommands,
  ...aggregateCommands,
  ...collectionCommands,
  bulkWrite,
};

/** Every command this server knows; any other is refused as MongoDB refuses an unknown one. */
export const commands: Readonly<Record<string, Command>> = { ...plain, explain: explaining(plain) };
