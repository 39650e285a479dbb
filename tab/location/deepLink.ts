/** Where a link into the tab leads: the app and the page that Teams knows it by. */
export interface LinkTarget {
  /** Of the Teams app; null where the host does not say. */
  readonly appId: string | null;
  readonly pageId: string;
}

/**
 * A link to what is on screen. In Teams, Outlook and Microsoft 365 a deep link whose context carries page, scope, period
 * and day; where the host names no app, the tab's own address.
 */
export function shareAddress({ appId, pageId }: LinkTarget, path: string, words: string, origin: string): string {
  if (appId === null) return origin + path;
  const link = new URL(
    `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/${encodeURIComponent(pageId)}`,
  );
  link.searchParams.set('webUrl', origin + path);
  link.searchParams.set('label', words.slice(0, 100));
  link.searchParams.set('context', JSON.stringify({ subEntityId: path.replace(/^\/tab\//, '') }));
  return link.toString();
}
