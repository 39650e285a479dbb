import type { Group } from '../../src/pipeline/answer.js';
import { exactFigure, figureOf, lengthOf } from '../format/figures.js';
import { percent, plural, shortMoney } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView } from '../location/useView.js';

interface Props {
  readonly groups: readonly Group[];
  readonly currency: string;
  /** The kind of link a bar is: `stage`, `month`, `member`. */
  readonly link: string;
  readonly swatch?: (group: Group) => string;
  readonly className?: string;
  readonly weightedLine?: boolean;
  /** What a bar opens by its key, instead of the deals behind a figure of the dashboard. */
  readonly onOpen?: (key: string) => void;
}

/** Horizontal bars from zero: the solid part weighted, the pale part the rest. Each opens its deals. */
export function Bars({ groups, currency, link, swatch, className = '', weightedLine = true, onOpen }: Props) {
  const longest = Math.max(...groups.map((group) => lengthOf(group.figures, 'amount', currency)), 1);
  return (
    <ol className={`bars ${className}`}>
      {groups.map((group) => (
        <Bar
          key={group.key}
          group={group}
          currency={currency}
          longest={longest}
          link={`${link}:${group.key}`}
          colour={swatch?.(group) ?? null}
          weightedLine={weightedLine}
          open={() => {
            if (onOpen) onOpen(group.key);
            else changeView({ behind: `${link}:${group.key}`, deal: null, ask: null });
          }}
        />
      ))}
    </ol>
  );
}

interface BarProps {
  readonly group: Group;
  readonly currency: string;
  readonly longest: number;
  readonly link: string;
  readonly colour: string | null;
  readonly weightedLine: boolean;
  readonly open: () => void;
}

function Bar({ group, currency, longest, link, colour, weightedLine, open }: BarProps) {
  const { locale } = useSignedIn();
  const amount = lengthOf(group.figures, 'amount', currency);
  const weighted = lengthOf(group.figures, 'weighted', currency);
  const deals = figureOf(group.figures, 'count')?.value ?? 0;
  const exact = figureOf(group.figures, 'amount', currency);
  return (
    <li data-bar={link}>
      <span className="n">
        {colour ? <i className={`sw ${colour}`} /> : null}
        <button type="button" className="num sb" onClick={open}>
          {group.label}
          <span className="sr">
            , {exact ? exactFigure(exact, locale) : ''}, {plural(deals, 'deal', 'deals', locale)}, show the deals
          </span>
        </button>
        <span className="mut cap nw">{plural(deals, 'deal', 'deals', locale)}</span>
      </span>
      <span className="sb" title={exact ? exactFigure(exact, locale) : ''}>
        {shortMoney(amount, currency, locale)}
      </span>
      <span className={`track ${colour ?? 'plain'}`} aria-hidden="true">
        <i style={{ width: share(weighted, longest) }} />
        <i className="rest" style={{ width: share(amount - weighted, longest) }} />
      </span>
      {weightedLine ? (
        <span className="cap mut">
          {shortMoney(weighted, currency, locale)} weighted{amount > 0 ? `, ${percent(weighted / amount, locale)}` : ''}
        </span>
      ) : null}
    </li>
  );
}

function share(part: number, whole: number): string {
  return `${Math.max(0, (part / whole) * 100).toFixed(2)}%`;
}
