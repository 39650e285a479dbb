import type { PeriodUnit } from '../../pipeline/calendar.js';
import type { Filters, Grouping, Measure, Order } from '../../pipeline/question.js';
import type { Reporting } from './reports.js';

/**
 * What a language brings: data only. Patterns are words separated by blanks; `a|b` is either, a trailing `?` optional,
 * `<kind>` a thing of that kind, `(a b|c)` a choice between rows of words, a leading `!` a row that nothing may
 * stand between, a leading `~` one that only articles may. Articles between the words of a pattern need not
 * be written, and what `asides` name may stand there too.
 */
export interface Lexicon {
  /** BCP 47 language. */
  readonly language: string;
  /** Words that carry no meaning of their own here; they may stand anywhere. */
  readonly ignored: readonly string[];
  /** Words that carry no meaning of their own only where one of the others is said too: "how is it LOOKING". */
  readonly ignoredBeside: Readonly<Record<string, readonly string[]>>;
  /** Clauses that ask for nothing (greetings, reasons, what the answer is for): taken out before anything is read. */
  readonly passedOver: readonly RegExp[];
  /**
   * Turns of phrase and the plainer words for the same: tried in this order on a sentence that is not understood as it
   * was said. What asks for nothing has no words in its place.
   */
  readonly plainer: readonly (readonly [turn: RegExp, words: string])[];
  /** How people tell what somebody says or does before they ask about it. */
  readonly reporting: Reporting;
  /** How people take back what they have just said. */
  readonly correcting: Correcting;
  /** What may be left out where all else is read, and is named in the answer. */
  readonly leftOut: LeftOut;
  /** Words that may stand between the words of a pattern. */
  readonly articles: readonly string[];
  /** "what's" → "what is", before anything is matched. */
  readonly contractions: Readonly<Record<string, string>>;
  /** A rarer word → the one that says the same, in sentences and patterns alike: "opps" → "deals". */
  readonly synonyms: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, PeriodUnit>>;
  /** Names and short names, January first. */
  readonly months: readonly (readonly string[])[];
  /** Monday first. */
  readonly weekdays: readonly (readonly string[])[];
  /** A short name of a day between its neighbours where it is no day. */
  readonly dayLike?: RegExp;
  readonly numbers: Readonly<Record<string, number>>;
  /** "third" → 3; "3rd" is the same in every language. */
  readonly ordinals: Readonly<Record<string, number>>;
  /** Real words that mean nothing here: never taken for a mistyped one that does. */
  readonly uncorrected: readonly string[];
  /** "twice" → 2. */
  readonly times: Readonly<Record<string, number>>;
  /** Multipliers after a number: "k" → 1000. */
  readonly multipliers: Readonly<Record<string, number>>;
  /** Names of currencies; signs are the same in every language. */
  readonly currencies: Readonly<Record<string, string>>;
  /** Decimal sign of amounts where "1,500" could be either. */
  readonly decimal: '.' | ',';
  /** Days with a name, as `MM-DD`. */
  readonly namedDays: readonly Rule<string>[];
  readonly dates: readonly Rule<DateRule>[];
  readonly periods: readonly Rule<PeriodRule>[];
  readonly phrases: readonly Rule<Meaning>[];
  /** Phrases that may stand between the words of another and count by themselves: "does BEN'S TEAM take to close". */
  readonly asides: readonly Rule<Meaning>[];
  /** Words that make a phrase the asker's own, whatever else it says: "did I hit MY target". */
  readonly ownWords: readonly string[];
  /** Behind one of these they make it that of those below the asker: "rank MY reps". */
  readonly ownPeople: readonly string[];
  /** "jan-mar" is "jan to mar". */
  readonly rangeWord: string;
  /** "north + south" is "north and south". */
  readonly andWord: string;
  /** Parts of a million or a thousand: "half a million". */
  readonly fractions: Readonly<Record<string, number>>;
  /** Words at the start of a sentence that take it on from the last question. */
  readonly followStarts: readonly string[];
  /** What may stand before a verb that asks for a change: greetings, "could you", but not "will I". */
  readonly beforeCommand: RegExp;
  /** Words at the start of a sentence that ask for a change instead of an answer. */
  readonly commands: readonly string[];
  /** Verbs that ask for a change only where one of these words follows: "close THE deal", but "close rate". */
  readonly commandsBefore: {
    readonly verbs: readonly string[];
    readonly objects: readonly string[];
    readonly names: ChangesOfNamed;
  };
  /** Sentences to suggest, by what the person may see; each must be understood. */
  readonly suggestions: { readonly own: readonly string[]; readonly team: readonly string[] };
}

