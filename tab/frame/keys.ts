import { changeView, readView, showView } from '../location/useView.js';
import { turnTo, type PageName } from '../location/viewState.js';
import { letterKeysOff } from './letterKeys.js';

const afterG: Readonly<Record<string, PageName>> = {
  h: 'home',
  d: 'deals',
  m: 'movement',
  a: 'activities',
  f: 'forecast',
  t: 'team',
  r: 'reports',
};

/** What a key press asks for, given the one before it; null for a key without a meaning. */
export type KeyWish =
  | { readonly kind: 'ask' }
  | { readonly kind: 'help' }
  | { readonly kind: 'explain' }
  | { readonly kind: 'filter' }
  | { readonly kind: 'page'; readonly page: PageName }
  | { readonly kind: 'prefix' };

/** Reads a key: `/` ask, `f` filter, `e` explain, `?` help, `g` then a letter for a page. Pure. */
export function wishOf(key: string, before: string): KeyWish | null {
  const page = before === 'g' ? afterG[key] : undefined;
  if (page) return { kind: 'page', page };
  if (key === '/') return { kind: 'ask' };
  if (key === 'f') return { kind: 'filter' };
  if (key === '?') return { kind: 'help' };
  if (key === 'e') return { kind: 'explain' };
  return key === 'g' ? { kind: 'prefix' } : null;
}

/** Listens for the keys of the whole tab; gives back how to stop. */
export function listenToKeys(target: Window): () => void {
  let before = '';
  return listenToLetters(target, (key) => {
    const wish = wishOf(key, before);
    before = wish?.kind === 'prefix' ? key : '';
    if (!wish || wish.kind === 'prefix') return false;
    follow(wish);
    return true;
  });
}

/**
 * Calls `take` for each key that is meant as a command: not while typing, not with a modifier held. What `take` answers
 * true to is not handled further. Gives back how to stop.
 */
export function listenToLetters(target: Window, take: (key: string) => boolean): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key.length === 1 && letterKeysOff()) return;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (take(event.key)) event.preventDefault();
  };
  target.addEventListener('keydown', onKey);
  return () => {
    target.removeEventListener('keydown', onKey);
  };
}

function follow(wish: KeyWish): void {
  if (wish.kind === 'help') changeView({ help: true });
  if (wish.kind === 'explain') explainFocused();
  if (wish.kind === 'page') showView(turnTo(readView(), wish.page));
  if (wish.kind === 'ask') focusFirst('.askInput input');
  if (wish.kind === 'filter') focusFirst('.bar .dd');
}

/** Explains the figure that has the focus: a tile, or a bar of a chart. */
function explainFocused(): void {
  const figure = document.activeElement?.closest<HTMLElement>('[data-tile], [data-bar]');
  const link = figure?.dataset['bar'] ?? (figure ? `tile:${figure.dataset['tile'] ?? ''}` : null);
  if (link !== null) changeView({ explain: link });
}

/** The first that is on screen: on a phone the ask box of the header is not. */
function focusFirst(selector: string): void {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.offsetParent !== null);
  found?.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
