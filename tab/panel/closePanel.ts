import { closeLayer } from '../location/useView.js';

/** Closes the top layer of the panel only. */
export function closePanel(): void {
  closeLayer({ help: false, deal: null, explain: null, ask: null, then: [], behind: null });
}
