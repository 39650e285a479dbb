import { Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { scopeParam } from '../api/endpoints.js';
import { periodChoices, usualPeriod } from '../frame/periods.js';
import { scopeWords } from '../frame/FilterBar.js';
import { useSignedIn } from '../frame/signedIn.js';
import { channelSettings, type ChannelChoice } from './channelSettings.js';

const views = [
  { page: 'home', words: 'Home: the key figures, charts and what needs attention' },
  { page: 'deals', words: 'Deals: the table' },
  { page: 'movement', words: 'Movement: how the open pipeline changed' },
  { page: 'forecast', words: 'Forecast: by category and by person' },
  { page: 'activities', words: 'Activities: what is due' },
] as const;

/** What a channel tab shows. Whoever opens it still sees only what they may see. */
export function ConfigurePage() {
  const { me, host } = useSignedIn();
  const scopes = me.scopes.map((scope) => ({ value: scopeParam(scope), words: scopeWords(scope.kind, scope.label) }));
  const [choice, setChoice] = useState<ChannelChoice>({
    page: 'home',
    scope: scopes[0]?.value ?? 'me',
    period: usualPeriod,
    name: 'Pipeline',
  });
  const change = (part: Partial<ChannelChoice>) => {
    setChoice({ ...choice, ...part });
  };
  useEffect(() => {
    host.offerSettings(channelSettings(choice, window.location.origin));
  }, [host, choice]);
  return (
    <main className="page configure" id="main">
      <h1>What should this tab show?</h1>
      <p className="mut">
        The scope is a starting point. Each person sees only the deals they may see, so figures differ from reader to
        reader.
      </p>
      <Field label="View">
        <RadioGroup
          value={choice.page}
          onChange={(_event, { value }) => {
            change({ page: views.find((view) => view.page === value)?.page ?? 'home' });
          }}
        >
          {views.map((view) => (
            <Radio key={view.page} value={view.page} label={view.words} />
          ))}
        </RadioGroup>
      </Field>
      <Field label="Scope">
        <Select
          value={choice.scope}
          onChange={(_event, { value }) => {
            change({ scope: value });
          }}
        >
          {scopes.map((scope) => (
            <option key={scope.value} value={scope.value}>
              {scope.words}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Period">
        <Select
          value={choice.period}
          onChange={(_event, { value }) => {
            change({ period: value });
          }}
        >
          {periodChoices.map((period) => (
            <option key={period.value} value={period.value}>
              {period.words}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Name of the tab" hint="Up to 30 characters">
        <Input
          value={choice.name}
          maxLength={30}
          onChange={(_event, { value }) => {
            change({ name: value });
          }}
        />
      </Field>
    </main>
  );
}