/** "Last month, no wait, last quarter": the words that take something back, and those around them that say nothing. */
export interface Correcting {
  /** Whole turns by which what was said is put otherwise, and the plainer words for them. */
  readonly turns: readonly (readonly [turn: RegExp, words: string])[];
  /**
   * What they take back: the last thing of the kind of what follows, that thing only right before them, or what comes
   * `next`, where another of its kind follows ("not May but June").
   */
  readonly markers: readonly { readonly marker: RegExp; readonly takes: 'last' | 'beside' | 'next' }[];
  /** May stand before what takes the place: "no, THE eight largest". */
  readonly passed: ReadonlySet<string>;
  /** Between what is denied and what is meant: "not May BUT June". */
  readonly instead: ReadonlySet<string>;
}

/** How a change is asked for of what is named without an article: "move turin to proposition", "change close date turin to …". */
export interface ChangesOfNamed {
  /** Verbs that ask for a change of the account behind them where it is said what becomes of it. */
  readonly verbs: readonly string[];
  /** Those of them that say it by themselves: "close turin". */
  readonly closing: readonly string[];
  /** Verbs by which one hands over what somebody has: "GIVE ben's deals to ana". */
  readonly handing: readonly string[];
  /** What comes before that which it becomes: "TO proposition", "AS lost". */
  readonly onto: readonly string[];
  /** Verbs that ask for a change of a field, and fields: "UPDATE PROBABILITY turin 80%". */
  readonly setting: readonly string[];
  readonly fields: readonly string[];
}

/** Words that nobody has to understand for an answer to be right, and those that forbid to think so. */
export interface LeftOut {
  /** Said of how something is asked or told, never of which deals are meant. */
  readonly words: readonly string[];
  /** How adverbs end that say how something is asked or told, and those of them that say which, when or how much. */
  readonly adverbs: RegExp;
  readonly narrowing: readonly string[];
  /** Behind these a word is no adverb. */
  readonly beforeNouns: readonly string[];
  /** What a word before them says of them is never left out: "the PIVOT deal". */
  readonly heads: readonly string[];
  /** A clause with one of these says something by itself; with one of the others it may narrow what is asked. */
  readonly saying: readonly string[];
  readonly conditions: readonly string[];
}

/** A pattern and what it means. */
export type Rule<Means> = readonly [pattern: string, means: Means];

/** How a pattern names one day; captures in the order of the pattern. */
export type DateRule =
  | { readonly day: 'offset'; readonly by: number }
  | { readonly day: 'weekday'; readonly which: 'lean' | 'last' | 'next' }
  | { readonly day: 'dayMonth' }
  | { readonly day: 'monthDay' }
  | { readonly day: 'iso' }
  | { readonly day: 'numeric' }
  | { readonly day: 'named'; readonly lean?: 'past' | 'future' }
  | { readonly day: 'unitsAgo'; readonly sign: -1 | 1; readonly count?: number }
  | { readonly day: 'edge'; readonly end: boolean }
  | { readonly day: 'unitEdge'; readonly end: boolean };

/** How a pattern names a period. */
export type PeriodRule =
  /** `fiscal` makes a year that of the books; with `to` up to the end of the unit so far from now. */
  | { readonly span: 'unit'; readonly offset: number; readonly to?: number; readonly fiscal?: true }
  | { readonly span: 'unitToDate' }
  | { readonly span: 'unitRest' }
  | { readonly span: 'toDate'; readonly unit: PeriodUnit }
  | { readonly span: 'rolling'; readonly sign: -1 | 1; readonly count?: number }
  | { readonly span: 'month'; readonly offset?: number }
  | { readonly span: 'quarter'; readonly offset?: number }
  | { readonly span: 'year' }
  | { readonly span: 'half'; readonly half?: 1 | 2; readonly offset?: number }
  /** A half of the year counted from the present one. */
  | { readonly span: 'halfNow'; readonly offset: number }
  /** `back`: up to today, whatever it is about. */
  | { readonly span: 'since'; readonly back?: true }
  | { readonly span: 'after' }
  | { readonly span: 'until' }
  | { readonly span: 'before' }
  | { readonly span: 'between' }
  | { readonly span: 'date' }
  | { readonly span: 'untilUnitEnd'; readonly offset: number }
  | { readonly span: 'within'; readonly sign: -1 | 1; readonly count?: number }
  /** From today to the end of another period. */
  | { readonly span: 'restOf' }
  | { readonly span: 'part'; readonly part: PartOfPeriod }
  | { readonly span: 'weekend'; readonly offset: number }
  /** So many units from the start of a period, or up to its end: "the first three quarters of 2026". */
  | { readonly span: 'units'; readonly at: 'start' | 'end' }
  /** Two periods that follow each other. */
  | { readonly span: 'both' }
  /** From a day of this month, or of the last one, up to today. */
  | { readonly span: 'sinceDay' }
  /** From one day of a month to another. */
  | { readonly span: 'days' }
  /** The fiscal year that ends in a year. */
  | { readonly span: 'fiscal' }
  /** Weeks by their number: "CW 46", "weeks 40 to 45"; `side` those that follow each other: "week 46 or 47". */
  | { readonly span: 'calendarWeek'; readonly offset?: number }
  | { readonly span: 'calendarWeeks'; readonly side?: true }
  /** The week that a day is in. */
  | { readonly span: 'weekOf' }
  /** Longer ago than so many units. */
  | { readonly span: 'beyond'; readonly count?: number };

