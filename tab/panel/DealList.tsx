import type { DealRow } from '../../src/pipeline/answer.js';
import { closeWords, whoWords } from '../deals/dealWords.js';
import { exactMoney } from '../format/money.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView } from '../location/useView.js';
import { stageClass } from '../theme/stageColour.js';

/** Deals as they were on a day, in two lines each, for panels. Each opens over the list; back returns to it. */
export function DealList({ rows, day }: { readonly rows: readonly DealRow[]; readonly day: string }) {
  return (
    <ul className="list">
      {rows.map((deal) => (
        <DealLine key={deal.id} deal={deal} day={day} />
      ))}
    </ul>
  );
}

function DealLine({ deal, day }: { readonly deal: DealRow; readonly day: string }) {
  const signedIn = useSignedIn();
  const { locale } = signedIn;
  const close = closeWords(deal, signedIn, day);
  return (
    <li>
      <button
        type="button"
        className="num nm"
        onClick={() => {
          changeView({ deal: deal.id });
        }}
      >
        {deal.name}
      </button>
      <span className="sb r">{exactMoney(deal.amount, deal.currency, locale, true)}</span>
      <span className="cap mut nw">
        <i className={`sw ${stageClass(deal.stage)}`} /> {deal.stage ?? 'no stage'} · {whoWords(deal)}
        {deal.recurring === undefined ? '' : ` · MRR ${exactMoney(deal.recurring, deal.currency, locale)}`}
      </span>
      <span className={close.late ? 'cap bad sb r' : 'cap mut r'}>{close.words}</span>
    </li>
  );
}
