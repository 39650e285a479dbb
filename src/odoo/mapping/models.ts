import { activities } from './activities.js';
import { currencyRates } from './currencyRates.js';
import type { OdooModel } from './odooModel.js';
import { opportunities } from './opportunities.js';
import { employees, teams, users } from './people.js';
import { accounts, companies, currencies, lostReasons, stages, tags } from './referenceModels.js';

/** Every model that is synced, in the order of a run: what others refer to comes first. */
export const odooModels: readonly OdooModel[] = [
  currencies,
  companies,
  currencyRates,
  users,
  employees,
  teams,
  stages,
  lostReasons,
  tags,
  accounts,
  opportunities,
  activities,
];
