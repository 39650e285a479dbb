import { useState } from 'react';

/** Where a browser keeps what a person arranged for themselves; missing in private windows. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** A list of words kept in the browser under a name; anything else found there counts as nothing. */
export function readKept<Item>(store: Store | null, name: string, isItem: (value: unknown) => value is Item): Item[] {
  try {
    const found: unknown = JSON.parse(store?.getItem(name) ?? '[]');
    return Array.isArray(found) ? found.filter(isItem) : [];
  } catch {
    return [];
  }
}

/** Keeps a list; where nothing can be kept, it lasts as long as the page. */
export function writeKept(store: Store | null, name: string, items: readonly unknown[]): void {
  try {
    store?.setItem(name, JSON.stringify(items));
  } catch {
    // A full or forbidden store: what was arranged is gone with the page, and nothing else is lost.
  }
}

/** The browser's own; null where it gives none. */
export function browserStore(): Store | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** A list that lasts in this browser, for this person. */
export function useKept<Item>(
  name: string,
  isItem: (value: unknown) => value is Item,
): [readonly Item[], (items: readonly Item[]) => void] {
  const [items, setItems] = useState<readonly Item[]>(() => readKept(browserStore(), name, isItem));
  return [
    items,
    (next) => {
      setItems(next);
      writeKept(browserStore(), name, next);
    },
  ];
}
