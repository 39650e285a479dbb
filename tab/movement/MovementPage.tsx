import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useState } from 'react';
import type { Answer, Dashboard } from '../../src/pipeline/answer.js';
import { addDays, daySpan, shortDay, withDays } from '../format/days.js';
import { exactMoney, plural, shortMoney } from '../format/money.js';
import { DayFilter } from '../frame/DayFilter.js';
import { FilterBar, scopeWords } from '../frame/FilterBar.js';
import { FreshMark } from '../frame/FreshMark.js';
import { Icon } from '../frame/icons.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useDashboard } from '../home/useDashboard.js';
import { changeView, useView } from '../location/useView.js';
import { StepDeals } from './StepDeals.js';
import { StepTable } from './StepTable.js';
import { daysSoFar, movementQuery, useMovement, type MovementDays } from './useMovement.js';
import { Waterfall } from './Waterfall.js';
import { currenciesOf, sidesOf, waterfallOf, type WaterfallBar } from './waterfall.js';
import './movement.css';

/** How the open pipeline came from one day to another: as a sentence, a picture, a table, and the deals of each step. */
export function MovementPage() {
  const { today } = useSignedIn();
  const view = useView();
  const dashboard = useDashboard();
  const days = chosenDays(view, dashboard.data, today);
  const close = dashboard.data && view.period !== 'any' ? dashboard.data.period : null;
  const movement = useMovement(dashboard.data && days ? movementQuery(dashboard.data.scope, days, close) : null);
  const { data } = movement;
  return (
    <>
      <FilterBar end={<FreshMark freshAt={data?.freshAt ?? null} loading={movement.loading} />}>
        {days ? <DayFields days={days} today={today} period={dashboard.data?.period ?? null} /> : null}
      </FilterBar>
      <main className="page" id="main" aria-busy={!data && (days !== null || !dashboard.data)}>
        {movement.problem ? (
          <ResourceProblem what="The movement" problem={movement.problem} retry={movement.reload} />
        ) : null}
        {dashboard.problem ? (
          <ResourceProblem what="The period" problem={dashboard.problem} retry={dashboard.reload} />
        ) : null}
        {dashboard.data && !days ? (
          <p className="empty">The period has not begun; choose days or another period.</p>
        ) : null}
        {data && days ? <Shown answer={data} days={days} /> : days && !movement.problem ? <Frames /> : null}
      </main>
    </>
  );
}

/** The days of the address, else those of the period so far; the first is never after the last. */
function chosenDays(
  view: { readonly from: string | null; readonly to: string | null },
  dashboard: Dashboard | null,
  today: string,
): MovementDays | null {
  const usual = dashboard ? daysSoFar(dashboard.period, today, null) : null;
  const from = view.from ?? usual?.from ?? null;
  const to = view.to ?? usual?.to ?? null;
  return from !== null && to !== null && from <= to ? { from, to } : usual;
}

interface DayFieldsProps {
  readonly days: MovementDays;
  readonly today: string;
  readonly period: Dashboard['period'] | null;
}

