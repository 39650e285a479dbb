import type {
  Answer,
  ChangeRow,
  DealDetail,
  Explanation,
  Figure,
  Group,
  MetricName,
  MovementStep,
} from '../../src/pipeline/answer.js';
import { formulaOf } from '../../src/pipeline/formula.js';
import { answer, deals, figuresOf, question } from './world.js';

/** Answers about the past of the world of the cards. */

const quarter = { from: '2026-10-01', to: '2026-12-31', label: 'this quarter' };
const count = (metric: MetricName, value: number): Figure => ({ metric, value, unit: 'deals' });
const euros = (metric: MetricName, value: number): Figure => ({ metric, value, unit: 'currency', currency: 'EUR' });
const ratio = (metric: MetricName, value: number | null): Figure => ({
  ...{ metric, value, unit: 'ratio' as const },
  ...(value === null ? { reason: 'insufficient history' } : {}),
});
const days = (metric: MetricName, value: number): Figure => ({ metric, value, unit: 'days' });

const steps: readonly (readonly [MovementStep['name'], string, number, number])[] = [
  ['start', 'Start', 2_140_000, 61],
  ['created', 'Created', 315_200, 9],
  ['reopened', 'Reopened', 18_400, 1],
  ['increased', 'Increased', 42_150.5, 4],
  ['pulledIn', 'Pulled in', 0, 0],
  ['decreased', 'Decreased', -22_400, 2],
  ['pushedOut', 'Pushed out', -97_000, 3],
  ['won', 'Won', -278_400, 8],
  ['lost', 'Lost', -91_950.5, 5],
  ['removed', 'Removed', 0, 0],
  ['reassignedIn', 'Reassigned in', 0, 0],
  ['reassignedOut', 'Reassigned out', 0, 0],
  ['enteredFilter', 'Entered the filter', 0, 0],
  ['leftFilter', 'Left the filter', 0, 0],
  ['end', 'End', 2_026_000, 57],
];

/** The steps of the balance, of as many currencies. */
export function walkIn(currencies: readonly string[], label = (text: string) => text): MovementStep[] {
  return currencies.flatMap((currency) =>
    steps.map(([name, title, amount, deals]) => {
      return { name, label: label(title), currency, amount, count: deals, dealIds: [412] };
    }),
  );
}

export function movementAnswer(part: Partial<Answer> = {}): Answer {
  return answer(question({ measure: 'movement', period: quarter }), {
    said: 'Pipeline movement · you · this quarter (2026-10-01 to 2026-12-31)',
    figures: [
      ...[euros('amount', 2_026_000), count('count', 57)],
      ...[euros('startAmount', 2_140_000), count('startCount', 61)],
    ],
    movement: { from: '2026-10-01T00:00:00.000Z', to: null, running: true, steps: walkIn(['EUR']) },
    historySince: '2026-09-01T00:00:00.000Z',
    notes: ['Deals that left your view are left out of both ends'],
    ...part,
  });
}

/** Changes of the first deals, the latest first; `name` stands in for every deal's. */
export function changesOf(number: number, name?: string): ChangeRow[] {
  const kinds: readonly Pick<ChangeRow, 'field' | 'from' | 'to' | 'currency'>[] = [
    { field: 'stage', from: 'Qualified', to: 'Proposition' },
    { field: 'amount', from: 150_000, to: 184_000, currency: 'EUR' },
    { field: 'expectedClose', from: '2026-11-27', to: '2026-12-11' },
    { field: 'owner', from: null, to: 'Ana Silva' },
    { field: 'status', from: 'open', to: 'won' },
    { field: 'probability', from: 40, to: 60 },
    { field: 'removed', from: false, to: true },
  ];
  return Array.from({ length: number }, (_, index) => ({
    dealId: deals[index % deals.length]?.id ?? 1,
    deal: name ?? deals[index % deals.length]?.name ?? '',
    ...(kinds[index % kinds.length] ?? { field: 'stage', from: null, to: null }),
    at: new Date(Date.UTC(2026, 10, 19, 15, 40 - index)).toISOString(),
    observedAt: '2026-11-19T15:45:00.000Z',
    by: name ?? (index % 3 === 2 ? null : 'Ana Silva'),
    position: 900 - index,
    url: 'https://odoo.example.com/odoo/crm/412',
  }));
}

