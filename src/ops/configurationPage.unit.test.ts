import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { configurationPage } from './configurationPage.js';

describe('the configuration page', () => {
  it('stands in docs as the schema makes it', () => {
    assert.equal(readFileSync('docs/configuration.md', 'utf8'), configurationPage());
  });
});
