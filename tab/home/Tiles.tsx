import { useState } from 'react';
import type { Dashboard, Figure, Tile } from '../../src/pipeline/answer.js';
import { exactFigure, figureOf, shortFigure } from '../format/figures.js';
import { count, shortMoney } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView } from '../location/useView.js';
import { changeOf, changeSince, type Change } from './compare.js';
import { sparkPath, type Spark, type Sparks } from './sparks.js';
import { withDays } from '../format/days.js';

interface Props {
  readonly dashboard: Dashboard;
  readonly before: Dashboard | null;
  readonly sparks: Sparks;
  /** Why ratios and the weighted pipeline are not what they were. */
  readonly why: NonNullable<Dashboard['why']>;
}

/** The row of key figures: one card with hairlines, so that it reads as one row. */
export function Tiles({ dashboard, before, sparks, why }: Props) {
  return (
    <section className="card grid tiles" aria-label="Key figures">
      {dashboard.tiles.map((tile) => (
        <TileFigure key={tile.name} tile={tile} dashboard={dashboard} before={before} sparks={sparks} why={why} />
      ))}
    </section>
  );
}

function TileFigure({ tile, dashboard, before, sparks, why }: Props & { readonly tile: Tile }) {
  const signedIn = useSignedIn();
  const { locale } = signedIn;
  const [headline] = tile.figures;
  const changes = useChanges(headline?.value ?? null);
  if (!headline) return null;
  const measured = headline.value !== null;
  const reason = why.find((one) => one.tile === tile.name) ?? null;
  const open = () => {
    changeView({ behind: `tile:${tile.name}`, deal: null, ask: null });
  };
  return (
    <div className="tile" data-tile={tile.name}>
      <h3>{tile.title}</h3>
      <div className={measured ? 'v' : 'v none'}>
        {measured ? (
          <button
            type="button"
            key={changes}
            className={changes > 0 ? 'num changed' : 'num'}
            title={exactFigure(headline, locale)}
            onClick={open}
          >
            {shortFigure(headline, locale)}
            <span className="sr">, {tile.title}, show the deals</span>
          </button>
        ) : (
          shortFigure(headline, locale)
        )}
      </div>
      <div className="d">{measured ? besideWords(tile, locale) : ''}</div>
      <div className="c">
        <ChangeWords
          change={changeOf(tile, before, locale) ?? changeSince(tile, reason, locale)}
          period={dashboard.period.label}
          why={reason ? withDays(reason.sentence, signedIn) : null}
        />
        <OtherCurrencies tile={tile} headline={headline} locale={locale} />
      </div>
      <SparkLine spark={measured ? sparks.get(tile.name) : undefined} />
    </div>
  );
}

const [sparkWidth, sparkHeight] = [160, 20];

/** Decoration: the figures it is drawn from are on other pages. Its place is kept, so that nothing moves when it comes. */
function SparkLine({ spark }: { readonly spark: Spark | undefined }) {
  if (!spark) return <div className="spark" />;
  const path = sparkPath(spark.values, sparkWidth, sparkHeight);
  return (
    <div className="spark" aria-hidden="true" title={`The last ${spark.span}`}>
      <svg viewBox={`-2 -2 ${sparkWidth + 4} ${sparkHeight + 4}`} preserveAspectRatio="none">
        <path className="area" d={`${path}L${sparkWidth} ${sparkHeight + 2}L0 ${sparkHeight + 2}Z`} />
        <path d={path} />
      </svg>
    </div>
  );
}

/** How often a value has changed since it was first shown. */
function useChanges(value: number | null): number {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value === value) return seen.changes;
  const now = { value, changes: seen.changes + 1 };
  setSeen(now);
  return now.changes;
}

/** The figures beside the headline: "29 deals", "11 of 19 closed", "median 67", "of € 638 k to go". */
function besideWords({ name, figures }: Tile, locale: string): string {
  const won = figureOf(figures, 'wonCount')?.value ?? null;
  const lost = figureOf(figures, 'lostCount')?.value ?? null;
  if (name === 'winRate' && won !== null && lost !== null)
    return `${count(won, locale)} of ${count(won + lost, locale)} closed`;
  const median = figureOf(figures, 'medianDays')?.value ?? null;
  if (name === 'salesCycle' && median !== null) return `median ${count(Math.round(median), locale)}`;
  const target = targetWords({ name, figures }, locale);
  if (target !== null) return target;
  const counted = figures.slice(1).find((figure) => figure.unit === 'deals') ?? null;
  return counted ? exactFigure(counted, locale) : '';
}

/** What a ratio against a target is of: all of it, or what is left to win. */
function targetWords({ name, figures }: Pick<Tile, 'name' | 'figures'>, locale: string): string | null {
  const target = figures.find(({ metric }) => metric === 'target');
  if (target?.value == null || target.currency === undefined) return null;
  if (name !== 'coverage') return `of ${shortMoney(target.value, target.currency, locale)}`;
  const won = figureOf(figures, 'wonAmount', target.currency)?.value ?? 0;
  return `of ${shortMoney(Math.max(0, target.value - won), target.currency, locale)} to go`;
}

const previousWords: Readonly<Record<string, string>> = {
  'this quarter': 'on last quarter',
  'this month': 'on last month',
  'this year': 'on last year',
};

interface ChangeProps {
  readonly change: Change | null;
  readonly period: string;
  /** What made the change, in a sentence; null where nobody asked. */
  readonly why: string | null;
}

function ChangeWords({ change, period, why }: ChangeProps) {
  if (!change) return null;
  const tone = change.better === null ? '' : change.better ? 'good' : 'bad';
  const arrow = { up: '▲ ', down: '▼ ', same: '' }[change.direction];
  return (
    <>
      <span className={`${tone} sb`} {...(why === null ? {} : { title: why })}>
        <span aria-hidden="true">{arrow}</span>
        {change.words}
        {change.better === null ? null : <span className="sr">{change.better ? ' better' : ' worse'}</span>}
        {why === null ? null : <span className="sr">, {why}</span>}
      </span>{' '}
      <span className="mut">{previousWords[period] ?? 'on the period before'}</span>
    </>
  );
}

/** Money is never mixed: further currencies have a line of their own. */
function OtherCurrencies({ tile, headline, locale }: { tile: Tile; headline: Figure; locale: string }) {
  const others = tile.figures.filter(
    (figure) => figure.metric === headline.metric && figure.currency !== headline.currency,
  );
  if (others.length === 0) return null;
  return <span className="mut"> and {others.map((figure) => shortFigure(figure, locale)).join(', ')}</span>;
}
