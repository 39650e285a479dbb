// Writes docs/configuration.md from the schema of src/config.ts: `npx tsx scripts/configurationPage.ts`.
import { writeFileSync } from 'node:fs';
import { configurationPage } from '../src/ops/configurationPage.js';

writeFileSync('docs/configuration.md', configurationPage());
