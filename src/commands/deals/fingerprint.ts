import { createHash } from 'node:crypto';
import type { Viewer } from '../../access/viewer.js';
import type { DealCommand } from './dealCommand.js';

/** Tells a repeated request from another one under the same command id: who asked, of which deal, for what. */
export function fingerprintOf(
  viewer: Pick<Viewer, 'personId'>,
  request: { readonly dealId: number; readonly command: DealCommand },
): string {
  const { dealId, command } = request;
  const content = JSON.stringify([
    viewer.personId,
    dealId,
    Object.entries(command).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}
