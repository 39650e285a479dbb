import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { documentOfEveryRoute } from '../src/api/docs/everyRoute.js';

const head =
  "// Made from the API's OpenAPI document by `npx tsx scripts/apiTypesPage.ts`; a test holds it current.\n\n";

/** TypeScript that says of every route what it takes and gives: `tab/api/openApi.ts`. */
export async function apiTypes(): Promise<string> {
  const nodes = await openapiTS((await documentOfEveryRoute()) as never);
  return format(head + astToString(nodes), { ...(await resolveConfig('tab/api/openApi.ts')), parser: 'typescript' });
}
