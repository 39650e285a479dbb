import type { Config } from '../config.js';

/** What a person sees when the service has started: where it is, and which parts are stand-ins. */
export function banner(config: Config, url: string, facts: { readonly odooUrl: string }): string {
  const part = (name: string, real: string | undefined, standIn: string): string =>
    `  ${name.padEnd(10)}${real === undefined ? `${standIn} (stand-in)` : real}`;
  return [
    '',
    `Foresail listens on ${url}`,
    part(
      'database',
      config.MONGODB_URI && `${withoutPassword(config.MONGODB_URI)}, ${config.MONGODB_DB}`,
      `embedded, data in ${config.DATA_DIR}`,
    ),
    part(
      'Odoo',
      config.ODOO_URL && `${config.ODOO_URL}, ${config.ODOO_DB ?? ''}`,
      `demo organisation at ${facts.odooUrl}`,
    ),
    part('sign-in', config.TENANT_ID && `Entra tenant ${config.TENANT_ID}`, 'local, anybody of the organisation'),
    `  ${'chat'.padEnd(10)}${config.CLIENT_ID ? `${url}/api/messages` : 'npm run playground'}`,
    '',
    '',
  ].join('\n');
}

/** A connection string that may be printed. */
function withoutPassword(uri: string): string {
  return uri.replace(/\/\/[^@/]*@/, '//…@').replace(/\?.*$/, '');
}
