import type { Answer, Dashboard } from '../../src/pipeline/answer.js';
import { exactFigure, figureOf, lengthOf } from '../format/figures.js';
import { percent, plural, shortMoney } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';

interface Props {
  readonly answer: Answer;
  /** Of the same scope and period: it knows the target. */
  readonly dashboard: Dashboard;
  readonly currency: string;
  readonly title?: string;
}

interface Part {
  readonly key: string;
  readonly amount: number;
}

/** What is reached with a category and all that are surer. */
function reached(parts: readonly Part[], key: string): number {
  const at = parts.findIndex((part) => part.key === key);
  return parts.slice(0, at + 1).reduce((sum, part) => sum + part.amount, 0);
}

function noteOf(parts: readonly Part[], target: number | null, currency: string, locale: string): string {
  if (target === null || target <= 0) return 'from what is won to what is least sure';
  const sure = percent(reached(parts, 'commit') / target, locale);
  return `closed and commit reach ${sure} of the target of ${shortMoney(target, currency, locale)}`;
}

/** The forecast as one bar, from certain to left out, and the same in words below. */
export function Categories({ answer, dashboard, currency, title = 'By category' }: Props) {
  const { locale } = useSignedIn();
  const parts = answer.groups.map((group) => ({
    key: group.key,
    label: group.label,
    amount: lengthOf(group.figures, 'amount', currency),
    deals: figureOf(group.figures, 'count')?.value ?? 0,
    exact: figureOf(group.figures, 'amount', currency),
  }));
  const whole = parts.reduce((sum, part) => sum + Math.max(0, part.amount), 0);
  const attainment = dashboard.tiles.find(({ name }) => name === 'attainment');
  const target = figureOf(attainment?.figures ?? [], 'target', currency)?.value ?? null;
  const length = Math.max(whole, target ?? 0);
  return (
    <section className="card" aria-label="Forecast by category">
      <header>
        <h2>{title}</h2>
        <span className="cap mut">{noteOf(parts, target, currency, locale)}</span>
      </header>
      {whole === 0 ? <p className="empty">Nothing is won or expected in this period.</p> : null}
      {whole > 0 ? (
        <div className="fcBar" aria-hidden="true">
          {parts
            .filter((part) => part.amount > 0)
            .map((part) => (
              <i key={part.key} className={`fc-${part.key}`} style={{ width: `${(part.amount / length) * 100}%` }} />
            ))}
          {target === null ? null : <b className="fcTarget" style={{ left: `${(target / length) * 100}%` }} />}
        </div>
      ) : null}
      <dl className="fcParts">
        {parts.map((part) => (
          <div key={part.key} data-category={part.key}>
            <dt>
              <i className={`sw fc-${part.key}`} /> {part.label}
            </dt>
            <dd>
              <b title={part.exact ? exactFigure(part.exact, locale) : ''}>
                {shortMoney(part.amount, currency, locale)}
              </b>
              <span className="cap mut blk">{plural(part.deals, 'deal', 'deals', locale)}</span>
              {part.key === 'commit' || part.key === 'bestCase' ? (
                <span className="cap mut blk">
                  {shortMoney(reached(parts, part.key), currency, locale)} with {part.label.toLowerCase()}
                </span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
