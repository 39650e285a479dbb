import type { ProjectionAct } from '../../projections/projections.js';
import { actId } from '../correlation.js';
import type { Audit } from './createAudit.js';

/**
 * Keeps what people do to projections, from whatever surface, with what it was done to: after a discard this entry is
 * all that is left of the dead letter. The command itself has an entry too, from before it was begun, under the same
 * `requestId`. Resolves when it is durable; an act that cannot be recorded does not happen.
 */
export function projectionAudit(audit: Pick<Audit, 'record'>): (act: ProjectionAct) => Promise<void> {
  return ({ action, target, by, details }) =>
    audit.record({
      ...{ who: by, action: 'projection', code: null, target },
      ...{ details: { act: action, ...details }, requestId: actId(), address: null },
    });
}
