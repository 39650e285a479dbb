import { z } from 'zod';
import { validate as validateCron } from 'node-cron';
import { ForesailError } from './errors.js';
import { isAddressRange } from './addressRange.js';
import { withSecretFiles, type ReadSecret } from './secretFiles.js';
import { weekStarts } from './weekStart.js';

const port = z.coerce.number().int().min(0).max(65535);
const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');
const percent = z.coerce.number({ error: notPercent }).min(0, { error: notPercent }).max(100, { error: notPercent });
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const zone = z.string().refine(isTimeZone, 'a time zone such as Europe/Lisbon');
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'an http or https address' })
  .transform((text) => text.replace(/\/+$/, ''));

const fieldName = /^[a-z_][a-z0-9_]{0,62}$/;

/** `scrypt$<N>$<r>$<p>$<salt>$<hash>`, the last two in base64url. */
const scryptForm = /^scrypt\$\d{4,7}\$\d{1,2}\$\d{1,2}\$[\w-]{22,}\$[\w-]{43,}$/;
const auditKeyForm = /^[\w-]{1,32}:[A-Za-z0-9+/]{43}=$/;
const keys = list
  .refine((all) => all.every((key) => auditKeyForm.test(key)), 'keys as <id>:<32 bytes in base64>, comma separated')
  .refine((all) => new Set(all.map((key) => key.split(':')[0])).size === all.length, 'another id for each key')
  .default([]);

