import type { ChannelSettings } from '../host/teamsHost.js';
import { defaultView, formatView, type PageName } from '../location/viewState.js';

/** What a person chose on the configure page. */
export interface ChannelChoice {
  readonly page: PageName;
  readonly scope: string;
  readonly period: string;
  readonly name: string;
}

/** The tab as Teams stores it; an empty name falls back to the product's. */
export function channelSettings({ page, scope, period, name }: ChannelChoice, origin: string): ChannelSettings {
  const address = `${origin}${formatView({ ...defaultView, page, scope, period })}`;
  return {
    displayName: name.trim() === '' ? 'Foresail' : name.trim(),
    contentUrl: address,
    websiteUrl: address,
    entityId: `foresail-${page}-${scope}-${period}`.replace(/[^\w-]/g, '-'),
  };
}
