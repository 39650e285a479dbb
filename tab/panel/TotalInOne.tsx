import { useState } from 'react';
import type { Answer, Conversion } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { convertedWords, exactTotal, partWords } from '../format/converted.js';
import { metricTitles } from '../format/figures.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useResource } from '../resource/useResource.js';

/** The total in one currency, under the sums per currency. */
export function ConvertedLine({ converted }: Pick<Answer, 'converted'>) {
  const signedIn = useSignedIn();
  const words = converted ? convertedWords(converted, signedIn) : '';
  if (!converted || words === '') return null;
  return (
    <p className="cap mut converted" title={exactTotal(converted, signedIn.locale)} style={{ padding: '0 16px 4px' }}>
      {words}
    </p>
  );
}

/** Of a figure in several currencies: a link that asks for one total, and then the total. */
export function TotalInOne({ question }: { readonly question: PipelineQuestion }) {
  const { api } = useSignedIn();
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = chosen === null ? question : { ...question, convertTo: chosen };
  const { data } = useResource(`total ${JSON.stringify(asked)}`, (signal) => api.askQuestion(asked, signal));
  if (data?.converted) return <ConvertedLine converted={data.converted} />;
  const currency = chosen === null ? data?.convertibleTo : undefined;
  if (currency === undefined) return null;
  return (
    <p style={{ padding: '0 16px 4px' }}>
      <button type="button" className="lnk" onClick={() => setChosen(currency)}>
        Total in {currency}
      </button>
    </p>
  );
}

/** How the total is made: each currency's sum, its rate with its day, and what it comes to. */
export function ConversionParts({ converted }: { readonly converted: Conversion }) {
  const signedIn = useSignedIn();
  const [main] = converted.totals;
  if (!main) return null;
  return (
    <dl className="facts" aria-label={`Total in ${converted.currency}`}>
      {main.parts.map((part) => (
        <div key={part.currency}>
          <dt>{`${metricTitles[main.metric]}, ${part.currency}`}</dt>
          <dd>{partWords(part, converted, signedIn)}</dd>
        </div>
      ))}
      <div>
        <dt>Total</dt>
        <dd className="sb">
          {main.value === null ? (main.reason ?? 'not known') : exactTotal(converted, signedIn.locale)}
        </dd>
      </div>
    </dl>
  );
}
