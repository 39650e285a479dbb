import type { CSSProperties } from 'react';
import { exactMoney, plural, shortMoney, shortNumber } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';
import { ticks } from '../home/ticks.js';
import type { WaterfallBar } from './waterfall.js';
import './waterfall.css';

interface Props {
  readonly bars: readonly WaterfallBar[];
  readonly currency: string;
  /** What the two ends are called: "1 Oct", "20 Nov". */
  readonly ends: readonly [string, string];
  readonly chosen: string | null;
  readonly onChoose: (step: string) => void;
}

/** The waterfall as columns from zero; on a phone the same turned. Each column is a button. */
export function Waterfall({ bars, currency, ends, chosen, onChoose }: Props) {
  const { locale } = useSignedIn();
  const lines = ticks(Math.max(...bars.map((bar) => bar.top), 0));
  const top = lines.at(-1) || 1;
  return (
    <div className="wfBox">
      <div className="waterfall">
        <div className="plot" aria-hidden="true">
          {lines.map((line) => (
            <div key={line} className="gridline" style={{ bottom: share(line, top) }}>
              <span>{shortNumber(line, locale)}</span>
            </div>
          ))}
        </div>
        <ol>
          {bars.map((bar, at) => (
            <li key={bar.step.name}>
              <button
                type="button"
                className="wf"
                aria-pressed={chosen === bar.step.name}
                data-step={bar.step.name}
                title={nameOf(bar, currency, locale, ends)}
                onClick={() => onChoose(bar.step.name)}
              >
                <span className="sr">{nameOf(bar, currency, locale, ends)}</span>
                <span className="box" aria-hidden="true">
                  <b style={{ bottom: share(bar.top, top) }}>{changeWords(bar, currency, locale, true)}</b>
                  <i className={bar.kind} style={place(bar, top)} />
                  {at < bars.length - 1 ? <em style={{ bottom: share(bar.after, top) }} /> : null}
                </span>
                <span className="lab" aria-hidden="true">
                  {labelOf(bar, ends)}
                  <small>{plural(bar.step.count, 'deal', 'deals', locale)}</small>
                </span>
                <span className="size" aria-hidden="true">
                  {changeWords(bar, currency, locale, false)}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

/** Position of a column; the phone draws the same numbers from left to right. */
function place({ bottom, top: end }: WaterfallBar, top: number): CSSProperties {
  return { '--from': share(bottom, top), '--size': share(end - bottom, top) } as CSSProperties;
}

/** What a step is called, with the days at both ends. */
export function labelOf({ step }: WaterfallBar, ends: readonly [string, string]): string {
  if (step.name === 'start') return ends[0];
  return step.name === 'end' ? ends[1] : step.label;
}

function nameOf(bar: WaterfallBar, currency: string, locale: string, ends: readonly [string, string]): string {
  const { amount, count } = bar.step;
  const sign = bar.kind === 'total' ? 'open' : amount < 0 ? 'minus' : 'plus';
  const money = exactMoney(Math.abs(amount), currency, locale);
  return `${labelOf(bar, ends)}, ${sign} ${money}, ${plural(count, 'deal', 'deals', locale)}`;
}

/** `+325 k`, `−220 k`, `1.89 M`. */
export function changeWords({ step, kind }: WaterfallBar, currency: string, locale: string, short: boolean): string {
  const sign = kind === 'total' ? '' : step.amount < 0 ? '\u2212' : '+';
  const size = Math.abs(step.amount);
  if (short) return `${sign}${shortNumber(size, locale)}`;
  return `${sign}${shortMoney(size, currency, locale)}`;
}

function share(part: number, whole: number): string {
  return `${Math.max(0, (part / whole) * 100).toFixed(2)}%`;
}
