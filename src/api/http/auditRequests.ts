import type { Clock } from '../../clock.js';
import type { AuditAction } from '../../ops/audit/auditEntry.js';
import type { Audit } from '../../ops/audit/createAudit.js';
import type { Request, Response, Server } from 'restify';
import { createLocalCounter } from './rateLimit.js';
import { stateOf } from './requestState.js';

/** Where a request came from and who sent it, as far as is known. */
export interface Caller {
  readonly who: string | null;
  readonly requestId: string;
  readonly address: string;
}

/** What the door notes in the audit log. */
export interface RequestAudit {
  /** A refusal; of a flood from one address the first ones of each minute and that more came. */
  refusal(caller: Caller, target: string, code: string): void;
  /** Resolves when it is durable: an admin's act that cannot be recorded does not happen. */
  act(caller: Caller, target: string, details: Readonly<Record<string, unknown>>): Promise<void>;
  note(caller: Caller, action: AuditAction, target: string | null): void;
}

const perAddressAndMinute = 60;
const minute = 60_000;

/** Without an audit log nothing is noted. */
export function createRequestAudit(audit: Audit | undefined, clock: Clock): RequestAudit {
  const refusals = createLocalCounter();
  return {
    refusal: (caller, target, code) => {
      const now = clock.now().getTime();
      void refusals.count(caller.address, now - (now % minute)).then((count) => {
        if (count > perAddressAndMinute + 1) return;
        const details =
          count > perAddressAndMinute ? { more: 'further refusals of this minute are not noted one by one' } : {};
        audit?.note({ ...caller, action: 'refused', code, target, details });
      });
    },
    act: async (caller, target, details) => {
      await audit?.record({ ...caller, action: 'command', code: null, target, details });
    },
    note: (caller, action, target) => audit?.note({ ...caller, action, code: null, target, details: {} }),
  };
}

/** Refusals of whatever is not in the table of routes: plain HTTP, a bot activity with a wrong token, a mounted page. */
export function auditRefusals(server: Server, audit: RequestAudit, addressOf: (request: Request) => string): void {
  server.pre((request: Request, response: Response, next) => {
    const address = addressOf(request);
    response.once('close', () => {
      const state = stateOf(request);
      if (state.audited || ![401, 403, 429].includes(response.statusCode)) return;
      const target = `${(request.method ?? '').toLowerCase()} ${(request.url ?? '').split('?')[0]?.slice(0, 200) ?? ''}`;
      audit.refusal(
        { who: state.personId, requestId: state.id, address },
        target,
        state.code ?? `HTTP_${response.statusCode}`,
      );
    });
    return next();
  });
}