/** What MongoDB takes on every system. */
const databaseName = /^[^/\\. "$*<>:|?\0]{1,63}$/;

/** Every setting, its form and its default. Names are those of the environment; `docs/configuration.md` is made from it. */
export const configSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('production refuses every stand-in'),
  ROLE: z.enum(['all', 'web', 'worker']).default('all').describe('which half of the service this process runs'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PORT: port.default(3978).describe('port for API, bot and tab; 0 takes a free one'),
  PUBLIC_URL: httpUrl.optional().describe('address under which Teams reaches this service'),
  DATA_DIR: z.string().default('.data').describe('folder of the embedded database'),
  ARCHIVE_DIR: z
    .string()
    .min(1)
    .optional()
    .describe('folder of archived events, the same for all processes; needed once events were archived'),
  RAW_RETENTION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'after how many days without a change raw records of Odoo lose their fields, and removed ones go; unset: never',
    ),
  ANSWER_RETENTION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .default(400)
    .describe('for how many days an answer can be opened and explained again'),
  DRAIN_SECONDS: z.coerce
    .number()
    .min(0)
    .max(5)
    .default(0)
    .describe('how long to go on answering after SIGTERM, not ready any more, until the proxy has noticed; at most 5'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('least severe line to log'),
  FORESAIL_NOW: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional()
    .describe('fixes the clock; not in production'),
  TIME_ZONE: zone.default('UTC').describe('zone of people whose own is not known'),
  FISCAL_YEAR_START: z.coerce.number().int().min(1).max(12).default(1).describe('first month of the fiscal year'),
  WEEK_STARTS_ON: z
    .enum(weekStarts, {
      error: ({ input }) => `${String(input)} is no day that weeks may start on; accepted are ${weekStarts.join(', ')}`,
    })
    .default('monday')
    .describe('day that weeks start on: monday, sunday or saturday'),
  FORECAST_COMMIT_FROM: percent
    .default(90)
    .describe('probability in percent from which on a deal that nobody has called is in the commit; 0 to 100'),
  FORECAST_BEST_CASE_FROM: percent
    .default(50)
    .describe('likewise for the best case; 0 to 100, at most FORECAST_COMMIT_FROM'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'a mongodb:// or mongodb+srv:// address')
    .optional()
    .describe('real MongoDB'),
  MONGODB_DB: z
    .string()
    .regex(databaseName, 'at most 63 characters, none of them a space or one of / \\ . " $ * < > : | ?')
    .default('foresail')
    .describe('database name'),
  MONGODB_READS: z
    .enum(['primary', 'secondary'])
    .default('primary')
    .describe('whether web processes read read models from secondaries, no older than what the primary told before'),
  ODOO_URL: httpUrl.optional().describe('real Odoo'),
  ODOO_DB: z.string().min(1).optional().describe('database of that Odoo'),
  ODOO_API_KEY: z.string().min(1).optional().describe('API key of an Odoo administrator'),
  ODOO_LOGIN: z.string().min(1).default('admin').describe('login the key belongs to (JSON-RPC only)'),
  ODOO_DEAL_FIELDS: list
    .refine((names) => names.every((name) => fieldName.test(name)), 'names of fields such as x_region, comma separated')
    .default([])
    .describe('further fields of crm.lead to keep with each change, comma separated'),
  ODOO_TIMEOUT_MS: z.coerce.number().int().min(100).default(30_000).describe('how long one call to Odoo may take'),
  SYNC_CRON: z
    .string()
    .refine((text) => validateCron(text), 'a cron expression such as */5 * * * *')
    .default('*/5 * * * *')
    .describe('when to sync, as a cron expression in TIME_ZONE'),
  RECONCILE_CRON: z
    .string()
    .refine((text) => validateCron(text), 'a cron expression such as 20 3 * * *')
    .default('20 3 * * *')
    .describe('when to compare every field of every record, as a cron expression in TIME_ZONE'),
  SYNC_AT_START: flag.default(true).describe('whether to sync when the process starts'),
  TENANT_ID: z.string().min(1).optional().describe('Microsoft 365 tenant that may sign in'),
  CLIENT_ID: z.string().min(1).optional().describe('Entra application (client) id'),
  CLIENT_SECRET: z.string().min(1).optional().describe('its secret, for the bot and for Graph'),
  ENTRA_ISSUER: httpUrl.optional().describe('token issuer, where it is not the public Microsoft one'),
  BOT_ID: z.string().min(1).optional().describe('bot id, where it is not CLIENT_ID'),
  TOKEN_SIGNING_KEY: z.string().min(1).optional().describe('PKCS#8 PEM of the RS256 key that signs our access tokens'),
  TRUSTED_PROXIES: list
    .refine((ranges) => ranges.every(isAddressRange), 'addresses or ranges such as 10.0.0.0/8, comma separated')
    .default([])
    .describe('proxies whose forwarded headers are believed, as addresses or CIDR ranges, comma separated'),
  BREAK_GLASS_LOGIN: z
    .email()
    .transform((text) => text.toLowerCase())
    .optional()
    .describe('login of the emergency admin; without it there is none'),
  BREAK_GLASS_HASH: z
    .string()
    .regex(scryptForm, 'a line that `node dist/src/identity/hashPassword.js` printed')
    .optional()
    .describe('scrypt hash of the emergency admin’s password'),
  AUDIT_KEYS: keys.describe('keys that encrypt the audit log, as <id>:<base64>; the first encrypts, all of them read'),
  PERSONAL_KEYS: keys.describe(
    'master keys of the keys per person that encrypt names and addresses in the event log, as <id>:<base64>; the first encrypts, all of them read; once given they are needed for ever',
  ),
  GRAPH: flag.default(false).describe('whether Microsoft Graph is asked for profile and managers of who signs in'),
  BOT_OAUTH_CONNECTION: z
    .string()
    .min(1)
    .optional()
    .describe('OAuth connection of the bot, by which it signs people in for Graph'),
  TEAMS_APP_ID: z.string().min(1).optional().describe('id of the Teams app, for links that open the tab within Teams'),
  LLM_ENDPOINT: httpUrl
    .optional()
    .describe('base address of an OpenAI-compatible API that reads what the grammar does not; without it none does'),
  LLM_API_KEY: z.string().min(1).optional().describe('its key'),
  LLM_MODEL: z.string().min(1).optional().describe('the model or deployment to ask there'),
  TARGETS_BY_THEMSELVES: flag.default(false).describe('whether people set their own targets, beside their managers'),
  SUPER_ADMINS: list
    .refine((all) => all.every((one) => one.includes('@')), 'e-mail addresses, comma separated')
    .default([])
    .describe('e-mail addresses of super admins, comma separated'),
  DEMO_DEALS: z.coerce.number().int().min(1).max(100_000).default(300).describe('size of the demo Odoo'),
  DEMO_PACE: z.coerce.number().min(0).default(6).describe('changes a minute in the demo Odoo; 0 stands still'),
});

