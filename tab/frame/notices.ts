/** Something that was done, said for some seconds; with a way back where there is one. */
export interface NoticeText {
  readonly id: number;
  readonly words: string;
  readonly undo: (() => void) | null;
}

export interface Notices {
  say(words: string, undo?: () => void): void;
  take(id: number): void;
  list(): readonly NoticeText[];
  subscribe(listener: () => void): () => void;
}

const most = 3;

/** The notices at the foot of the page; the oldest goes when there are more than three. */
export function createNotices(): Notices {
  let shown: readonly NoticeText[] = [];
  let made = 0;
  const listeners = new Set<() => void>();
  const show = (next: readonly NoticeText[]) => {
    shown = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    say(words, undo) {
      made += 1;
      show([...shown, { id: made, words, undo: undo ?? null }].slice(-most));
    },
    take(id) {
      show(shown.filter((notice) => notice.id !== id));
    },
    list: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** One for the page. */
export const notices = createNotices();
