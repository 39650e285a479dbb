import type { Answer } from '../../src/pipeline/answer.js';
import { exactFigure, figureOf, lengthOf } from '../format/figures.js';
import { plural, shortMoney } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';

interface Props {
  readonly answer: Answer;
  readonly currency: string;
  readonly title?: string;
}

/** The forecast as one bar, from certain to left out, and the same in words below. */
export function Categories({ answer, currency, title = 'By category' }: Props) {
  const { locale } = useSignedIn();
  const parts = answer.groups.map((group) => ({
    key: group.key,
    label: group.label,
    amount: lengthOf(group.figures, 'amount', currency),
    deals: figureOf(group.figures, 'count')?.value ?? 0,
    exact: figureOf(group.figures, 'amount', currency),
  }));
  const whole = parts.reduce((sum, part) => sum + Math.max(0, part.amount), 0);
  const target = figureOf(answer.figures, 'target', currency);
  return (
    <section className="card" aria-label="Forecast by category">
      <header>
        <h2>{title}</h2>
        <span className="cap mut">
          {target?.value == null ? 'the weight falls with certainty' : `target ${exactFigure(target, locale)}`}
        </span>
      </header>
      {whole === 0 ? <p className="empty">Nothing is won or expected in this period.</p> : null}
      {whole > 0 ? (
        <div className="fcBar" aria-hidden="true">
          {parts
            .filter((part) => part.amount > 0)
            .map((part) => (
              <i key={part.key} className={`fc-${part.key}`} style={{ flexGrow: Math.max(0, part.amount) / whole }} />
            ))}
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
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
