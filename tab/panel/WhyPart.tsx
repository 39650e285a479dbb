import type { TileName, Why, WhyPart as Part } from '../../src/pipeline/answer.js';
import { decimal, exactMoney, percent } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView } from '../location/useView.js';
import { TableHead } from '../frame/TableHead.js';
import { withDays } from '../format/days.js';

type Told = Why & { readonly tile: TileName };

/** Why a tile is not what it was: what it is made of, then and now, and what each part alone would have done. */
export function WhyPart({ why }: { readonly why: Told }) {
  const signedIn = useSignedIn();
  const { locale } = signedIn;
  if (why.parts.length === 0) return null;
  return (
    <section className="sec" aria-label="Why it changed">
      <h3>Why it changed</h3>
      <p className="rule">{withDays(why.sentence, signedIn)}.</p>
      <table className="tbl whyT">
        <TableHead columns={['Part', ['Then', 'r'], ['Now', 'r'], ['Effect', 'r']]} />
        <tbody>
          {why.parts.map((part) => (
            <tr key={part.name + part.currency} className={part.name === why.moved ? 'sb' : ''}>
              <th scope="row">{part.label}</th>
              <td className="r">{partWords(part, part.before, locale)}</td>
              <td className="r">{partWords(part, part.now, locale)}</td>
              <td className="r">{effectWords(why.tile, part, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Deals why={why} />
    </section>
  );
}

/** The largest deals of the part that moved most. */
function Deals({ why }: { readonly why: Told }) {
  const part = why.parts.find(({ name }) => name === why.moved);
  const deals = part ? (part.now >= part.before ? part.deals.now : part.deals.before) : [];
  if (deals.length === 0) return null;
  return (
    <p className="cap mut">
      The largest in it:{' '}
      {deals.slice(0, 3).map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 ? ', ' : ''}
          <button type="button" className="lnk" onClick={() => changeView({ deal: id })}>
            {name}
          </button>
        </span>
      ))}
    </p>
  );
}

function partWords({ name, currency }: Part, value: number, locale: string): string {
  return name === 'probability' ? percent(value, locale) : exactMoney(value, currency, locale, true);
}

function effectWords(tile: TileName, { effect, currency }: Part, locale: string): string {
  if (effect === null) return 'no value';
  const sign = effect < 0 ? '\u2212' : '+';
  const size = Math.abs(effect);
  if (tile === 'coverage') return `${sign}${decimal(size, 2, locale)}×`;
  return sign + (tile === 'attainment' ? percent(size, locale) : exactMoney(size, currency, locale, true));
}
