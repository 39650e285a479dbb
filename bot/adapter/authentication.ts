import { ConfigurationBotFrameworkAuthentication, type CloudAdapterBase } from 'botbuilder';
import type { Config } from '../../src/config.js';
import { ForesailError } from '../../src/errors.js';

/** Who signs the channel's tokens, where it is not the public Bot Framework: a sovereign cloud, or a test. */
export interface ChannelTokens {
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
}

type BotFrameworkAuthentication = ConstructorParameters<typeof CloudAdapterBase>[0];

/** How activities are authenticated here. */
export interface BotAuthentication {
  readonly framework: BotFrameworkAuthentication;
  /** null: no bot is configured, tokens are not asked for, and only this machine may call. */
  readonly botId: string | null;
}

/**
 * With CLIENT_ID (or BOT_ID) every activity must carry a valid token of the channel for this bot. Without one the
 * Agents Playground may talk to us, which sends none; production never starts so (config.ts), and never gets here.
 * @throws ForesailError CONFIG_INVALID in production without a bot id.
 */
export function botAuthentication(config: Config, tokens: ChannelTokens | null = null): BotAuthentication {
  const botId = config.BOT_ID ?? config.CLIENT_ID ?? null;
  if (botId === null && config.NODE_ENV === 'production') {
    throw new ForesailError('CONFIG_INVALID', { message: 'CLIENT_ID is missing: the bot checks tokens in production' });
  }
  if (botId === null) return { framework: new ConfigurationBotFrameworkAuthentication({}), botId };
  const framework = new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: botId,
    ...(config.CLIENT_SECRET ? { MicrosoftAppPassword: config.CLIENT_SECRET } : {}),
    ...(config.TENANT_ID ? { MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: config.TENANT_ID } : {}),
    ...(tokens ? overrides(tokens) : {}),
  });
  return { framework, botId };
}

/** One override removes every default, so all of them are given. */
function overrides(tokens: ChannelTokens): Record<string, string> {
  return {
    ToBotFromChannelTokenIssuer: tokens.issuer,
    ToBotFromChannelOpenIdMetadataUrl: tokens.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: tokens.openIdMetadataUrl,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
  };
}
