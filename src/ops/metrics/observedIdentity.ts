import type { Identity } from '../../identity/ports.js';
import type { Viewer } from '../../access/viewer.js';

/** The same identity; `seen` hears of everybody who was recognised, in chat or tab. */
export function observedIdentity<Whole extends Identity>(identity: Whole, seen: (personId: string) => void): Whole {
  const told = async (viewer: Promise<Viewer>): Promise<Viewer> => {
    const found = await viewer;
    seen(found.personId);
    return found;
  };
  return {
    ...identity,
    viewerForToken: (bearer) => told(identity.viewerForToken(bearer)),
    viewerForTeamsAccount: (account) => told(identity.viewerForTeamsAccount(account)),
  };
}
