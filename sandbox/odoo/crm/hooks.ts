import type { Hooks } from '../orm/contracts.js';
import { activityHooks } from './activities.js';
import { messageHooks } from './chatter.js';
import { leadHooks } from './leadHooks.js';
import { partnerHooks, userHooks } from './userHooks.js';

/** Every model that does more on create, write or unlink than store. */
export const hooks: ReadonlyMap<string, Hooks> = new Map([
  ['crm.lead', leadHooks],
  ['mail.activity', activityHooks],
  ['mail.message', messageHooks],
  ['res.users', userHooks],
  ['res.partner', partnerHooks],
]);
