import { createHash, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.js';
import { ForesailError } from '../errors.js';
import { isPassword } from './passwordHash.js';
import type { ProvenAccount } from './provenAccount.js';

type BreakGlassSettings = Partial<Pick<Config, 'BREAK_GLASS_LOGIN' | 'BREAK_GLASS_HASH'>>;

/** The emergency admin: one login of the configuration, for when Entra cannot be reached or its links are wrong. */
export interface BreakGlass {
  /** @throws ForesailError LOGIN_REFUSED, after the same time whatever was wrong. */
  prove(login: string, password: string): Promise<ProvenAccount>;
  /** Whether an account is the emergency admin of this configuration; false once the login has been taken out of it. */
  isEmergencyAdmin(account: ProvenAccount): boolean;
}

/** No tenant of Entra can be called so: theirs are UUIDs, and its tokens are held against TENANT_ID besides. */
export const emergencyTenant = 'break glass';

/** null where it is not configured, which is the default. */
export function createBreakGlass(settings: BreakGlassSettings): BreakGlass | null {
  const { BREAK_GLASS_LOGIN: configured, BREAK_GLASS_HASH: hash } = settings;
  if (configured === undefined || hash === undefined) return null;
  return {
    prove: async (login, password) => {
      const [known, right] = [sameText(login.trim().toLowerCase(), configured), await isPassword(password, hash)];
      if (!known || !right) throw new ForesailError('LOGIN_REFUSED');
      return accountOf(configured);
    },
    isEmergencyAdmin: ({ tenantId, objectId }) => tenantId === emergencyTenant && objectId === configured,
  };
}

function accountOf(login: string): ProvenAccount {
  const name = 'Emergency admin';
  const rest = { userPrincipalName: login, email: null, guest: false, appRoles: [] };
  return { tenantId: emergencyTenant, objectId: login, name, ...rest };
}

function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
