import type { DealRow } from '../../src/pipeline/answer.js';
import { exactMoney } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView } from '../location/useView.js';
import { stageClass } from '../theme/stageColour.js';
import { closeWords } from './dealWords.js';
import { Flags } from './flags.js';
import { TableHead } from '../frame/TableHead.js';

/** A short table of deals as they were on a day, without sorting or paging; on a phone it is a list. */
export function DealsTwin({ rows, day }: { readonly rows: readonly DealRow[]; readonly day: string }) {
  return (
    <table className="tbl twin" style={{ marginTop: 6 }}>
      <TableHead columns={['Deal', 'Stage', ['Amount', 'r'], ['Prob.', 'r c-prob'], 'Close', 'Owner', 'Flags']} />
      <tbody>
        {rows.map((deal) => (
          <TwinRow key={deal.id} deal={deal} day={day} />
        ))}
      </tbody>
    </table>
  );
}

function TwinRow({ deal, day }: { readonly deal: DealRow; readonly day: string }) {
  const signedIn = useSignedIn();
  const { locale } = signedIn;
  const close = closeWords(deal, signedIn, day);
  return (
    <tr>
      <td className="c-deal">
        <button
          type="button"
          className="num nm"
          onClick={() => {
            changeView({ deal: deal.id });
          }}
        >
          {deal.name}
        </button>{' '}
        <span className="mut cap">{deal.account}</span>
      </td>
      <td className="c-stage">
        <Stage name={deal.stage} />
      </td>
      <td className="r sb">{exactMoney(deal.amount, deal.currency, locale, true)}</td>
      <td className="r c-prob">{Math.round(deal.probability)}&nbsp;%</td>
      <td className={close.late ? 'bad sb c-close' : 'c-close'}>{close.words}</td>
      <td className="c-owner">{deal.owner ?? <span className="mut">no owner</span>}</td>
      <td className="c-flags">
        <Flags deal={{ ...deal, flags: deal.flags.filter((flag) => flag !== 'overdue') }} short />
      </td>
    </tr>
  );
}

/** A stage: swatch and name always together. */
export function Stage({ name }: { readonly name: string | null }) {
  return (
    <span className="st">
      <i className={`sw ${stageClass(name)}`} />
      {name ?? 'no stage'}
    </span>
  );
}
