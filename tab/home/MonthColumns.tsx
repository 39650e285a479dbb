import type { Group } from '../../src/pipeline/answer.js';
import { monthName } from '../format/days.js';
import { exactFigure, figureOf, lengthOf } from '../format/figures.js';
import { plural, shortNumber } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView } from '../location/useView.js';
import { ticks } from './ticks.js';

interface Props {
  readonly groups: readonly Group[];
  readonly currency: string;
}

/** Columns over months, in order of time, from zero; each opens its deals. */
export function MonthColumns({ groups, currency }: Props) {
  const { locale } = useSignedIn();
  const lines = ticks(Math.max(...groups.map((group) => lengthOf(group.figures, 'amount', currency))));
  const top = lines.at(-1) || 1;
  return (
    <div className="columns">
      <div className="plot">
        {lines.map((line) => (
          <div key={line} className="gridline" style={{ bottom: `${(line / top) * 100}%` }} aria-hidden="true">
            <span>{shortNumber(line, locale)}</span>
          </div>
        ))}
        <ol>
          {groups.map((group) => (
            <li key={group.key} data-bar={`month:${group.key}`}>
              <Column group={group} currency={currency} top={top} />
            </li>
          ))}
        </ol>
      </div>
      <div className="months" aria-hidden="true">
        {groups.map((group) => (
          <span key={group.key}>
            {monthLabel(group, locale)}
            <small>{plural(figureOf(group.figures, 'count')?.value ?? 0, 'deal', 'deals', locale)}</small>
          </span>
        ))}
      </div>
    </div>
  );
}

function Column({ group, currency, top }: { readonly group: Group; readonly currency: string; readonly top: number }) {
  const { locale } = useSignedIn();
  const amount = lengthOf(group.figures, 'amount', currency);
  const weighted = lengthOf(group.figures, 'weighted', currency);
  const exact = figureOf(group.figures, 'amount', currency);
  const deals = figureOf(group.figures, 'count');
  const name = [monthLabel(group, locale), exact && exactFigure(exact, locale), deals && exactFigure(deals, locale)];
  return (
    <button
      type="button"
      className="column plain"
      title={name.filter((part) => part).join(', ')}
      onClick={() => {
        changeView({ behind: `month:${group.key}`, deal: null, ask: null });
      }}
    >
      <span className="sr">{name.filter((part) => part).join(', ')}, show the deals</span>
      <b aria-hidden="true">{amount > 0 ? shortNumber(amount, locale) : ''}</b>
      <i className="rest" style={{ height: share(amount - weighted, top) }} />
      <i style={{ height: share(weighted, top) }} />
    </button>
  );
}

const mostColumns = 12;

/** The months to draw: this one and those after it, and the deals without a date; earlier ones are overdue anyway. */
export function monthsAhead(groups: readonly Group[], today: string): readonly Group[] {
  const ahead = groups.filter((group) => group.key === 'none' || group.key >= today.slice(0, 7));
  const undated = ahead.filter((group) => group.key === 'none');
  return [...ahead.filter((group) => group.key !== 'none').slice(0, mostColumns - undated.length), ...undated];
}

/** The name of a month, or of the deals without one. */
export function monthLabel(group: Group, locale: string): string {
  return group.key === 'none' ? 'No date' : monthName(group.key, locale);
}

function share(part: number, top: number): string {
  return `${Math.max(0, (part / top) * 100).toFixed(2)}%`;
}
