import type { World } from '../orm/world.js';
import type { Door } from './jsonRpc.js';

const ADMIN = 2;
const ADMIN_PASSWORD = 'admin';

/** Keys and passwords: the administrator comes in with the key or, in JSON-RPC, with the password `admin`. */
export class Keyring implements Door {
  readonly db = 'demo';
  private revoked = false;

  constructor(
    private readonly world: World,
    readonly key: string,
  ) {}

  revoke(): void {
    this.revoked = true;
  }

  restore(): void {
    this.revoked = false;
  }

  userOf(key: string): number | undefined {
    return key === this.key && !this.revoked ? ADMIN : undefined;
  }

  login(login: string, password: string): number | undefined {
    const known = this.world.row('res.users', ADMIN)?.['login'] === login;
    return known && this.admits(ADMIN, password) ? ADMIN : undefined;
  }

  admits(uid: number, password: string): boolean {
    return uid === ADMIN && (password === ADMIN_PASSWORD || this.userOf(password) === ADMIN);
  }
}