export function changesAnswer(part: Partial<Answer> = {}): Answer {
  return answer(
    question({ measure: 'changes', period: { from: '2026-11-16', to: '2026-11-20', label: 'since Monday' } }),
    {
      said: 'Changes · you · since Monday (2026-11-16 to 2026-11-20)',
      figures: [{ metric: 'changeCount', value: 17, unit: 'changes' }, count('count', 9)],
      deals: null,
      changes: { total: 17, rows: changesOf(17), next: null },
      ...part,
    },
  );
}

const stageNames = ['New', 'Qualified', 'Proposition'] as const;

function stages(figures: (index: number) => readonly Figure[]): Group[] {
  return stageNames.map((label, index) => ({ key: String(index + 1), label, figures: figures(index) }));
}

const conversion = (entered: number, advanced: number, won: number, back: number, lost: number): readonly Figure[] => [
  ratio('conversion', (advanced + won) / entered),
  ...[
    count('advancedCount', advanced),
    count('movedBackCount', back),
    count('wonCount', won),
    count('lostCount', lost),
  ],
  ...[count('removedCount', 0), count('stillThereCount', entered - advanced - won - back - lost)],
  count('count', entered),
];

export function conversionAnswer(): Answer {
  return answer(question({ measure: 'stageConversion', period: quarter }), {
    said: 'Stage conversion · you · this quarter',
    figures: conversion(80, 41, 9, 4, 12),
    groups: stages((index) => conversion(40 - 10 * index, 22 - 8 * index, 3 * index, index * 2, 3 + index)),
    notes: ['Conversion is advanced or won ÷ all that entered'],
  });
}

export function timeInStageAnswer(): Answer {
  const of = (mean: number, entered: number) => [
    days('meanDays', mean),
    days('medianDays', mean - 3),
    count('count', entered),
  ];
  return answer(question({ measure: 'timeInStage', period: quarter }), {
    said: 'Time per stage · you · this quarter',
    figures: of(14.2, 61),
    groups: stages((index) => of(6 + 9 * index, 40 - 10 * index)),
  });
}

export function probabilityAnswer(): Answer {
  const of = (settled: number, won: number) => [
    ratio('probability', settled < 20 ? null : won / settled),
    ...[count('settledCount', settled), count('wonCount', won), count('count', settled + 9)],
  ];
  return answer(question({ measure: 'stageProbability' }), {
    said: 'Probability by stage · you',
    figures: of(96, 31),
    groups: stages((index) => of(90 - 38 * index, 28 - 6 * index)),
  });
}

export function forecastAnswer(part: Partial<Answer> = {}): Answer {
  const of = (key: string, label: string, amount: number, number: number): Group => ({
    ...{ key, label, figures: [euros('amount', amount), count('count', number)] },
  });
  const groups = [
    ...[
      of('closed', 'Closed', 95_000, 3),
      of('commit', 'Commit', 310_400.5, 4),
      of('bestCase', 'Best case', 122_000, 3),
    ],
    ...[of('pipeline', 'Pipeline', 240_000, 7), of('omitted', 'Omitted', 0, 0)],
  ];
  return answer(question({ measure: 'forecast', period: quarter }), {
    said: 'Forecast · you · this quarter (2026-10-01 to 2026-12-31)',
    figures: [euros('amount', 405_400.5), count('count', 17)],
    groups,
    notes: ['Categories are derived from probability: no forecast call has been made'],
    ...part,
  });
}

