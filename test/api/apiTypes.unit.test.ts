import { equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { apiTypes } from '../../scripts/apiTypes.js';

describe('the types of the API that the tab is written against', () => {
  it('are those of its OpenAPI document; else run npx tsx scripts/apiTypesPage.ts', async () => {
    equal(readFileSync('tab/api/openApi.ts', 'utf8'), await apiTypes());
  }).timeout(60_000);
});
