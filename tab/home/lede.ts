import type { Dashboard, Figure } from '../../src/pipeline/answer.js';
import { daySpan, moment, withDays } from '../format/days.js';
import { figureOf } from '../format/figures.js';
import type { Manner } from '../format/money.js';

/** The two figures of the headline, in the largest currency: open with its count, and weighted. */
export function headlineFigures(dashboard: Dashboard): {
  open: Figure | null;
  deals: Figure | null;
  weighted: Figure | null;
} {
  const currency = dashboard.currencies[0];
  const open = dashboard.tiles.find((tile) => tile.name === 'openPipeline')?.figures ?? [];
  const weighted = dashboard.tiles.find((tile) => tile.name === 'weightedPipeline')?.figures ?? [];
  return {
    open: figureOf(open, 'amount', currency),
    deals: figureOf(open, 'count'),
    weighted: figureOf(weighted, 'weighted', currency),
  };
}

/** Whose deals, closing when, as of when: said small under the headline. */
export function saidWords(
  dashboard: Dashboard,
  now: Date,
  { locale, timeZone, today }: Manner & { readonly today: string },
): string {
  const { scope, period } = dashboard;
  const whose = scope.kind === 'team' ? `Team ${scope.label}` : capital(scope.label || scope.kind);
  const at = dashboard.asOf ? new Date(dashboard.asOf) : now;
  return [
    whose,
    `expected close ${daySpan(period.from, period.to, locale)}`,
    `as of ${dashboard.asOf ? '' : 'now, '}${moment(at, locale, timeZone)}`,
    ...dashboard.notes.map((note) => withDays(note, { today, locale, timeZone })),
  ].join(' · ');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
