import type { Answer } from '../../src/pipeline/answer.js';
import { monthName } from '../format/days.js';
import { exactFigure } from '../format/figures.js';
import { shortNumber } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';
import { ticks } from '../home/ticks.js';
import { useDrill } from '../panel/useDrill.js';
import type { Point, Series } from './series.js';

const [width, height] = [600, 180];

/** A line from zero over months or quarters; each point is a button over the drawing, so that keys reach it. */
export function LineOverTime({ answer, series }: { readonly answer: Answer; readonly series: Series }) {
  const { locale } = useSignedIn();
  const drill = useDrill(answer);
  const { points } = series;
  const lines = ticks(Math.max(...points.map(({ value }) => value)));
  const top = lines.at(-1) || 1;
  const at = (point: Point, index: number) => ({
    x: points.length === 1 ? width / 2 : (index / (points.length - 1)) * width,
    y: height - (Math.max(0, point.value) / top) * height,
  });
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point, index).x} ${at(point, index).y}`);
  const label = (text: string) => (answer.groupedBy === 'month' ? monthName(text, locale) : text);
  // As many names as fit a phone.
  const every = Math.ceil(points.length / 4);
  return (
    <div className="line">
      <div className="linePlot">
        {lines.map((line) => (
          <div key={line} className="gridline" style={{ bottom: `${(line / top) * 100}%` }} aria-hidden="true">
            <span>{shortNumber(line, locale)}</span>
          </div>
        ))}
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          <path d={path.join('')} vectorEffect="non-scaling-stroke" />
        </svg>
        <ol>
          {points.map((point, index) => {
            const { x, y } = at(point, index);
            const name = `${label(point.label)}, ${exactFigure(point.figure, locale)}`;
            return (
              <li key={point.key} style={{ left: `${(x / width) * 100}%`, top: `${(y / height) * 100}%` }}>
                <button type="button" title={name} onClick={() => drill(point.key)}>
                  <span className="sr">{name}, explain</span>
                </button>
              </li>
            );
          })}
        </ol>
      </div>
      <div className="lineLabels cap mut" aria-hidden="true">
        {points.map((point, index) => (
          <span key={point.key}>{index % every === 0 ? label(point.label) : ''}</span>
        ))}
      </div>
    </div>
  );
}
