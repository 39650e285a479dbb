import { Tab, TabList } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Me } from '../../src/pipeline/answer.js';
import { showView, useView } from '../location/useView.js';
import { turnTo, type PageName } from '../location/viewState.js';
import { Mark } from './icons.js';

const pages: readonly { name: PageName; words: string; sees?: (me: Me | null) => boolean }[] = [
  { name: 'home', words: 'Home' },
  { name: 'deals', words: 'Deals' },
  { name: 'movement', words: 'Movement' },
  { name: 'activities', words: 'Activities' },
  { name: 'forecast', words: 'Forecast' },
  { name: 'reports', words: 'Reports' },
  { name: 'team', words: 'Team', sees: hasTeam },
  { name: 'admin', words: 'Admin', sees: isAdmin },
];

/** The mark, the pages, the ask box and who is signed in. */
export function Header({ me, ask }: { readonly me: Me | null; readonly ask: ReactNode }) {
  const view = useView();
  const { nav, more, look } = useInSight(`${view.page} ${me?.role ?? ''}`);
  return (
    <header className="top">
      <div className="mark">
        <Mark />
        <span>Foresail</span>
      </div>
      <nav aria-label="Pages" className={more ? 'pages more' : 'pages'} ref={nav} onScroll={look}>
        <TabList
          selectedValue={view.page}
          onTabSelect={(_event, { value }) => {
            showView(turnTo(view, value as PageName));
          }}
        >
          {pages
            .filter((page) => page.sees?.(me) ?? true)
            .map((page) => (
              <Tab key={page.name} value={page.name}>
                {page.words}
              </Tab>
            ))}
        </TabList>
      </nav>
      <div className="ask">{ask}</div>
      {me ? (
        <div className="ava" role="img" aria-label={`Signed in as ${me.name}`} title={`${me.name}, ${me.email}`}>
          {initials(me.name)}
        </div>
      ) : (
        <div className="ava" aria-hidden="true" />
      )}
    </header>
  );
}

/** Keeps the tab of the open page in sight where not all have room, and tells whether more are to the right. */
function useInSight(page: string) {
  const nav = useRef<HTMLElement>(null);
  const [more, setMore] = useState(false);
  const look = () => {
    const { scrollLeft = 0, clientWidth = 0, scrollWidth = 0 } = nav.current ?? {};
    setMore(scrollLeft + clientWidth < scrollWidth - 1);
  };
  useEffect(() => {
    const tab = nav.current?.querySelector('[aria-selected=true]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
    look();
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, [page]);
  return { nav, more, look };
}

/** Whether there is anybody besides oneself to look at. */
export function hasTeam(me: Me | null): boolean {
  return me !== null && me.role !== 'rep' && me.role !== 'none';
}

export function isAdmin(me: Me | null): boolean {
  return me?.role === 'admin' || me?.role === 'superAdmin';
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word ?? '').slice(0, 1).toUpperCase())
    .join('');
}
