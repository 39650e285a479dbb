import type { Call, CallApi } from './client.js';
import type { paths } from './openApi.js';

/** Calls of the API, held to its own document: a route that is not there, a wrong body or a wrong answer does not compile. */
export type ApiCalls = <V extends Verb, P extends PathOf<V>>(
  verb: V,
  path: P,
  ...given: Record<never, never> extends Given<P, V> ? [given?: Given<P, V>] : [given: Given<P, V>]
) => Promise<Reply<P, V>>;

export type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Paths that take the verb, as the document writes them: `/api/v2/opportunities/{id}`. */
export type PathOf<V extends Verb> = {
  [P in keyof paths]: paths[P][V] extends { responses: unknown } ? P : never;
}[keyof paths];

/** What a call may or has to carry. */
export type Given<P extends keyof paths, V extends Verb> = ParamsOf<paths[P][V]> &
  BodyOf<paths[P][V]> & { readonly query?: QueryOf<paths[P][V]>; readonly signal?: AbortSignal | undefined };

/** The JSON of the answer that succeeds. */
export type Reply<P extends keyof paths, V extends Verb> = paths[P][V] extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 ? JsonOf<R[S]> : never }[keyof R]
  : never;

type JsonOf<T> = T extends { content: { 'application/json': infer Json } } ? Json : undefined;
type ParamsOf<O> = O extends { parameters: { path: infer Params } }
  ? { readonly params: Readonly<Record<keyof Params, string | number>> }
  : unknown;
type QueryOf<O> = O extends { parameters: { query?: infer Query } }
  ? { readonly [K in keyof Query]?: string | number | boolean | null | undefined }
  : never;
type BodyOf<O> = O extends { requestBody: { content: { 'application/json': infer Body } } }
  ? { readonly body: Sendable<Body> }
  : unknown;
/** JSON leaves out what is undefined, and nothing that is sent is written to. */
type Sendable<T> = T extends readonly (infer Item)[]
  ? readonly Sendable<Item>[]
  : T extends object
    ? {
        readonly [K in keyof T]: Record<never, never> extends Pick<T, K> ? Sendable<T[K]> | undefined : Sendable<T[K]>;
      }
    : T;

/** What `Given` comes down to once it was checked. */
interface Carried extends Pick<Call, 'query' | 'body'> {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly signal?: AbortSignal | undefined;
}

/** The API as one function. It throws ApiProblem. */
export function apiCalls(call: CallApi): ApiCalls {
  return (verb, path, ...[given]) => {
    const { params = {}, query, body = verb === 'post' ? {} : undefined, signal } = (given ?? {}) as Carried;
    return call({
      ...{ method: verb.toUpperCase() as NonNullable<Call['method']>, path: addressOf(path, params) },
      ...(query && { query }),
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
    });
  };
}

/** The path with its parts filled in. */
export function addressOf(path: keyof paths, params: Readonly<Record<string, string | number>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
