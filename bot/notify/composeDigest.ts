import type { Viewer } from '../../src/access/viewer.js';
import type { Alerts } from '../../src/alerts/createAlerts.js';
import type { OutboxEntry } from '../../src/alerts/outbox.js';
import type { SubscriptionView } from '../../src/projections/subscriptions.js';
import type { Screen } from '../cards/screen.js';
import type { NotifierParts } from './createNotifier.js';

/** What a digest or a reminder says to this person now. */
export function composeDigest(parts: {
  readonly alerts: Pick<Alerts, 'outbox'>;
  readonly bot: NotifierParts['bot'];
}): (entry: OutboxEntry, subscription: SubscriptionView, viewer: Viewer) => Promise<Screen | null> {
  return async () => {
    void parts;
    return null;
  };
}
