import type { ForecastCategory } from '../../src/eventStore/planEvents.js';

export type { ForecastCategory };

/** What a deal can be called, from sure to left out. */
export const forecastCategories = [
  'commit',
  'bestCase',
  'pipeline',
  'omitted',
] as const satisfies readonly ForecastCategory[];

export const categoryWords: Readonly<Record<ForecastCategory | 'closed', string>> = {
  closed: 'Closed',
  commit: 'Commit',
  bestCase: 'Best case',
  pipeline: 'Pipeline',
  omitted: 'Omitted',
};
