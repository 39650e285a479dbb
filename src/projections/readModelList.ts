import { accountView } from './accountView.js';
import { activityView } from './activityView.js';
import { companyView, currencyRateView } from './currencies.js';
import type { ReadModel } from './engine/readModel.js';
import { opportunityHistory } from './opportunityHistory.js';
import { opportunityView } from './opportunityView.js';
import { dealCallView, forecastCallView, targetView } from './plans.js';
import { userAccessMatrix, userProfiles } from './people.js';
import { stageView, tagView, teamView } from './referenceLists.js';
import { subscriptions } from './subscriptions.js';
import { syncRuns } from './syncRuns.js';

/** Every read model of the service. */
export const readModels: readonly ReadModel[] = [
  userProfiles,
  userAccessMatrix,
  stageView,
  teamView,
  tagView,
  companyView,
  currencyRateView,
  accountView,
  opportunityView,
  opportunityHistory,
  activityView,
  syncRuns,
  targetView,
  forecastCallView,
  dealCallView,
  subscriptions,
].map((model) => model as unknown as ReadModel);
