import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { memo, useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { DealRow } from '../../src/pipeline/answer.js';
import { exactMoney } from '../format/money.js';
import { useSignedIn, type SignedIn } from '../frame/signedIn.js';
import { changeView, closeLayer } from '../location/useView.js';
import { useNarrow } from '../frame/useMedia.js';
import { useShownDay } from '../frame/useAsOf.js';
import type { Pages } from '../resource/usePages.js';
import { dayIn, shortDay } from '../format/days.js';
import { orderAfter, type Column } from './columns.js';
import { closeWords } from './dealWords.js';
import { Stage } from './DealsTwin.js';
import { Flags } from './flags.js';
import { gridWindow, movedRow } from './gridWindow.js';

/** Pixels of a row, as deals.css has them. */
const rowHeights = { table: 32, list: 54 };

interface Props {
  readonly pages: Pages<DealRow>;
  readonly sort: string;
  readonly selected: number | null;
  readonly columns: readonly Column[];
}

/**
 * A table of any length: only the rows in sight are drawn, further pages are read as one scrolls. One tab stop; arrows,
 * Home, End and Page keys move, Enter opens, Escape closes.
 */
export function DealsGrid({ pages, sort, selected, columns }: Props) {
  const signedIn = useSignedIn();
  const day = useShownDay();
  const box = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 900 });
  const { rows, total } = pages;
  const [moved, setMoved] = useState({ list: '', row: 0 });
  // Another list is begun at its top.
  const row = moved.list === pages.key ? Math.max(0, Math.min(moved.row, rows.length - 1)) : 0;
  const setRow = useCallback((to: number) => setMoved({ list: pages.key, row: to }), [pages.key]);
  const shown = rows.length > 0;
  const rowHeight = useNarrow() ? rowHeights.list : rowHeights.table;
  const seen = gridWindow(rows.length, rowHeight, scroll.top, scroll.height);
  const { readMore, problem } = pages;

  useEffect(() => {
    // What failed is read again by whoever is told so: by itself it would be asked without an end.
    if (seen.end >= rows.length - 50 && !problem) readMore();
  }, [seen.end, rows.length, readMore, problem]);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => {
      setScroll({ top: element.scrollTop, height: element.clientHeight });
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => {
      watcher.disconnect();
    };
  }, []);

  const onKey = (event: KeyboardEvent) => {
    // A heading takes Enter for itself: it sorts.
    if (event.key === 'Enter' && event.target !== event.currentTarget) return;
    if (event.key === 'Escape' && selected !== null) closeLayer({ deal: null });
    const deal = rows[row];
    if (event.key === 'Enter' && deal) changeView({ deal: deal.id });
    const to = movedRow(event.key, row, rows.length, Math.floor(scroll.height / rowHeight) - 1);
    if (to === null) return;
    event.preventDefault();
    setRow(to);
    keepInSight(box.current, to, rowHeight);
  };

  return (
    <div
      ref={box}
      className="scroll"
      onScroll={(event) => {
        setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight });
      }}
    >
      <table
        className="tbl gridT"
        aria-label="Deals"
        {...(shown ? { role: 'grid', 'aria-rowcount': (total ?? rows.length) + 1 } : {})}
        {...(row >= seen.first && row < seen.end ? { 'aria-activedescendant': `deal-row-${row}` } : {})}
        tabIndex={shown ? 0 : -1}
        onKeyDown={onKey}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.title} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.above > 0 ? <Space height={seen.above} /> : null}
          {rows.slice(seen.first, seen.end).map((deal, at) => (
            <GridRow
              key={deal.id}
              deal={deal}
              index={seen.first + at}
              active={seen.first + at === row}
              selected={deal.id === selected}
              signedIn={signedIn}
              day={day}
              columns={columns}
              onOpen={setRow}
            />
          ))}
          {seen.below > 0 ? <Space height={seen.below} /> : null}
        </tbody>
      </table>
      {shown || problem ? null : pages.loading ? <GridSkeleton /> : <EmptyGrid />}
    </div>
  );
}

