import type { SyncMode } from '../../src/eventStore/eventTypes.js';

/** What is asked of the sync, in words or by a tap. */
export type SyncCommand =
  | { readonly kind: 'sync'; readonly mode: SyncMode }
  | { readonly kind: 'syncStatus' }
  | { readonly kind: 'syncSwitch'; readonly act: SyncSwitch };

/** A switch of the sync. `schedule` with null: as configured. `every` that no expression fits is told apart from it. */
export type SyncSwitch =
  | { readonly kind: 'pause' | 'resume' | 'integrations' | 'history' }
  | { readonly kind: 'confirmRemoval'; readonly confirmed: boolean }
  | { readonly kind: 'schedule'; readonly cron: string | null; readonly said: string }
  | { readonly kind: 'scheduleUnfit'; readonly said: string };

const syncWords =
  /^(?:please )?(?:run |start )?(?:a |the )?sync(?:hronize)?(?: (now|incremental|full|reconcile|backfill))?(?: (?:please|sync|run))?$/;
const modeFirst =
  /^(?:please )?(?:run |start )?(?:an? |the )?(full|incremental|reconcile|backfill)(?: (?:sync|run))?(?: now)?$/;
const statusWords = /^(?:sync status|status(?: of the sync)?|sync state|last sync|when was the last sync)$/;
const pauseWords = /^(?:(?:pause|stop|halt|hold)(?: the)? sync(?:ing)?|sync (?:pause|stop|off))$/;
const resumeWords = /^(?:(?:resume|continue|restart|unpause)(?: the)? sync(?:ing)?|sync (?:resume|continue|on))$/;
const confirmWords = /^(?:confirm(?: the)? (?:removals?|deletions?)|sync confirm(?: (?:removals?|deletions?))?)$/;
const integrationWords =
  /^(?:integrations?|connections?|(?:test|check)(?: the)? (?:odoo|connections?|integrations?)|is odoo (?:up|down|reachable|there))$/;
const historyWords =
  /^(?:sync (?:history|runs|log)|(?:last|recent) (?:syncs|sync runs|runs)|(?:show )?(?:the )?runs of the sync)$/;
const everyWords = /^(?:sync|run(?: the)? sync) every (?:(\d{1,3}) )?(minutes?|min|hours?|h|days?)$/;
const usualWords = /^sync (?:as configured|by default|default|usual|as usual)$/;

/** Reads lower-case words without final punctuation; null when they are no command to the sync. */
export function readSyncCommand(words: string): SyncCommand | null {
  if (statusWords.test(words)) return { kind: 'syncStatus' };
  const mode = syncWords.exec(words) ?? modeFirst.exec(words);
  if (mode) return { kind: 'sync', mode: modeOf(mode[1]) };
  const act = readSwitch(words);
  return act && { kind: 'syncSwitch', act };
}

function readSwitch(words: string): SyncSwitch | null {
  if (pauseWords.test(words)) return { kind: 'pause' };
  if (resumeWords.test(words)) return { kind: 'resume' };
  if (confirmWords.test(words)) return { kind: 'confirmRemoval', confirmed: false };
  if (integrationWords.test(words)) return { kind: 'integrations' };
  if (historyWords.test(words)) return { kind: 'history' };
  if (usualWords.test(words)) return { kind: 'schedule', cron: null, said: 'as configured' };
  const every = everyWords.exec(words);
  return every && scheduleOf(Number(every[1] ?? 1), every[2] ?? '');
}

/** An even interval as a cron expression: minutes must divide the hour, hours the day, or the last step is shorter. */
function scheduleOf(count: number, unit: string): SyncSwitch {
  const kind = unit.startsWith('m') ? 'minute' : unit.startsWith('h') ? 'hour' : 'day';
  const said = count === 1 ? `every ${kind}` : `every ${count} ${kind}s`;
  const cron = count > 0 ? crons[kind](count) : null;
  return cron === null ? { kind: 'scheduleUnfit', said } : { kind: 'schedule', cron, said };
}

const crons: Readonly<Record<'minute' | 'hour' | 'day', (count: number) => string | null>> = {
  minute: (count) => {
    if (count < 60) return 60 % count === 0 ? `*/${count} * * * *` : null;
    return count % 60 === 0 ? crons.hour(count / 60) : null;
  },
  hour: (count) => {
    if (count === 24) return '0 0 * * *';
    return count < 24 && 24 % count === 0 ? `0 */${count} * * *` : null;
  },
  day: (count) => (count === 1 ? '0 0 * * *' : null),
};

function modeOf(word: string | undefined): SyncMode {
  if (word === 'full' || word === 'reconcile' || word === 'backfill') return word;
  return 'incremental';
}
