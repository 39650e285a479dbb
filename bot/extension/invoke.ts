import { z } from 'zod';

/** What Teams asks of the message extension, with what of it we read. Nothing in it says who asks: that is the turn's. */
export type ExtensionCall =
  | { readonly kind: 'query'; readonly list: 'deals' | 'accounts'; readonly text: string; readonly span: CallSpan }
  | { readonly kind: 'link'; readonly url: string; readonly anonymous: boolean }
  | { readonly kind: 'openForm'; readonly message: CallMessage | null }
  | { readonly kind: 'submitForm'; readonly message: CallMessage | null; readonly data: unknown };

export interface CallSpan {
  readonly skip: number;
  readonly count: number;
}

/** The message that the action was called on. */
export interface CallMessage {
  /** As the client sends it: HTML or text. */
  readonly content: string;
  readonly author: string | null;
}

/** Commands of the manifest; the Agents Playground sends none, or an empty one, unless told: deals, or the one action. */
export const commands = { deals: 'searchDeals', accounts: 'searchAccounts', note: 'logNote' } as const;

/** Results at once: what Teams asks for, and what a list on a phone holds. */
const mostResults = 25;

const query = z.looseObject({
  commandId: z.enum([commands.deals, commands.accounts, '']).nullish(),
  parameters: z
    .array(z.looseObject({ name: z.string().max(100).nullish(), value: z.string().nullish() }))
    .max(10)
    .nullish(),
  queryOptions: z
    .looseObject({ skip: z.number().int().min(0).max(10_000).nullish(), count: z.number().int().min(1).nullish() })
    .nullish(),
});
const link = z.looseObject({ url: z.string().min(1).max(8_192) });
const message = z.looseObject({
  body: z.looseObject({ content: z.string().max(200_000).nullish() }).nullish(),
  from: z.looseObject({ user: z.looseObject({ displayName: z.string().max(300).nullish() }).nullish() }).nullish(),
});
const form = z.looseObject({
  commandId: z.enum([commands.note, '']).nullish(),
  messagePayload: message.nullish().catch(null),
  data: z.unknown().optional(),
});

/** Reads an invoke of the message extension; null where it does not have the form of one. */
export function readCall(name: string, value: unknown): ExtensionCall | null {
  switch (name) {
    case 'composeExtension/query':
      return readQuery(value);
    case 'composeExtension/queryLink':
    case 'composeExtension/anonymousQueryLink': {
      const read = link.safeParse(value);
      return read.success ? { kind: 'link', url: read.data.url, anonymous: name.includes('anonymous') } : null;
    }
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction':
      return readForm(name.endsWith('fetchTask') ? 'openForm' : 'submitForm', value);
    default:
      return null;
  }
}

function readQuery(value: unknown): ExtensionCall | null {
  const read = query.safeParse(value);
  if (!read.success) return null;
  const { commandId, parameters, queryOptions } = read.data;
  // `initialRun` has the value "true": the list before anything was typed.
  const typed = parameters?.find(({ name }) => name !== 'initialRun');
  const count = Math.min(queryOptions?.count ?? mostResults, mostResults);
  const span = { skip: queryOptions?.skip ?? 0, count };
  const list = commandId === commands.accounts ? 'accounts' : 'deals';
  return { kind: 'query', list, text: typed?.value ?? '', span };
}

function readForm(kind: 'openForm' | 'submitForm', value: unknown): ExtensionCall | null {
  const read = form.safeParse(value);
  if (!read.success) return null;
  const { messagePayload, data } = read.data;
  const content = messagePayload?.body?.content;
  const said = content ? { content, author: messagePayload.from?.user?.displayName ?? null } : null;
  return kind === 'openForm' ? { kind, message: said } : { kind, message: said, data };
}
