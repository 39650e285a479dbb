import { app, authentication, pages, sharing } from '@microsoft/teams-js';
import { readableLocale } from '../format/locale.js';
import { themeOf, type ThemeName } from '../theme/themeName.js';

/** What the host says about where and for whom the tab is shown. */
export interface HostContext {
  readonly theme: ThemeName;
  /** BCP 47, as the host's language is set. */
  readonly locale: string;
  readonly frame: 'content' | 'settings' | 'other';
  /** Where a Teams deep link points inside the tab: a page with its query, such as `deals?status=won`. */
  readonly subPage: string | null;
  readonly pageId: string;
  /** Of the Teams app; null where the host does not say. */
  readonly appId: string | null;
}

/** What the tab asks of Teams, Outlook or the Microsoft 365 app. */
export interface TeamsHost {
  readonly context: HostContext;
  onThemeChange(listener: (theme: ThemeName) => void): void;
  /** A single sign-on token. @throws Error whose message is the host's reason. */
  ssoToken(): Promise<string>;
  /** Whether the host lets one share a link to a chat. */
  readonly canShare: boolean;
  /** Opens the host's own dialog, where the person chooses the chat. @throws what the host says. */
  shareToChat(url: string, words: string): Promise<void>;
  /** Tells the host to take its loading indicator away. */
  notifyReady(): void;
  notifyFailure(message: string): void;
  /** The configure page of a channel tab: what *Save* stores. */
  offerSettings(settings: ChannelSettings): void;
}

export interface ChannelSettings {
  /** As people see it on the channel's tab strip. */
  readonly displayName: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
  readonly entityId: string;
}

/** Shakes hands with the host that frames this page. @throws Error when there is none. */
export async function connectToHost(origin: string): Promise<TeamsHost> {
  await app.initialize([origin]);
  const context = await app.getContext();
  app.notifyAppLoaded();
  return {
    context: {
      theme: themeOf(context.app.theme),
      locale: readableLocale(context.app.locale),
      frame: frameOf(context.page.frameContext),
      subPage: context.page.subPageId || null,
      pageId: context.page.id,
      appId: context.app.appId?.toString() ?? null,
    },
    onThemeChange: (listener) => {
      app.registerOnThemeChangeHandler((theme) => {
        listener(themeOf(theme));
      });
    },
    canShare: sharing.isSupported(),
    shareToChat: (url, message) => sharing.shareWebContent({ content: [{ type: 'URL', url, message, preview: true }] }),
    ssoToken: () => authentication.getAuthToken(),
    notifyReady: () => {
      void app.notifySuccess();
    },
    notifyFailure: (message) => {
      app.notifyFailure({ reason: app.FailedReason.Other, message });
    },
    offerSettings,
  };
}

function offerSettings(settings: ChannelSettings): void {
  pages.config.registerOnSaveHandler((save) => {
    pages.config.setConfig({ ...settings, suggestedDisplayName: settings.displayName }).then(
      () => {
        save.notifySuccess();
      },
      (error: unknown) => {
        save.notifyFailure(String(error));
      },
    );
  });
  pages.config.setValidityState(true);
}

function frameOf(frame: string | undefined): HostContext['frame'] {
  return frame === 'content' || frame === 'settings' ? frame : 'other';
}