export type PartOfPeriod = 'whole' | 'early' | 'mid' | 'late' | 'firstHalf' | 'secondHalf' | 'firstWeek' | 'lastWeek';

/** What is asked about: a measure, or the loose words that only the rest of the sentence makes one. */
export type Subject = Measure | 'pipeline' | 'revenue';

export type State =
  | 'open'
  | 'won'
  | 'lost'
  | 'all'
  | 'overdue'
  | 'stale'
  | 'dueToday'
  | 'agenda'
  | 'upcoming'
  | 'done'
  | 'noNextStep'
  | 'noCloseDate'
  | 'unassigned';

/**
 * Whose: the asker's own, their usual sight, their team, all that they have to do with (of who has nobody below them their own),
 * everything. Named people and teams come as names.
 */
export type Whose = 'me' | 'usual' | 'myTeam' | 'myLot' | 'all' | 'persons' | 'personTeam' | 'teams' | 'personOrTeam';

/**
 * What an answer must have for a word to be heard: rows with dates, members to rank, a mean, pushes, losses, a rate; no answer has
 * what needs `nothing`. */
export type Need = 'dates' | 'members' | 'mean' | 'pushes' | 'losses' | 'rate' | 'nothing';

/** What one matched phrase adds to the question. Captured numbers, amounts, periods and names go where it says. */
export interface Meaning {
  readonly subject?: Subject;
  /** A subject that any other subject of the sentence replaces: "deals" in "win rate of deals". */
  readonly weak?: boolean;
  readonly state?: State;
  readonly whose?: Whose;
  readonly group?: Grouping;
  /** The grouping, or the state, gives way to one that is named. */
  readonly implied?: true;
  readonly order?: Order;
  /** The captured number is how many to list. */
  readonly takes?: 'limit' | 'staleDays' | 'pushedMoreThan' | 'pushedAtLeast';
  readonly limit?: number;
  readonly bound?: 'over' | 'atLeast' | 'under' | 'atMost' | 'between';
  readonly probability?: 'atLeast' | 'atMost' | 'between';
  /** Which date the captured period is about; `any` leaves it to the subject. */
  readonly when?:
    | 'any'
    | 'expectedClose'
    | 'closed'
    | 'created'
    | 'due'
    | 'asOf'
    | 'sinceDate'
    | 'trend'
    | 'since'
    | 'staleSince'
    | 'pushedIn';
  /** "As known then": of a past day only what was known on it counts. */
  readonly known?: true;
  /** A reason is asked for. */
  readonly why?: true;
  /** "Down", "grew": how the figure came to be is asked for. */
  readonly trend?: true;
  /** "Was", "did": what is asked of the present otherwise is asked of that day. */
  readonly past?: true;
  /** From the asker's last visit. */
  readonly sinceLooked?: true;
  /** The captured period is what is compared with; without one, the period before. */
  readonly compare?: true;
  /** "The same period last year": the question's own period, a year before. */
  readonly yearBefore?: true;
  /** Compared with the time just before, as long as the question's own. */
  readonly periodBefore?: true;
  /** Compared with the same time of the captured year. */
  readonly inYear?: true;
  readonly filters?: Filters;
  /** Beside who is named the asker is meant too: "Ben and me". */
  readonly withMe?: true;
  /** The captured name narrows: stage, account, tag; a person or team becomes the scope. */
  readonly names?: true;
  /** The sentence goes on from the last question. */
  readonly follows?: true;
  /** Words that stand for a person or thing that nobody knows of. */
  readonly stranger?: true;
  readonly pushed?: number;
  /** "He", "her": somebody whom the sentence has to name. */
  readonly pronoun?: true;
  /** "North or South, WHO has more": who is asked for is one of the names, of whatever kind they are. */
  readonly either?: true;
  /** "Qualified and up": the captured stage and every later one that is open, or only the later ones. */
  readonly later?: 'too' | 'only';
  /** "Vs", "compare": what of one kind is named stands side by side, a group each. */
  readonly sideBySide?: true;
  /** Said of what only some answers show: days ("when"), or a row of members ("fewest"). */
  readonly needs?: Need;
  /** The captured currency is the only one counted. */
  readonly currency?: true;
  /** The captured currency is that of a total: of every answer, or of those that are sums of money. */
  readonly inOne?: 'sums' | 'always';
  /** Quoted or free words that a deal's name must hold. */
  readonly text?: true;
}
