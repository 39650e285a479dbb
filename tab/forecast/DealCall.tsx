import { Select } from '@fluentui/react-components';
import { useState } from 'react';
import { forecastCategories, type ForecastCategory } from './categories.js';
import { asProblem } from '../api/problem.js';
import { useOnline } from '../frame/FreshMark.js';
import { notices } from '../frame/notices.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useResource } from '../resource/useResource.js';
import { categoryWords } from './categories.js';

/** How sure a deal is said to be; without a call its probability tells. */
export function DealCall({ dealId }: { readonly dealId: number }) {
  const { api, live } = useSignedIn();
  const online = useOnline();
  const calls = useResource('deal calls', (signal) =>
    api.forecastCalls({ from: '2000-01-01', to: '2000-01-31' }, signal),
  );
  const [wished, setWished] = useState<ForecastCategory | '' | null>(null);
  const call = calls.data?.deals.find((one) => one.dealId === dealId);
  const set = (value: ForecastCategory | '') => {
    setWished(value);
    api.callDeal(dealId, value === '' ? null : value).then(
      () => {
        calls.reload();
        live.nudge();
        notices.say(value === '' ? 'The call is withdrawn' : `Called ${categoryWords[value].toLowerCase()}`);
      },
      (error: unknown) => {
        setWished(null);
        notices.say(`Not called: ${asProblem(error).message}`);
      },
    );
  };
  return (
    <div>
      <dt id="deal-call">Forecast call</dt>
      <dd>
        <Select
          size="small"
          aria-labelledby="deal-call"
          disabled={!online}
          value={wished ?? call?.category ?? ''}
          onChange={(_event, { value }) => set(forecastCategories.find((one) => one === value) ?? '')}
        >
          <option value="">By probability</option>
          {forecastCategories.map((name) => (
            <option key={name} value={name}>
              {categoryWords[name]}
            </option>
          ))}
        </Select>
      </dd>
    </div>
  );
}
