import type { Server } from 'restify';
import type { SandboxSignIn } from '../api/ports.js';
import type { IssuerAddress } from '../identity/entraTrust.js';
import type { Seller } from '../pipeline/sellers.js';

/** What stands in for the parts of the outside that are not configured. Absent members are real. */
export interface StandIns {
  readonly mongoUri?: string;
  readonly odoo?: { readonly url: string; readonly db: string; readonly apiKey: string };
  readonly entra?: IssuerAddress & SandboxSignIn;
  /** Adds the sandbox's own pages, start page and Teams host frame; absent where sign-in is real. */
  mount(server: Server, people: () => Promise<readonly Seller[]>): void;
  /** Ends every stand-in; the embedded database last, because the others may still write. */
  close(): Promise<void>;
}

/** Of a process that stands on real parts alone. */
export const noStandIns: StandIns = { mount: () => undefined, close: () => Promise.resolve() };
