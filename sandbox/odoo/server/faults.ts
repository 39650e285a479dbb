/** What may go wrong with a call. */
export type Fault =
  /** The answer comes late. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** An error status without the work done: 500 as Odoo words it, the others as a proxy in front of it does. */
  | { readonly kind: 'status'; readonly status: 429 | 500 | 502 | 503 | 504; readonly retryAfterSeconds?: number }
  /** No answer, ever. */
  | { readonly kind: 'hang' }
  /** HTTP 200 with a body cut in the middle. */
  | { readonly kind: 'brokenJson' }
  /** The connection is cut; `afterWork`: when the work is done and only its answer is lost. */
  | { readonly kind: 'reset'; readonly afterWork?: boolean };

/** The call a fault may concern. */
export interface CallName {
  readonly path: string;
  readonly model: string;
  readonly method: string;
}

/** Which calls a fault meets. */
export interface FaultPlan {
  /** How many calls it meets; default 1. */
  readonly times?: number;
  /** How many matching calls it lets pass first; default 0. */
  readonly skip?: number;
  readonly when?: (call: CallName) => boolean;
}

interface Planned {
  readonly fault: Fault;
  readonly when: (call: CallName) => boolean;
  skip: number;
  left: number;
}

/** Faults on demand. Latency adds to other faults; of the others the first planned one that matches is taken. */
export class Faults {
  private planned: Planned[] = [];

  plan(fault: Fault, { times = 1, skip = 0, when = () => true }: FaultPlan = {}): void {
    this.planned.push({ fault, when, skip, left: times });
  }

  clear(): void {
    this.planned = [];
  }

  /** The faults that meet this call, each counted as used. */
  meet(call: CallName): Fault[] {
    const met: Fault[] = [];
    for (const plan of this.planned) {
      const taken = plan.fault.kind === 'latency' || !met.some((fault) => fault.kind !== 'latency');
      if (plan.left > 0 && taken && plan.when(call) && plan.skip-- <= 0) {
        plan.left--;
        met.push(plan.fault);
      }
    }
    this.planned = this.planned.filter((plan) => plan.left > 0);
    return met;
  }
}
