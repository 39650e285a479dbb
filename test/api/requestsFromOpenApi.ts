import fc from 'fast-check';

/** A request made up from the OpenAPI document: sometimes right, mostly not quite. */
export interface MadeUpRequest {
  readonly method: string;
  /** The path as documented, `/api/v2/answers/{id}`. */
  readonly template: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $ref?: string;
}
interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema: JsonSchema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

/** What people and programs send that nobody expected. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    'null',
    '[]',
    '{"$ne":null}',
    '$where',
    "' or 1=1 --",
    '../../etc/passwd',
    '\u0000',
  ),
  fc.constantFrom('9'.repeat(400), 'a'.repeat(2_000), '٣', '😀', '1e999', 'NaN', '=cmd|x', '<script>', '__proto__'),
  fc.double(),
  fc.integer(),
  fc.constant(null),
  fc.boolean(),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('$ne', '$gt', '$where', '__proto__', 'constructor', 'x'), fc.anything(), {
    maxKeys: 2,
  }),
);

/** Requests of every operation of the document. */
export function requestsOf(document: Document): fc.Arbitrary<MadeUpRequest> {
  const operations = Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ template, method: method.toUpperCase(), operation })),
  );
  return fc.constantFrom(...operations).chain(({ template, method, operation }) => {
    const parameters = operation.parameters ?? [];
    const schema = operation.requestBody?.content['application/json']?.schema;
    return fc.record({
      method: fc.constant(method),
      template: fc.constant(template),
      path: fc
        .tuple(pathOf(template, parameters, document), queryOf(parameters, document))
        .map(([path, query]) => path + query),
      headers: headersOf(method),
      body: bodyOf(method, schema, document),
    });
  });
}

function pathOf(template: string, parameters: readonly Parameter[], document: Document): fc.Arbitrary<string> {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  return fc
    .tuple(...inPath.map((parameter) => valueOf(parameter.schema, document)))
    .map((values) => inPath.reduce((path, { name }, at) => path.replace(`{${name}}`, encoded(values[at])), template));
}

function queryOf(parameters: readonly Parameter[], document: Document): fc.Arbitrary<string> {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const given = known.map((parameter) => fc.option(valueOf(parameter.schema, document), { freq: 3 }));
  const extra = fc.option(fc.tuple(fc.constantFrom('x', '__proto__', 'limit', 'scope[$ne]', 'sort'), junk), {
    freq: 4,
  });
  return fc.tuple(fc.tuple(...given), extra).map(([values, more]) => {
    const pairs = known.flatMap(({ name }, at) => (values[at] === null ? [] : [`${name}=${encoded(values[at])}`]));
    if (more) pairs.push(`${encoded(more[0])}=${encoded(more[1])}`);
    return pairs.length > 0 ? `?${pairs.join('&')}` : '';
  });
}

function headersOf(method: string): fc.Arbitrary<Record<string, string>> {
  const type = fc.constantFrom(
    'application/json',
    'application/json',
    'application/json; charset=utf-8',
    'text/plain',
    '',
  );
  const id = fc.constantFrom('', 'trace-12345678', '{"$ne":1}', 'x'.repeat(300));
  return fc.record({ type, id }).map(({ type: contentType, id: requestId }) => ({
    ...(method === 'GET' || contentType === '' ? {} : { 'content-type': contentType }),
    ...(requestId === '' ? {} : { 'x-request-id': requestId }),
  }));
}

function bodyOf(method: string, schema: JsonSchema | undefined, document: Document): fc.Arbitrary<string | undefined> {
  if (method === 'GET') return fc.constant(undefined);
  const right = schema ? valueOf(schema, document) : junk;
  return fc.oneof(
    { weight: 6, arbitrary: right.map((value) => json(value)) },
    { weight: 1, arbitrary: junk.map((value) => json(value)) },
    { weight: 1, arbitrary: fc.constantFrom('{', '"', '', '[1,', '{"text":"my pipeline"', '{"a":'.repeat(500)) },
  );
}

function valueOf(schema: JsonSchema, document: Document, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: fittingValue(schema, document, depth) }, { weight: 1, arbitrary: junk });
}

/** Only the words of JSON Schema that the document uses. */
function fittingValue(schema: JsonSchema, document: Document, depth: number): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null);
  if (schema.$ref !== undefined) {
    const target = document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''];
    return target ? fittingValue(target, document, depth + 1) : fc.constant(null);
  }
  const choices = schema.anyOf ?? schema.allOf;
  if (choices) return fc.oneof(...choices.map((choice) => fittingValue(choice, document, depth + 1)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  return valueOfType(schema, document, depth);
}

function valueOfType(schema: JsonSchema, document: Document, depth: number): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, member]) => [name, valueOf(member, document, depth + 1)]),
        ),
        { requiredKeys: [] },
      );
    case 'array':
      return fc.array(schema.items ? valueOf(schema.items, document, depth + 1) : junk, { maxLength: 3 });
    case 'integer':
      return fc.integer({ min: clamp(schema.minimum, -5), max: clamp(schema.maximum, 1_000) });
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return schema.pattern === undefined ? sentences : matching(schema.pattern);
  }
}

const sentences = fc.oneof(
  fc.constantFrom('my pipeline', 'pipeline by stage', 'weather', 'carter', '2026-11-22', '2026-11-22T08:00:00Z'),
  fc.string({ maxLength: 30 }),
);

function clamp(bound: number | undefined, otherwise: number): number {
  return bound === undefined || !Number.isSafeInteger(bound) || Math.abs(bound) > 1e6 ? otherwise : bound;
}

/** fast-check cannot generate for every expression, such as those with look-ahead. */
function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern), { maxLength: 60 });
  } catch {
    return sentences;
  }
}

function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : json(value);
  // By way of bytes, because a lone surrogate cannot be encoded.
  return encodeURIComponent(Buffer.from(text).toString());
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return '{}';
  }
}
