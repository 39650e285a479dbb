/**
 * Address of the tab: a Teams deep link where Teams can reach the tab and knows the app, so that it opens within Teams; else the
 * web page. Without a public address it is the path alone.
 */
export function tabAddress(config: {
  readonly PUBLIC_URL?: string | undefined;
  readonly TEAMS_APP_ID?: string | undefined;
}): string {
  const page = `${config.PUBLIC_URL ?? ''}/tab/`;
  if (config.PUBLIC_URL === undefined || config.TEAMS_APP_ID === undefined) return page;
  const link = new URL(`https://teams.microsoft.com/l/entity/${encodeURIComponent(config.TEAMS_APP_ID)}/home`);
  link.searchParams.set('webUrl', page);
  link.searchParams.set('label', 'Pipeline');
  return link.toString();
}
