import type { Reader } from './words/reader.js';

/** What a card needs beside its content: who reads it, and where the tab is. */
export interface CardContext extends Reader {
  /** Address of the tab, or a Teams deep link to it. */
  readonly tabUrl: string;
  /** They have people below them, or see everything: what is not their own may be their team's. */
  readonly leads?: boolean;
}

/** A page of the tab and its filters, which are all in its address. */
export interface TabPlace {
  readonly page?: 'deals' | 'activities' | 'admin';
  readonly parameters?: Readonly<Record<string, string>>;
}

/** The tab at that place; where the tab is a Teams deep link, the place is its sub-entity. */
export function tabLink(context: CardContext, place: TabPlace = {}): string {
  const url = new URL(context.tabUrl);
  const query = new URLSearchParams(place.parameters).toString();
  const within = `${place.page ?? ''}${query === '' ? '' : `?${query}`}`;
  if (url.hostname !== 'teams.microsoft.com') return new URL(within, url).toString();
  if (within !== '') url.searchParams.set('context', JSON.stringify({ subEntityId: within }));
  return url.toString();
}
