import { browserStore, readKept, useKept, type Store } from '../deals/kept.js';

const name = 'foresail letter keys';
const isOff = (value: unknown): value is 'off' => value === 'off';

/** Whether single letters and signs do nothing: who dictates, or hits keys without meaning to, switches them off (WCAG 2.1.4). */
export function letterKeysOff(store: Store | null = browserStore()): boolean {
  return readKept(store, name, isOff).length > 0;
}

/** Whether they are on, and how to switch them, for this browser. */
export function useLetterKeys(): [boolean, (on: boolean) => void] {
  const [kept, keep] = useKept(name, isOff);
  return [kept.length === 0, (on) => keep(on ? [] : ['off'])];
}
