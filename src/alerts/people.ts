import type { Viewer } from '../access/viewer.js';
import type { SubscriptionOwner } from './rule.js';

/** The rights of who is to be told something, read anew at each call. */
export interface AlertPeople {
  /** null: the person may see nothing any more, so they are told nothing. @throws what may pass by itself. */
  viewerOf(owner: SubscriptionOwner): Promise<Viewer | null>;
}
