interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  readonly description?: string;
}
interface Operation {
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { in: string; name: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** The OpenAPI document as a Markdown page. */
export function apiPage(given: object): string {
  const { paths, components } = given as Document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => described(method, path, operation)),
  );
  const shapes = Object.entries(components?.schemas ?? {}).flatMap(([name, schema]) => [
    `### ${name}`,
    '',
    ...fields(schema),
    '',
  ]);
  return [
    '# HTTP API',
    '',
    'Made by `npx tsx scripts/apiPage.ts` from the table that registers the routes; a running service has the same as',
    '`/api/openapi.json` and, to read, at `/api/docs`. Every error is `{code, message, details, requestId}`. A token is a',
    'Teams SSO token or our own from `POST /api/auth/teams`, sent as `Authorization: Bearer …`.',
    '',
    '## Operations',
    '',
    ...operations,
    '## Shapes',
    '',
    ...shapes,
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function described(method: string, path: string, operation: Operation): string[] {
  const { summary, security, parameters = [], requestBody, responses } = operation;
  const [status = '', answer] = Object.entries(responses).find(([code]) => code !== 'default') ?? [];
  const schema = bodyOf(answer);
  const codes = /codes: (.*)$/.exec(responses['default']?.description ?? '')?.[1];
  const given = parameters.map(
    (one) => `| \`${one.name}\` | ${one.in} | ${cell(typeOf(one.schema))} | ${one.required ? 'yes' : ''} |`,
  );
  return [
    `### ${method.toUpperCase()} ${path}`,
    '',
    `${summary}.${security.length === 0 ? ' No token.' : ''}`,
    '',
    ...(given.length > 0 ? ['| parameter | in | form | required |', '|---|---|---|---|', ...given, ''] : []),
    ...(requestBody ? [`Body: ${typeOf(bodyOf(requestBody))}`, ''] : []),
    `Answers ${status}${schema ? `: ${typeOf(schema)}` : ''}${codes ? `. Errors: ${codes}` : ''}`,
    '',
  ];
}

function bodyOf(content: Content | undefined): Schema | undefined {
  return Object.values(content?.content ?? {})[0]?.schema;
}

function fields(schema: Schema): string[] {
  if (!schema.properties) return [typeOf(schema)];
  const rows = Object.entries(schema.properties).map(
    ([name, one]) =>
      `| \`${name}\` | ${cell(typeOf(one))} | ${schema.required?.includes(name) ? '' : 'may be absent'} |`,
  );
  return ['| field | form | |', '|---|---|---|', ...rows];
}

const deepest = 3;

function typeOf(schema: Schema | undefined, depth = 0): string {
  if (!schema) return 'anything';
  if (schema.$ref) return linkTo(schema.$ref);
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((one) => `\`${JSON.stringify(one)}\``).join(' or ');
  if (schema.anyOf) return schema.anyOf.map((one) => typeOf(one, depth)).join(' or ');
  if (schema.items) return `list of ${typeOf(schema.items, depth)}`;
  if (schema.properties && depth < deepest) {
    const inner = Object.entries(schema.properties).map(
      ([name, one]) => `${name}${schema.required?.includes(name) ? '' : '?'}: ${typeOf(one, depth + 1)}`,
    );
    return `{ ${inner.join(', ')} }`;
  }
  return [schema.type ?? 'anything'].flat().join(' or ');
}

function linkTo(ref: string): string {
  const name = ref.split('/').at(-1) ?? ref;
  return `[${name}](#${name.toLowerCase()})`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
