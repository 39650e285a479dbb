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

const starting = '(?:(?:run|start|do|trigger|force|launch|kick off) )?(?:an? |the )?';
const syncWords = new RegExp(
  `^${starting}(?:re-?)?sync(?:hronize)?(?: odoo)?(?: (now|incremental|full|reconcile|backfill))?(?: (?:sync|run|now))?$`,
);
const modeFirst = new RegExp(`^${starting}(full|incremental|reconcile|backfill)(?: (?:re-?)?(?:sync|run))?(?: now)?$`);
const statusWords =
  /^(?:(?:the )?sync (?:status|state)|status(?: of the sync)?|(?:the )?last sync|when was the last sync(?: run)?|when did (?:we|you|it|odoo) last sync|(?:show|check)(?: me)?(?: the)? sync|how is the sync(?: doing| going)?|how (?:fresh|old) (?:is|are) (?:the|our|my) data|is (?:the )?sync(?:ing)? (?:running|on|off|ok|okay|fine|working|paused|done|up to date))$/;
const pauseWords =
  /^(?:(?:pause|stop|halt|hold|suspend|disable|turn off|switch off)(?: the)? sync(?:ing)?|(?:turn |switch )?(?:the )?sync (?:pause|stop|off))$/;
const resumeWords =
  /^(?:(?:resume|continue|restart|unpause|enable|turn on|switch on)(?: the)? sync(?:ing)?|(?:turn |switch )?(?:the )?sync (?:resume|continue|on))$/;
const confirmWords = /^(?:confirm(?: the)? (?:removals?|deletions?)|sync confirm(?: (?:removals?|deletions?))?)$/;
const integrationWords =
  /^(?:integrations?|connections?|(?:test|check)(?: the)? (?:odoo|connections?|integrations?)|is odoo (?:up|down|reachable|there))$/;
const historyWords =
  /^(?:sync (?:history|runs|log)|(?:last|recent) (?:syncs|sync runs|runs)|(?:show )?(?:the )?runs of the sync)$/;
const everyWords =
  /^(?:(?:(?:sync|(?:run|set|change|schedule)(?: the)? sync)(?: to| interval to| to run)? )?(?:every|each)) (?:(\d{1,3}|[a-z]{3,7}) )?(minutes?|mins?|hours?|h|days?)$/;
const adverbs: Readonly<Record<string, string>> = { hourly: 'hour', daily: 'day', nightly: 'day' };
const usualWords = /^sync (?:as configured|by default|default|usual|as usual)$/;
/** Numbers that people write out; "half an hour" has its own form. */
const numbers: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, eight: 8, ten: 10, twelve: 12 },
  ...{ fifteen: 15, twenty: 20, thirty: 30, sixty: 60, other: 2 },
};

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
  return readInterval(words);
}

function readInterval(words: string): SyncSwitch | null {
  if (/^sync every half(?: an)? hour$/.test(words)) return scheduleOf(30, 'minutes');
  const adverb = adverbs[/^sync ([a-z]+)$/.exec(words)?.[1] ?? ''];
  if (adverb !== undefined) return scheduleOf(1, adverb);
  const [, written = '1', unit] = everyWords.exec(words) ?? [];
  const count = /^\d+$/.test(written) ? Number(written) : numbers[written];
  return unit === undefined || count === undefined ? null : scheduleOf(count, unit);
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
