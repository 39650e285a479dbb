// Writes tab/api/openApi.ts from the API's OpenAPI document: `npx tsx scripts/apiTypesPage.ts`.
import { writeFileSync } from 'node:fs';
import { apiTypes } from './apiTypes.js';

writeFileSync('tab/api/openApi.ts', await apiTypes());
