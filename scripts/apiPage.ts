// Writes docs/api.md from the table of routes.
import { writeFileSync } from 'node:fs';
import { apiPage } from '../src/api/docs/apiPage.js';
import { documentOfEveryRoute } from '../src/api/docs/everyRoute.js';

writeFileSync('docs/api.md', apiPage(await documentOfEveryRoute()));
