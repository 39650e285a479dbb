import type { PipelineQuestion } from '../../pipeline/question.js';
import { isUnheard } from '../unheard.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { keyOf, type Candidates } from './candidates.js';
import type { Heard } from './heard.js';

/** What tells how far the likeliest reading may be trusted, each from -1 to 1 or thereabouts. */
export const signNames = [
  ...(['bias', 'chance', 'odds', 'ahead', 'refuse', 'agrees', 'sameMeasure', 'noRest', 'unknown', 'share'] as const),
  ...(['unseen', 'vital', 'capital', 'dropped', 'slots', 'manySlots', 'long', 'short', 'other', 'outside'] as const),
] as const;
export type Sign = (typeof signNames)[number];

/** A weight for each sign; fitted on sentences of authors whom the network was not trained with. */
export type Trust = Readonly<Record<Sign, number>>;

/** How likely the likeliest reading is the one that was meant, 0 to 1. */
export function trustIn(signs: Readonly<Record<Sign, number>>, trust: Trust): number {
  const score = signNames.reduce((sum, name) => sum + signs[name] * trust[name], 0);
  return 1 / (1 + Math.exp(-score));
}

export function signsOf(heard: Heard, { ranked, refuse, unseen }: Candidates): Readonly<Record<Sign, number>> {
  const [first, second] = ranked;
  const chance = first?.chance ?? 0;
  const { rest, unknown, tokens, slots, names, frame } = heard;
  const yes = (told: boolean): number => (told ? 1 : 0);
  const words = tokens.length;
  return {
    bias: 1,
    chance,
    odds: oddsOf(chance),
    ahead: oddsOf(chance / Math.max(1e-9, chance + (second?.chance ?? 0))),
    refuse: oddsOf(refuse),
    agrees: yes(first !== undefined && rest !== null && keyOf(rest) === keyOf(first.question)),
    sameMeasure: yes(first !== undefined && rest?.measure === first.question.measure),
    noRest: yes(rest === null),
    unknown: Math.min(unknown.length, 4) / 4,
    share: unknown.length / Math.max(1, words),
    unseen: Math.min(unseen.length, 2) / 2,
    vital: yes(hasVital(heard)),
    capital: yes(hasStrangeName(heard)),
    dropped: first === undefined ? 0 : Math.min(droppedBy(heard, first.question), 2) / 2,
    slots: Math.min(slots.length, 3) / 3,
    manySlots: yes(slots.filter(({ kind }) => kind === 'period').length > 1),
    long: yes(words > 14),
    short: yes(words < 4),
    other: yes(heard.language !== 'en'),
    outside: yes(names.length > frame.names.length),
  };
}

/** From -1 to 1: even odds are 0, a thousand to one 1. */
function oddsOf(chance: number): number {
  const sure = Math.min(0.999, Math.max(0.001, chance));
  return Math.log(sure / (1 - sure)) / Math.log(999);
}

/** Words that turn a question into another: left unread, the rest is not what was meant. */
const vital =
  /^(?:\d.*|[<>=%€$£]|not?|none|never|nothing|neither|nor|without|except|excluding|apart|only|other|than|more|less|over|under|above|below|least|most|between|until|till|since|before|after|first|second|third|half|fiscal|financial|and|or|vs|versus|mais|menos|sem|nao|nenhum\p{L}*|nunca|entre|ate|desde|antes|depois|metade|ou)$/u;

/** Whether a word that nobody read is one that an answer must not pass over. */
export function hasVital({ tokens, unknown }: Heard): boolean {
  const unread = new Set(unknown.flatMap((words) => words.split(' ')));
  return tokens.some(({ raw, text }) => unread.has(raw) && vital.test(text));
}

/** Whether a word that nobody read is written like a name. */
export function hasStrangeName({ tokens, unknown }: Heard): boolean {
  const unread = new Set(unknown.flatMap((words) => words.split(' ')));
  return tokens.some(({ raw }, at) => {
    if (!unread.has(raw)) return false;
    return tokens[at + 1]?.text === "'s" || (at > 0 && /^\p{Lu}/u.test(raw) && !/^\p{Lu}+$/u.test(raw));
  });
}

/** Whether something that the grammar understood has no place in the question. */
export function drops(heard: Heard, question: PipelineQuestion): boolean {
  const { frame, composing } = heard;
  const { measure, filters } = question;
  const said: readonly string[] = [...frame.states, ...frame.subjects];
  const outcomes = ['won', 'lost'].filter((outcome) => said.includes(outcome));
  if (measure === 'deals' && outcomes.some((outcome) => filters.status !== outcome)) return true;
  return isUnheard(frame, measure, composing.today) || droppedBy(heard, question) > 0;
}

/** How much of what the grammar understood has no place in the question. */
function droppedBy({ frame, rest }: Heard, question: PipelineQuestion): number {
  const { filters } = question;
  const states: Readonly<Record<string, unknown>> = {
    ...{ noNextStep: filters.noNextStep, unassigned: filters.unassigned, noCloseDate: filters.noExpectedClose },
    ...{
      overdue: filters.overdue ?? (question.measure === 'overdue' || filters.activity === 'overdue' ? true : undefined),
    },
    ...{ stale: filters.staleForDays ?? (question.measure === 'stale' ? true : undefined) },
  };
  const lost = [
    ...frame.groups.filter((group) => question.groupBy !== group),
    ...frame.states.filter((state) => Object.hasOwn(states, state) && states[state] === undefined),
    ...(frame.order !== null && question.orderBy === null && question.groupBy === null ? ['order'] : []),
    ...(frame.limit !== null && question.limit === null ? ['limit'] : []),
    ...(rest?.compareTo != null && question.compareTo === null ? ['compare'] : []),
  ];
  return lost.length;
}

/** Whether a language knows this word as one that goes on from the last question. */
export function goesOn(text: string, { followStarts }: Lexicon): boolean {
  const start = text.trim().toLowerCase();
  return followStarts.some((word) => start === word || start.startsWith(`${word} `));
}