export function accuracyAnswer(): Answer {
  return forecastAnswer({
    question: question({ measure: 'forecastAccuracy', period: { ...quarter, label: 'last quarter' } }),
    said: 'Forecast accuracy · you · last quarter',
    figures: [ratio('accuracy', 1.13), euros('amount', 405_400.5), euros('wonAmount', 358_000), count('wonCount', 9)],
    notes: ['The forecast is that of 2026-07-01'],
  });
}

export function createdAnswer(): Answer {
  return answer(question({ measure: 'created', period: quarter }), {
    said: 'Pipeline created · you · this quarter',
    figures: [euros('amount', 315_200), count('count', 9), euros('reopenedAmount', 18_400), count('reopenedCount', 1)],
  });
}

export function slippedAnswer(): Answer {
  return answer(question({ measure: 'slipped', period: quarter }), {
    said: 'Slipped deals · you · this quarter',
    figures: [
      ...[ratio('slipRate', 0.3), ratio('slipRateAmount', 0.25), euros('amount', 97_000), count('count', 3)],
      ...[euros('expectedAmount', 388_000), count('expectedCount', 10)],
    ],
    notes: ['The period still runs: slipped is what has since moved past its end'],
  });
}

export function pastAnswer(): Answer {
  return answer(question({ groupBy: 'stage', asOf: '2026-10-01T23:59:59.999Z' }), {
    said: 'Open pipeline · you · by stage · as of 2026-10-01T23:59:59.999Z',
    asOf: '2026-10-01T23:59:59.999Z',
    historySince: '2026-09-01T00:00:00.000Z',
    notes: ['Deals that left your view are left out of both ends'],
  });
}

/** The first deal with its story; `name` stands in for everything that Odoo names. */
export function dealDetail(name?: string, many = 1): DealDetail {
  const [deal] = deals;
  if (!deal) throw new Error('There is no deal');
  const outcomes = ['advanced', 'movedBack', 'advanced', 'stillThere'] as const;
  const instant = (day: number) => new Date(Date.UTC(2026, 8, day)).toISOString();
  const stays = Array.from({ length: 4 * many }, (_, index) => ({
    stage: name ?? stageNames[[0, 1, 0, 2][index % 4] ?? 0] ?? null,
    ...{ from: instant(1 + 12 * index), to: index === 4 * many - 1 ? null : instant(13 + 12 * index), days: 12.4 },
    outcome: outcomes[index % 4] ?? 'advanced',
  }));
  const pushes = Array.from({ length: 3 * many }, (_, index) => ({
    ...{ from: '2026-11-13', to: '2026-11-27', days: index % 3 === 2 ? -5 : 14 },
    ...{ at: instant(20 + index), by: name ?? 'Ana Silva' },
  }));
  return {
    deal: name === undefined ? deal : { ...deal, name, account: name, owner: name, stage: name },
    removedAt: null,
    history: changesOf(7 * many, name),
    ...{ pushes, stays },
    historySince: { tracked: '2026-09-01T08:00:00.000Z', untracked: '2026-10-01T08:00:00.000Z' },
    notes: name === undefined ? [] : [name, name, name],
  };
}

/** How an answer is made: its first deals with their events. */
export function explanationOf(of: Answer, name?: string): Explanation {
  const { answerId, said, question: asked, figures, position, notes } = of;
  const rows = (of.deals?.rows ?? []).map((deal, index) => ({ deal, events: changesOf(index + 1, name).slice(-1) }));
  return {
    ...{ answerId, said, question: asked, figures, position, notes, formula: formulaOf(asked.measure) },
    deals: of.deals && { total: of.deals.total, rows, next: null },
    since: {
      ...{
        askedAt: '2026-11-20T10:00:00.000Z',
        position: 90,
        same: false,
        before: figuresOf(deals),
        sightChanged: false,
      },
      changes: { total: 3, rows: changesOf(3, name), newDeals: 0 },
      sentence: 'The figures differ: 3 changes since then',
    },
  };
}