/** The first and the last day, and spans at hand. */
function DayFields({ days, today, period }: DayFieldsProps) {
  const { locale } = useSignedIn();
  const end = (label: 'From' | 'To', name: 'from' | 'to', limits: { min?: string; max: string }) => (
    <DayFilter
      label={label}
      words={name === 'to' && days.to === today ? 'Today' : shortDay(days[name], today, locale)}
      field={name === 'from' ? 'From the start of' : 'To the end of'}
      day={days[name]}
      {...limits}
      onChoose={(day) => changeView({ ...days, [name]: day, step: null }, 'replace')}
      presets={[]}
    />
  );
  return (
    <>
      {end('From', 'from', { max: days.to })}
      {end('To', 'to', { min: days.from, max: today })}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton appearance="subtle" className="dd" menuIcon={<Icon name="chevron" size={12} />}>
            Presets
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {presetsOf(today, period).map((preset) => (
              <MenuItem key={preset.words} onClick={() => changeView({ ...preset.days, step: null })}>
                {preset.words}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}

function presetsOf(today: string, period: Dashboard['period'] | null) {
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const month = `${today.slice(0, 7)}-01`;
  const last = addDays(month, -1);
  return [
    { words: 'Since Monday', days: { from: monday, to: today } },
    { words: 'Last 7 days', days: { from: addDays(today, -6), to: today } },
    { words: 'Last 30 days', days: { from: addDays(today, -29), to: today } },
    { words: 'Last month', days: { from: `${last.slice(0, 7)}-01`, to: last } },
    ...(period ? [{ words: 'The period so far', days: { from: null, to: null } }] : []),
  ];
}

function Shown({ answer, days }: { readonly answer: Answer; readonly days: MovementDays }) {
  const signedIn = useSignedIn();
  const { locale, today } = signedIn;
  const view = useView();
  const [currency, setCurrency] = useState<string | null>(null);
  const { movement } = answer;
  const currencies = movement ? currenciesOf(movement) : [];
  const shown = currency !== null && currencies.includes(currency) ? currency : (currencies[0] ?? null);
  if (!movement || shown === null) {
    return (
      <p className="empty">Nothing was open at either end, and nothing moved between. Choose wider days or scope.</p>
    );
  }
  const bars = waterfallOf(movement, shown);
  const ends = [shortDay(days.from, today, locale), shortDay(days.to, today, locale)] as const;
  const chosen = bars.find((bar) => bar.step.name === view.step) ?? largestStep(bars);
  const choose = (step: string) => changeView({ step }, 'replace');
  return (
    <>
      <div className="lede">
        <h1>{headline(bars, shown, locale, ends[0])}</h1>
        <p className="said">{withDays([...saidWords(answer, days, locale), ...answer.notes].join(' · '), signedIn)}</p>
      </div>
      <section className="card" aria-label="Waterfall">
        <header>
          <h2>{`From ${exact(bars[0], shown, locale)} to ${exact(bars.at(-1), shown, locale)}`}</h2>
          {currencies.length > 1 ? (
            <span className="pills inline" role="group" aria-label="Currency">
              {currencies.map((one) => (
                <button
                  key={one}
                  type="button"
                  className="pill"
                  aria-pressed={one === shown}
                  onClick={() => setCurrency(one)}
                >
                  {one}
                </button>
              ))}
            </span>
          ) : null}
          <span className="cap mut push legend">
            <i className="sw gain" /> + adds <i className="sw loss" /> − takes away <i className="sw total" /> total
          </span>
        </header>
        <Waterfall bars={bars} currency={shown} ends={[...ends]} chosen={chosen?.step.name ?? null} onChoose={choose} />
      </section>
      <div className="grid stepRow mt">
        <StepTable bars={bars} currency={shown} ends={[...ends]} chosen={chosen?.step.name ?? null} onChoose={choose} />
        {chosen ? (
          <StepDeals key={chosen.step.name} bar={chosen} currency={shown} days={days} ends={[...ends]} />
        ) : null}
      </div>
    </>
  );
}

/** Whose deals, between which days, expected to close when. */
function saidWords({ question: { scope, filters } }: Answer, { from, to }: MovementDays, locale: string): string[] {
  const close = filters.expectedClose;
  const whose = scopeWords(scope.kind, scope.label);
  const closing = close ? [`expected close ${daySpan(close.from, close.to, locale)}`] : ['of any expected close'];
  return [
    whose,
    ...closing,
    `from the start of ${daySpan(from, from, locale).split(' – ')[1] ?? from} to the end of ${daySpan(to, to, locale).split(' – ')[1] ?? to}`,
  ];
}

/** Without a choice, the step that moved most. */
function largestStep(bars: readonly WaterfallBar[]): WaterfallBar | null {
  const steps = bars.filter((bar) => bar.kind !== 'total');
  return [...steps].sort((a, b) => Math.abs(b.step.amount) - Math.abs(a.step.amount))[0] ?? null;
}

/** `Open pipeline is down € 582 k since 1 Oct: € 513 k added, € 612 k won, € 238 k lost`. */
function headline(bars: readonly WaterfallBar[], currency: string, locale: string, since: string): string {
  const { added, change } = sidesOf(bars);
  const money = (value: number) => shortMoney(Math.abs(value), currency, locale);
  const said = (['won', 'lost', 'pushedOut'] as const).flatMap((name) => {
    const bar = bars.find((one) => one.step.name === name);
    return bar ? [`${money(bar.step.amount)} ${bar.step.label.toLowerCase()}`] : [];
  });
  const parts = [...(added > 0 ? [`${money(added)} added`] : []), ...said];
  const way =
    change === 0 ? 'Open pipeline is unchanged' : `Open pipeline is ${change < 0 ? 'down' : 'up'} ${money(change)}`;
  return `${way} since ${since}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

function exact(bar: WaterfallBar | undefined, currency: string, locale: string): string {
  const words = exactMoney(bar?.after ?? 0, currency, locale);
  return bar ? `${words} in ${plural(bar.step.count, 'deal', 'deals', locale)}` : words;
}

function Frames() {
  return (
    <>
      <div className="lede" />
      <div className="card" style={{ minHeight: 372 }} />
      <div className="grid stepRow mt">
        <div className="card" style={{ minHeight: 400 }} />
        <div className="card" style={{ minHeight: 400 }} />
      </div>
    </>
  );
}
