import type { Answer, DealDetail, DealRow } from '../../src/pipeline/answer.js';
import type { DealCommand, SeenByPerson } from '../../src/commands/deals/dealCommand.js';
import type { DealDifference } from '../../src/eventStore/dealEvents.js';
import type { ForecastCategory } from '../../src/eventStore/planEvents.js';
import type { ApiCalls } from './apiCalls.js';

/** What a deal can be changed to. */
export interface DealChoices {
  /** To be given back as `seen`. */
  readonly position: number;
  readonly mayChange: boolean;
  readonly stages: readonly { readonly id: number; readonly name: string; readonly isWon: boolean }[];
  readonly lostReasons: readonly Choice[];
  readonly activityTypes: readonly Choice[];
}

export interface Choice {
  readonly id: number;
  readonly name: string;
}

/** A change that was made. */
export interface DealChanged {
  readonly commandId: string;
  readonly said: string;
  readonly undoable: boolean;
  readonly overlaps: readonly DealDifference[];
  readonly position: number;
  readonly deal: DealRow | null;
}

export interface ChangeRequest {
  readonly commandId: string;
  readonly seen?: SeenByPerson;
  readonly change: DealCommand;
}

/** A target, or a person's forecast call, in major units. Both days included. */
export interface Plan {
  readonly odooUserId: number;
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  readonly currency: string;
  readonly by: string;
  readonly at: string;
}

export interface PlanWish {
  readonly odooUserId: number;
  readonly from: string;
  readonly to: string;
  /** null takes it back. */
  readonly amount: number | null;
  readonly currency: string;
}

export interface ForecastCalls {
  readonly calls: readonly Plan[];
  readonly deals: readonly { readonly dealId: number; readonly category: ForecastCategory; readonly by: string }[];
}

export interface MovementQuery {
  readonly from: string;
  readonly to: string;
  readonly scope: string;
  readonly closeFrom?: string | null;
  readonly closeTo?: string | null;
}

/** One deal, what became of it, and what people change. */
export interface DealEndpoints {
  /** @throws ApiProblem NOT_FOUND also where the person may not see it. */
  deal(id: number, signal?: AbortSignal): Promise<DealDetail>;
  dealChoices(id: number, signal?: AbortSignal): Promise<DealChoices>;
  /** @throws ApiProblem DEAL_CHANGED with `details.differences` when somebody else was quicker. */
  changeDeal(id: number, request: ChangeRequest): Promise<DealChanged>;
  finishActivity(id: number, commandId: string): Promise<DealChanged>;
  movement(query: MovementQuery, signal?: AbortSignal): Promise<Answer>;
  targets(period: Days, signal?: AbortSignal): Promise<readonly Plan[]>;
  setTarget(wish: PlanWish): Promise<unknown>;
  forecastCalls(period: Days, signal?: AbortSignal): Promise<ForecastCalls>;
  callForecast(wish: PlanWish): Promise<unknown>;
  /** null takes the call back. */
  callDeal(dealId: number, category: ForecastCategory | null): Promise<unknown>;
}

export interface Days {
  readonly from: string;
  readonly to: string;
}

export function dealEndpoints(call: ApiCalls): DealEndpoints {
  return {
    deal: (id, signal) => call('get', '/api/v2/opportunities/{id}', { params: { id }, signal }),
    dealChoices: (id, signal) => call('get', '/api/v2/opportunities/{id}/choices', { params: { id }, signal }),
    changeDeal: (id, body) => call('patch', '/api/v2/opportunities/{id}', { params: { id }, body }),
    finishActivity: (id, commandId) =>
      call('post', '/api/v2/activities/{id}/done', { params: { id }, body: { commandId } }),
    movement: (query, signal) => call('get', '/api/v2/movement', { query: { ...query }, signal }),
    targets: async (days, signal) => (await call('get', '/api/v2/targets', { query: { ...days }, signal })).targets,
    setTarget: (body) => call('put', '/api/v2/targets', { body }),
    forecastCalls: (days, signal) => call('get', '/api/v2/forecast-calls', { query: { ...days }, signal }),
    callForecast: (body) => call('put', '/api/v2/forecast-calls', { body }),
    callDeal: (dealId, category) => call('put', '/api/v2/forecast-calls', { body: { dealId, category } }),
  };
}
