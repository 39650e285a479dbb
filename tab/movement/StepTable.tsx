import { count, exactMoney } from '../format/money.js';
import { Icon } from '../frame/icons.js';
import { useSignedIn } from '../frame/signedIn.js';
import { balances, type WaterfallBar } from './waterfall.js';
import { labelOf } from './Waterfall.js';
import { TableHead } from '../frame/TableHead.js';

interface Props {
  readonly bars: readonly WaterfallBar[];
  readonly currency: string;
  readonly ends: readonly [string, string];
  readonly chosen: string | null;
  readonly onChoose: (step: string) => void;
}

/** The waterfall as a table: each step, its deals, its change, and what is open after it. */
export function StepTable({ bars, currency, ends, chosen, onChoose }: Props) {
  const { locale } = useSignedIn();
  const signed = (amount: number) => `${amount < 0 ? '\u2212' : '+'}${exactMoney(Math.abs(amount), currency, locale)}`;
  return (
    <section className="card" aria-label="Every step">
      <header>
        <h2>Every step</h2>
        {balances(bars) ? (
          <span className="cap good sb push balance">
            <Icon name="check" size={14} /> Balances to the cent
          </span>
        ) : (
          <span className="cap bad sb push">Does not balance; tell your administrator</span>
        )}
      </header>
      <table className="tbl stepT">
        <TableHead columns={['Step', ['Deals', 'r'], ['Change', 'r'], ['Running', 'r hide']]} />
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.step.name} className={chosen === bar.step.name ? 'chosen' : ''}>
              <th scope="row">
                <button type="button" className="num" onClick={() => onChoose(bar.step.name)}>
                  {bar.kind === 'total' ? `Open on ${labelOf(bar, ends)}` : labelOf(bar, ends)}
                </button>
              </th>
              <td className="r">{count(bar.step.count, locale)}</td>
              <td className="r sb">{bar.kind === 'total' ? '' : signed(bar.step.amount)}</td>
              <td className={bar.kind === 'total' ? 'r sb hide' : 'r mut hide'}>
                {exactMoney(bar.after, currency, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
