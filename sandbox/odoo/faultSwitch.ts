import type { World } from './orm/world.js';
import type { Fault, FaultPlan, Faults } from './server/faults.js';
import type { Keyring } from './server/keyring.js';

/** Everything that can be made to go wrong. */
export class FaultSwitch {
  constructor(
    private readonly faults: Faults,
    private readonly world: World,
    private readonly keyring: Keyring,
  ) {}

  /** Lets a fault meet the next calls, or those the plan chooses. */
  plan(fault: Fault, plan?: FaultPlan): void {
    this.faults.plan(fault, plan);
  }

  /** The key is refused from now on. */
  revokeKey(): void {
    this.keyring.revoke();
  }

  /** The key sees only about this share of the deals, 0 to 1, always the same ones. */
  cutRights(share: number): void {
    this.world.restrict('crm.lead', (row) => ((row.id * 2_654_435_761) % 4_294_967_296) / 4_294_967_296 < share);
  }

  /** Everything is well again. */
  clear(): void {
    this.faults.clear();
    this.keyring.restore();
    this.world.restrict('crm.lead');
  }
}
