import { equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { apiPage } from './apiPage.js';
import { documentOfEveryRoute } from './everyRoute.js';

describe('docs/api.md', () => {
  it('says what the table of routes says (npx tsx scripts/apiPage.ts)', async () => {
    equal(readFileSync('docs/api.md', 'utf8'), apiPage(await documentOfEveryRoute()));
  });

  it('has every operation, with whom it lets in and what it answers', async () => {
    const document = (await documentOfEveryRoute()) as { paths: Record<string, Record<string, object>> };
    const page = apiPage(document);
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `### ${method.toUpperCase()} ${path}`),
    );
    ok(operations.length > 40, `${String(operations.length)} operations`);
    for (const heading of operations) ok(page.includes(`${heading}\n`), heading);
    match(page, /### GET \/health\/live\n\n[^\n]+No token\./);
    match(page, /### GET \/api\/admin\/logs[\s\S]{0,900}\[LogLine\]\(#logline\)/);
  });
});
