import { configSchema, parseConfig } from '../config.js';

/** The settings as a Markdown page: name, meaning, default. Made from the schema, so it cannot lag behind it. */
export function configurationPage(): string {
  const defaults: Record<string, unknown> = { ...parseConfig({}) };
  const rows = Object.entries(configSchema.shape).map(
    ([name, schema]) => `| \`${name}\` | ${schema.description ?? ''} | ${defaultOf(defaults[name])} |`,
  );
  return [
    '# Configuration',
    '',
    'Settings are environment variables, read once at start; an empty one counts as unset. A wrong one stops the start',
    'with a sentence that names it. Each may come from a file instead: `CLIENT_SECRET_FILE=/run/secrets/client` is the',
    'content of that file as `CLIENT_SECRET`. This page is made from `src/config.ts` by `npx tsx scripts/configurationPage.ts`.',
    '',
    '| variable | meaning | default |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function defaultOf(value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '–';
  return `\`${String(value)}\``;
}
