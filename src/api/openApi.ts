import { createDocument } from 'zod-openapi';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { z } from 'zod';
import type { Route } from './http/route.js';
import { errorSchema } from './routes/schemas.js';

/** The OpenAPI 3.1 document, made from the same table that registers the routes. */
export function openApiDocument(routes: readonly Route[]): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method === 'del' ? 'delete' : route.method]: operationOf(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Foresail', version: '2', description: 'Sales intelligence for Microsoft Teams on Odoo' },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    paths,
  });
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { query, params, body, reply } = route;
  return {
    summary: route.summary,
    operationId: operationId(route),
    security: route.access === 'public' ? [] : [{ bearer: [] }],
    ...(query || params ? { requestParams: { ...(query && { query }), ...(params && { path: params }) } } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [`${reply.status}`]: {
        description: route.summary,
        ...(reply.schema ? { content: { 'application/json': { schema: reply.schema } } } : {}),
      },
      default: {
        description: errorDescription(route),
        content: { 'application/json': { schema: errorSchema } },
      },
    },
  } as ZodOpenApiOperationObject;
}

function operationId(route: Route): string {
  const words = route.path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'api' && word !== 'v2');
  return [route.method, ...words]
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

function errorDescription(route: Route): string {
  const admission = route.access === 'public' ? [] : ['TOKEN_MISSING', 'TOKEN_INVALID', 'NO_SALES_ROLE'];
  const codes = [...admission, ...(route.access === 'admin' ? ['FORBIDDEN'] : []), ...(route.errors ?? [])];
  return ['Refused or failed', ...(codes.length > 0 ? [`codes: ${codes.join(', ')}`] : [])].join('; ');
}

/** Answers with the document itself. */
export const openApiReply = z.record(z.string(), z.unknown());
