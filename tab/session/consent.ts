import type { TeamsHost } from '../host/teamsHost.js';

/** What sign-in with consent needs to know of the Entra application; served beside the tab. */
interface ConsentSettings {
  readonly clientId: string;
  readonly initiateLoginEndpoint: string;
}

const consentReasons = ['resourceRequiresConsent', 'consent_required', 'interaction_required', 'resourceRequiresMfa'];

/**
 * The host's SSO token. Where the person has not consented yet, asks for consent in the host's window, then once more.
 * @throws Error with the host's reason.
 */
export async function ssoTokenWithConsent(host: TeamsHost): Promise<string> {
  try {
    return await host.ssoToken();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!consentReasons.some((one) => reason.includes(one)))
      throw new Error(`Teams gave no sign-in: ${reason}`, { cause: error });
    await askForConsent();
    return host.ssoToken();
  }
}

/** teamsfx weighs 80 KB, so it is loaded only by those few who must consent. */
async function askForConsent(): Promise<void> {
  const settings = await readSettings();
  const { TeamsUserCredential } = await import('./teamsCredential.js');
  await new TeamsUserCredential(settings).login(['User.Read']);
}

async function readSettings(): Promise<ConsentSettings> {
  const response = await fetch('/tab/settings.json');
  if (!response.ok)
    throw new Error('Consent is needed, and this service does not say for which application; ask your administrator');
  return (await response.json()) as ConsentSettings;
}