/** The settings of a process: parsed once, frozen. */
export type Config = Readonly<z.infer<typeof configSchema>>;

/**
 * Reads the environment. An empty variable counts as unset; `NAME_FILE` names a file that holds the value of `NAME`.
 * @throws ForesailError CONFIG_INVALID naming each variable that is wrong and what it accepts.
 */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
  readSecret?: ReadSecret,
): Config {
  const given = withSecretFiles(environment, Object.keys(configSchema.shape), readSecret);
  const parsed = configSchema.safeParse(given);
  const problems = parsed.success ? combinationProblems(parsed.data) : parsed.error.issues.map(issueSentence);
  if (!parsed.success || problems.length > 0) {
    throw new ForesailError('CONFIG_INVALID', { message: problems.join('; '), details: { problems } });
  }
  return Object.freeze(parsed.data);
}

const odooParts = ['ODOO_URL', 'ODOO_DB', 'ODOO_API_KEY'] as const;
/** The SDK of the bot throws without the secret, so sign-in alone is no choice. */
const entraParts = ['TENANT_ID', 'CLIENT_ID', 'CLIENT_SECRET'] as const;
/** Say more about these, and nothing without them. */
const entraExtras = ['ENTRA_ISSUER', 'BOT_ID', 'BOT_OAUTH_CONNECTION'] as const;
const breakGlassParts = ['BREAK_GLASS_LOGIN', 'BREAK_GLASS_HASH'] as const;
const llmParts = ['LLM_ENDPOINT', 'LLM_API_KEY', 'LLM_MODEL'] as const;
const graphParts = ['GRAPH', 'TENANT_ID', 'CLIENT_ID', 'CLIENT_SECRET'] as const;
const productionParts = ['MONGODB_URI', ...odooParts, ...entraParts, 'PUBLIC_URL', 'TOKEN_SIGNING_KEY'] as const;

/** What each variable accepts is checked by the schema; this is what they must be together. */
function combinationProblems(config: z.infer<typeof configSchema>): string[] {
  const problems = [
    ...thresholdProblems(config),
    ...halfGiven(config, odooParts, 'Odoo'),
    ...halfGiven(config, entraParts, 'signing in with Entra'),
    ...entraExtras.flatMap((name) => without(config, name, entraParts)),
    ...halfGiven(config, llmParts, 'the language model'),
    ...halfGiven(config, breakGlassParts, 'the emergency admin'),
    ...(config.GRAPH ? halfGiven(config, graphParts, 'Graph') : []),
  ];
  if (config.NODE_ENV === 'production') {
    for (const name of productionParts) {
      if (config[name] === undefined) problems.push(`${name} is missing: production runs no stand-in`);
    }
    if (config.FORESAIL_NOW) problems.push('FORESAIL_NOW is set: production runs on the real clock');
  }
  return problems;
}

function thresholdProblems({ FORECAST_COMMIT_FROM: commit, FORECAST_BEST_CASE_FROM: bestCase }: Config): string[] {
  if (bestCase <= commit) return [];
  return [
    `FORECAST_BEST_CASE_FROM is ${String(bestCase)}: it accepts at most FORECAST_COMMIT_FROM, which is ${String(commit)}`,
  ];
}

function halfGiven(config: z.infer<typeof configSchema>, names: readonly (keyof Config)[], part: string): string[] {
  const missing = names.filter((name) => config[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return [];
  return missing.map((name) => `${name} is missing: ${part} needs ${names.join(', ')} together`);
}

function without(
  config: z.infer<typeof configSchema>,
  name: keyof Config,
  needed: readonly (keyof Config)[],
): string[] {
  if (config[name] === undefined || needed.some((other) => config[other] !== undefined)) return [];
  return [`${name} is given without ${needed.join(', ')}, which it belongs to`];
}

function issueSentence(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.');
  const described = configSchema.shape[name as keyof typeof configSchema.shape]?.description ?? 'a setting';
  return `${name} is not valid (${described}): ${issue.message}`;
}

function notPercent({ input }: { readonly input?: unknown }): string {
  return `${String(input)} is no percentage; accepted is a number from 0 to 100`;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