function HeadCell({ column, sort }: { readonly column: Column; readonly sort: string }) {
  const { title, className, sort: by } = column;
  if (!by) {
    return (
      <th scope="col" className={className}>
        {title}
      </th>
    );
  }
  const sorted = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : undefined;
  return (
    <th scope="col" className={className} aria-sort={sorted ?? 'none'}>
      <button
        type="button"
        className="num sb"
        onClick={() => {
          changeView({ sort: orderAfter(by, sort) });
        }}
      >
        {title}
        {sorted ? <span aria-hidden="true">{sorted === 'ascending' ? ' ↑' : ' ↓'}</span> : null}
      </button>
    </th>
  );
}

interface RowProps {
  readonly deal: DealRow;
  readonly index: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly signedIn: SignedIn;
  readonly day: string;
  readonly columns: readonly Column[];
  readonly onOpen: (index: number) => void;
}

const GridRow = memo(function GridRow({ deal, index, active, selected, signedIn, day, columns, onOpen }: RowProps) {
  return (
    <tr
      id={`deal-row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={active ? 'active' : ''}
      onClick={() => {
        onOpen(index);
        changeView({ deal: deal.id });
      }}
    >
      {columns.map((column) => (
        <Cell key={column.name} column={column} deal={deal} signedIn={signedIn} day={day} />
      ))}
    </tr>
  );
});

interface CellProps {
  readonly column: Column;
  readonly deal: DealRow;
  readonly signedIn: SignedIn;
  readonly day: string;
}

function Cell({ column: { name, className }, deal, signedIn, day }: CellProps) {
  const { locale, today, timeZone } = signedIn;
  switch (name) {
    case 'deal':
      return (
        <td className={className}>
          <span className="nm">{deal.name}</span> <span className="mut cap">{deal.account}</span>
        </td>
      );
    case 'owner':
      return <td className={className}>{deal.owner ?? <span className="mut">no owner</span>}</td>;
    case 'stage':
      return (
        <td className={className}>
          <Stage name={deal.stage} />
        </td>
      );
    case 'amount':
      return <td className={`${className} sb`}>{exactMoney(deal.amount, deal.currency, locale, true)}</td>;
    case 'prob':
      return <td className={className}>{Math.round(deal.probability)}&nbsp;%</td>;
    case 'close': {
      const close = closeWords(deal, signedIn, day);
      return <td className={close.late ? `${className} bad sb` : className}>{close.words}</td>;
    }
    case 'pushed':
      return (
        <td className={className}>{deal.pushCount === 0 ? <span className="mut">none</span> : `${deal.pushCount}×`}</td>
      );
    case 'idle':
      return <td className={className}>{deal.idleDays === 0 ? 'today' : `${deal.idleDays}\u00a0d`}</td>;
    case 'created':
      return <td className={className}>{shortDay(dayIn(new Date(deal.createdAt), timeZone), today, locale)}</td>;
    case 'flags':
      return (
        <td className={className}>
          <Flags
            deal={{ ...deal, flags: deal.flags.filter((flag) => flag === 'stale' || flag === 'noNextStep') }}
            short
          />
        </td>
      );
  }
}

function Space({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true" className="space">
      <td style={{ height }} />
    </tr>
  );
}

/** Scrolls no more than needed, leaving the sticky head free. */
function keepInSight(box: HTMLDivElement | null, row: number, rowHeight: number): void {
  if (!box) return;
  const top = row * rowHeight;
  const bottom = top + 2 * rowHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}

function EmptyGrid() {
  return <p className="empty">No deal fits these filters. Take one away, or choose a wider scope.</p>;
}

function GridSkeleton() {
  return (
    <Skeleton aria-label="Reading the deals" className="gridWait">
      {Array.from({ length: 16 }, (_, line) => (
        <SkeletonItem key={line} size={16} />
      ))}
    </Skeleton>
  );
}
