import { createHash } from 'node:crypto';
import { stylesheet } from './stylesheet.js';
import { markup, type Markup } from './markup.js';

/** The parts of an OpenAPI document that the page shows. */
export interface ShownDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, ShownOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}
interface ShownOperation {
  readonly summary?: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly ShownParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description?: string; readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }
    >
  >;
}
interface ShownParameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: unknown;
}

/**
 * The API's documentation as one page without a script: every operation of the document with its parameters, body,
 * answers and schemas. Made on the server, so that it needs nothing from outside and no policy has to be loosened.
 */
export function docsPage(document: ShownDocument): string {
  const { info, paths, components } = document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = groupsOf(operations.map((one) => ({ ...one, group: groupOf(one.path) })));
  const body = markup`<header><h1>${info.title} API</h1><p>${info.description ?? ''}. Version ${info.version};
<a href="/api/openapi.json">OpenAPI document</a>.</p>
<p>Every request but the public ones carries <code>Authorization: Bearer …</code>, an access token of
<code>POST /api/auth/teams</code> or a Teams SSO token. Errors have one shape:
<code>{code, message, details, requestId}</code>.</p></header>
<nav aria-label="Contents"><ul>${[...sections.keys()].map((name) => markup`<li><a href="#${name}">${name}</a></li>`)}<li><a
href="#schemas">schemas</a></li></ul></nav>
<main>${[...sections].map(([name, members]) => markup`<section id="${name}"><h2>${name}</h2>${members.map(operationMarkup)}</section>`)}
<section id="schemas"><h2>schemas</h2>${Object.entries(components?.schemas ?? {}).map(schemaMarkup)}</section></main>`;
  const page = markup`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport"
content="width=device-width"><title>${info.title} API</title>`;
  return `${page.html}<style>${stylesheet}</style></head><body>${body.html}</body></html>`;
}

/** Lets the page's own style in and nothing else. */
export const docsPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(stylesheet).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface PlacedOperation {
  readonly path: string;
  readonly method: string;
  readonly operation: ShownOperation;
  readonly group: string;
}

function groupOf(path: string): string {
  const [, first = '', second = ''] = path.split('/');
  return first === 'api' ? second.replace('v2', 'pipeline').replace(/\.json$/, '') : 'service';
}

function groupsOf(operations: readonly PlacedOperation[]): Map<string, PlacedOperation[]> {
  const groups = new Map<string, PlacedOperation[]>();
  for (const one of operations) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return groups;
}

function operationMarkup({ path, method, operation }: PlacedOperation): Markup {
  const schema = operation.requestBody?.content['application/json']?.schema;
  return markup`<details id="${method}${path}"><summary><span class="method">${method.toUpperCase()}</span>
<code>${path}</code> <span class="summary">${operation.summary ?? ''}</span>${
    operation.security?.length === 0 ? markup` <span class="public">public</span>` : ''
  }</summary>${parameterTable(operation.parameters ?? [])}${
    schema === undefined ? '' : markup`<h3>Body</h3>${code(schema)}`
  }<h3>Answers</h3>${Object.entries(operation.responses).map(
    ([status, { description, content }]) =>
      markup`<h4>${status}</h4><p>${description ?? ''}</p>${Object.values(content ?? {}).map((one) =>
        code(one.schema ?? {}),
      )}`,
  )}</details>`;
}

function parameterTable(parameters: readonly ShownParameter[]): Markup | string {
  if (parameters.length === 0) return '';
  return markup`<h3>Parameters</h3><table><thead><tr><th scope="col">name</th><th scope="col">in</th><th
scope="col">takes</th></tr></thead><tbody>${parameters.map(
    (one) =>
      markup`<tr><td><code>${one.name}</code>${one.required === true ? ' (required)' : ''}</td><td>${one.in}</td><td>${
        one.description ?? ''
      } ${code(one.schema ?? {})}</td></tr>`,
  )}</tbody></table>`;
}

function schemaMarkup([name, schema]: [string, unknown]): Markup {
  return markup`<details id="schema-${name}"><summary><code>${name}</code></summary>${code(schema)}</details>`;
}

function code(schema: unknown): Markup {
  return markup`<pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre>`;
}
