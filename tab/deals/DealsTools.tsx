import { Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Dashboard } from '../../src/pipeline/answer.js';
import { count } from '../format/money.js';
import { Filter } from '../frame/FilterBar.js';
import { Icon } from '../frame/icons.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView } from '../location/useView.js';
import { DaysFilter } from './DaysFilter.js';
import type { DaySpan } from './dealDays.js';
import { dealStatuses, type DealStatusFilter, type ViewState } from '../location/viewState.js';

const statusWords: Readonly<Record<DealStatusFilter, string>> = { open: 'Open', won: 'Won', lost: 'Lost', all: 'All' };
const flagWords: Readonly<Record<string, string>> = {
  '': 'Any',
  overdue: 'Overdue',
  stale: 'Stale',
  noNextStep: 'No next step',
  unassigned: 'No owner',
};

interface ToolsProps {
  readonly view: ViewState;
  readonly total: number | null;
  /** Of the scope: its stages and owners with open deals are those to choose from. */
  readonly dashboard: Dashboard | null;
  /** Of the period in the address. */
  readonly days: DaySpan | null;
}

/** What the list is narrowed by. */
export function DealsTools({ view, total, dashboard, days }: ToolsProps) {
  const { locale } = useSignedIn();
  const stages = (dashboard?.byStage ?? []).map((stage) => ({ value: stage.key, words: stage.label }));
  const owners = ownersOf(dashboard);
  const narrowed = [view.flag, view.stage, view.owner, view.period].some((one) => one !== null);
  return (
    <div className="tools" role="group" aria-label="Narrow the list">
      <SearchBox q={view.q} hint={total === null ? 'Find' : `Find in ${count(total, locale)} deals`} />
      <Filter
        label="Status"
        value={view.status}
        words={statusWords[view.status]}
        choices={dealStatuses.map((status) => ({ value: status, words: statusWords[status] }))}
        onChoose={(value) => {
          changeView({ status: dealStatuses.find((status) => status === value) ?? 'open', deal: null });
        }}
      />
      <DaysFilter view={view} days={days} />
      <Narrowing name="stage" label="Stage" value={view.stage} choices={stages} />
      {owners.length > 1 ? <Narrowing name="owner" label="Owner" value={view.owner} choices={owners} /> : null}
      <Filter
        label="Flag"
        value={view.flag ?? ''}
        words={flagWords[view.flag ?? ''] ?? 'Any'}
        choices={Object.entries(flagWords).map(([value, words]) => ({ value, words }))}
        onChoose={(value) => {
          changeView({ flag: value === '' ? null : value, deal: null });
        }}
      />
      {narrowed || view.q !== '' || view.status !== 'open' ? (
        <button
          type="button"
          className="lnk sb push"
          onClick={() => {
            changeView({ q: '', flag: null, stage: null, owner: null, status: 'open', period: null });
          }}
        >
          Clear
        </button>
      ) : null}
    </div>
  );
}

/** Owners with open deals; over all deals the dashboard's members are teams. */
function ownersOf(dashboard: Dashboard | null): { value: string; words: string }[] {
  if (!dashboard || dashboard.scope.kind === 'all') return [];
  return dashboard.byMember
    .filter((member) => member.key !== 'none')
    .map((member) => ({ value: member.key, words: member.label }));
}

interface NarrowingProps {
  readonly name: 'stage' | 'owner';
  readonly label: string;
  readonly value: string | null;
  readonly choices: readonly { readonly value: string; readonly words: string }[];
}

function Narrowing({ name, label, value, choices }: NarrowingProps) {
  return (
    <Filter
      label={label}
      value={value ?? ''}
      words={choices.find((one) => one.value === value)?.words ?? (value === null ? 'Any' : 'One')}
      choices={[{ value: '', words: 'Any' }, ...choices]}
      onChoose={(chosen) => {
        changeView({ [name]: chosen === '' ? null : chosen, deal: null });
      }}
    />
  );
}

/** Searches while typing, half a second after the last letter. */
function SearchBox({ q, hint }: { readonly q: string; readonly hint: string }) {
  const [typed, setTyped] = useState({ text: q, from: q });
  const text = typed.from === q ? typed.text : q;
  useEffect(() => {
    if (text === q) return undefined;
    const timer = setTimeout(() => {
      changeView({ q: text }, 'replace');
    }, 500);
    return () => {
      clearTimeout(timer);
    };
  }, [text, q]);
  return (
    <Input
      className="find"
      size="small"
      type="search"
      aria-label="Find deals by name or account"
      placeholder={hint}
      contentBefore={<Icon name="search" />}
      value={text}
      maxLength={200}
      onChange={(_event, { value }) => {
        setTyped({ text: value, from: q });
      }}
    />
  );
}
