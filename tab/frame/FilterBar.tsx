import { Menu, MenuButton, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { scopeParam } from '../api/endpoints.js';
import { daySpan } from '../format/days.js';
import { changeView, useView } from '../location/useView.js';
import { AsOfFilter } from './AsOfFilter.js';
import { Icon } from './icons.js';
import { periodChoices, periodWords, usualPeriod } from './periods.js';
import { ShareMenu } from './ShareMenu.js';
import { useSignedIn } from './signedIn.js';

interface Choice {
  readonly value: string;
  readonly words: string;
}

/** Scope and period, always visible and always in the address. `children`: more filters; `end`: the freshness mark. */
export function FilterBar({ end, children, anyPeriod = false, noPeriod = false, pastDays = false }: BarProps) {
  const { me, locale } = useSignedIn();
  const view = useView();
  const scope = view.scope ?? usualScope(me.scopes);
  const scopes = me.scopes.map((one) => ({ value: scopeParam(one), words: scopeWords(one.kind, one.label) }));
  const period = view.period ?? (anyPeriod ? '' : usualPeriod);
  const spanWords = (from: string | null, to: string | null) => daySpan(from, to, locale);
  return (
    <div className="bar" role="group" aria-label="Filters">
      <Filter
        label="Scope"
        value={scope}
        words={scopes.find((one) => one.value === scope)?.words ?? scope}
        choices={scopes}
        onChoose={(value) => {
          changeView({ scope: value });
        }}
      />
      {noPeriod ? null : (
        <Filter
          label="Period"
          value={period}
          words={period === '' ? 'Any date' : periodWords(period, spanWords)}
          choices={anyPeriod ? [{ value: '', words: 'Any date' }, ...periodChoices] : periodChoices}
          onChoose={(value) => {
            changeView({ period: value === '' ? null : value });
          }}
        />
      )}
      {pastDays ? <AsOfFilter /> : null}
      {children}
      {end}
      <ShareMenu words={`Foresail, ${scopes.find((one) => one.value === scope)?.words ?? scope}`} />
    </div>
  );
}

interface BarProps {
  readonly end?: ReactNode;
  /** No period chosen means any date, as on the deals page. */
  readonly anyPeriod?: boolean;
  readonly noPeriod?: boolean;
  /** Whether the page can show itself as it was on a past day. */
  readonly pastDays?: boolean;
  readonly children?: ReactNode;
}

interface FilterProps {
  readonly label: string;
  readonly value: string;
  readonly words: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
}

/** One filter: a button that says its state, and a menu of choices. */
export function Filter({ label, value, words, choices, onChoose }: FilterProps) {
  return (
    <Menu
      checkedValues={{ [label]: [value] }}
      onCheckedValueChange={(_event, { checkedItems }) => {
        const chosen = checkedItems[0];
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton className="dd" data-filter={label} menuIcon={<Icon name="chevron" size={12} />}>
          <span className="l">{label}</span>
          <b>{words}</b>
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices.map((choice) => (
            <MenuItemRadio key={choice.value} name={label} value={choice.value}>
              {choice.words}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** The scope a person sees first: their own deals, or their team's. */
export function usualScope(scopes: readonly Parameters<typeof scopeParam>[0][]): string {
  const first = scopes[0];
  return first ? scopeParam(first) : 'me';
}

/** A scope as the filter says it. */
export function scopeWords(kind: string, label: string): string {
  if (kind === 'me') return 'My deals';
  if (kind === 'all') return 'All deals';
  if (kind === 'team') return `Team ${label}`;
  return label === 'you' || label === '' ? 'My team' : label.slice(0, 1).toUpperCase() + label.slice(1);
}
