import { readTime } from '../../src/alerts/read/clockWords.js';
import { asksToBeTold } from '../../src/alerts/read/readAlert.js';
import type { DigestTime, QuietHours } from '../../src/alerts/rule.js';

/** What somebody says about being told. Numbers are places in their list, from 1. */
export type SubscriptionCommand =
  | { readonly kind: 'alerts' }
  | { readonly kind: 'changeAlert'; readonly act: 'pause' | 'resume' | 'stop'; readonly number: number | 'all' }
  | { readonly kind: 'quietHours'; readonly quiet: QuietHours | null }
  | { readonly kind: 'digest'; readonly time: DigestTime }
  | { readonly kind: 'changeDigest'; readonly act: 'pause' | 'resume' | 'stop' }
  | { readonly kind: 'remindCall'; readonly daysBefore: number; readonly at: string }
  /** `sure`: the words say that it is no question. */
  | { readonly kind: 'alert'; readonly text: string; readonly sure: boolean };

const listed =
  /^(?:show |list |what are )?(?:me )?(?:my |all my )?(?:alerts|subscriptions|digests|meus alertas|alertas|os meus alertas)$/;
const acts: Readonly<Record<string, 'pause' | 'resume' | 'stop'>> = {
  ...{
    pause: 'pause',
    mute: 'pause',
    pausa: 'pause',
    pausar: 'pause',
    resume: 'resume',
    unpause: 'resume',
    unmute: 'resume',
  },
  ...{ retoma: 'resume', retomar: 'resume', stop: 'stop', delete: 'stop', remove: 'stop', cancel: 'stop', end: 'stop' },
  ...{ para: 'stop', parar: 'stop', remover: 'stop', cancelar: 'stop' },
};
const changed = new RegExp(
  `^(${Object.keys(acts).join('|')}) (?:the |my |o )?(?:alert|subscription|alerta)s? (?:number |no |#)?(\\d{1,3}|all|todos)$`,
);
const changedAll = new RegExp(
  `^(${Object.keys(acts).join('|')}) (?:all |my |all my |todos os )(?:alerts|subscriptions|alertas)$`,
);
const digestChanged = new RegExp(
  `^(${Object.keys(acts).join('|')}) (?:the |my |sending me (?:the )?|o )?(?:daily |weekly )?(?:digest|resumo)s?$`,
);
const time = '(\\d{1,2}(?:[:.h]\\d\\d)? ?(?:am|pm|h)?)';
const quiet = new RegExp(
  `^(?:set )?(?:my )?(?:quiet hours|do not disturb|horas de sil[eê]ncio)(?: are| to| from| between)? ${time} ?(?:-|–|to|until|till|and|a|às|até) ?${time}$`,
);
const noQuiet = /^(?:no|clear|remove|end|stop|sem) (?:my )?(?:quiet hours|horas de sil[eê]ncio)$|^quiet hours off$/;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const weekdaysInPortuguese = ['segunda', 'ter[cç]a', 'quarta', 'quinta', 'sexta', 's[aá]bado', 'domingo'];
const sending =
  '(?:please )?(?:send me |give me |i want |i’d like |manda-me |envia-me |quero )?(?:a |an |the |my |um |o )?';
const daily = new RegExp(
  `^${sending}(?:(?:daily|morning|di[aá]rio) (?:digest|summary)|(?:digest|summary) (?:every (?:day|morning)|daily)|resumo di[aá]rio)(?: (?:at|às|as) ${time})?$`,
);
const weekly = new RegExp(
  `^${sending}(?:weekly (?:digest|summary)|(?:digest|summary) (?:every week|weekly)|resumo semanal|digest every)(?: (?:on|every|à|na|às)?)? ?([a-zçáé]+)?s?(?:-feira)?(?: (?:at|às|as))?(?: ${time})?$`,
);
const reminder = new RegExp(
  `^remind me (?:of|about|to (?:make|do|set|give)) (?:my |the )?(?:forecast )?(?:call|forecast)(?: (\\d{1,2}) days? before(?: (?:the |a )?(?:quarter|period|cut-?off)(?: (?:ends|is over))?)?)?(?: at ${time})?$`,
);
const usualTime = '08:00';

/** @param words lower case, single spaces, no final punctuation. */
export function readSubscriptionCommand(words: string): SubscriptionCommand | null {
  if (listed.test(words)) return { kind: 'alerts' };
  return readChange(words) ?? readQuiet(words) ?? readDigest(words) ?? readReminder(words) ?? readAlertCommand(words);
}

function readChange(words: string): SubscriptionCommand | null {
  const [, verb, which] = changed.exec(words) ?? [];
  const act = acts[verb ?? ''];
  if (act && which !== undefined) {
    return { kind: 'changeAlert', act, number: /^\d/.test(which) ? Number(which) : 'all' };
  }
  const all = acts[changedAll.exec(words)?.[1] ?? ''];
  if (all) return { kind: 'changeAlert', act: all, number: 'all' };
  const digest = acts[digestChanged.exec(words)?.[1] ?? ''];
  return digest ? { kind: 'changeDigest', act: digest } : null;
}

function readQuiet(words: string): SubscriptionCommand | null {
  if (noQuiet.test(words)) return { kind: 'quietHours', quiet: null };
  const [, start, end] = quiet.exec(words) ?? [];
  const [from, to] = [readTime(start ?? ''), readTime(end ?? '')];
  return from === null || to === null ? null : { kind: 'quietHours', quiet: { from, to } };
}

function readDigest(words: string): SubscriptionCommand | null {
  const day = daily.exec(words);
  if (day) return digestAt('daily', 1, day[1]);
  const week = weekly.exec(words);
  const weekday = week && weekdayOf(week[1] ?? 'monday');
  return weekday ? digestAt('weekly', weekday, week[2]) : null;
}

function digestAt(
  cadence: DigestTime['cadence'],
  weekday: number,
  said: string | undefined,
): SubscriptionCommand | null {
  const at = said === undefined ? usualTime : readTime(said);
  return at === null ? null : { kind: 'digest', time: { cadence, weekday, at } };
}

function weekdayOf(word: string): number {
  const english = weekdays.findIndex((name) => name === word || name.slice(0, 3) === word);
  const other = weekdaysInPortuguese.findIndex((name) => new RegExp(`^${name}$`).test(word));
  return Math.max(english, other) + 1;
}

function readReminder(words: string): SubscriptionCommand | null {
  const said = reminder.exec(words);
  if (!said) return null;
  const at = said[2] === undefined ? usualTime : readTime(said[2]);
  const daysBefore = Math.min(60, Math.max(1, Number(said[1] ?? 5)));
  return at === null ? null : { kind: 'remindCall', daysBefore, at };
}

/** "When any of my deals is pushed" may be said without "tell me"; then it must be understood, or it is a question. */
function readAlertCommand(text: string): SubscriptionCommand | null {
  if (asksToBeTold(`${text} `)) return { kind: 'alert', text, sure: true };
  const bare = /^(?:when(?:ever)?|as soon as|if|quando|sempre que) .{6,}/.test(text) && !text.endsWith('?');
  return bare && !/^when (?:did|will|is|was|does|do|were|are|can) /.test(text)
    ? { kind: 'alert', text, sure: false }
    : null;
}
