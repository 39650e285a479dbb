import type { Reader } from './words/reader.js';

/** What a card needs beside its content: who reads it, and where the tab is. */
export interface CardContext extends Reader {
  /** Address of the tab, or a Teams deep link to it. */
  readonly tabUrl: string;
}

/** The tab at the same place: filters are in its URL. */
export function tabLink(context: CardContext, parameters: Readonly<Record<string, string>> = {}): string {
  const url = new URL(context.tabUrl);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.toString();
}
