import type { Lexicon, Meaning, Rule } from '../../ask/lexicon/lexicon.js';
import type { AlertTrigger } from '../rule.js';

/** What one phrase of a sentence adds to a rule; captured numbers, amounts and names go where it says. */
export interface AlertMeaning {
  readonly trigger?: AlertTrigger['kind'];
  /** Another phrase's trigger replaces it: "deal" says nothing where "is won" follows. */
  readonly weak?: true;
  readonly stage?: 'forward' | 'backward';
  readonly amount?: 'cut' | 'raised';
  readonly earlier?: true;
  readonly toMe?: true;
  readonly whose?: 'me' | 'myTeam' | 'all';
  readonly bound?: 'over' | 'atLeast' | 'under' | 'atMost' | 'between';
  /** Where the captured number goes. */
  readonly takes?: 'percent' | 'days' | 'times' | 'closeDays' | 'amountTo';
  /** Days or times where the phrase itself says them. */
  readonly count?: number;
  readonly names?: 'scope' | 'stage' | 'filter';
  readonly commit?: true;
  readonly target?: 'here' | 'personal';
}

/** Sentences in which somebody asks to be told, by language. Data only; patterns as in src/ask/lexicon. */
export interface AlertLanguage {
  readonly base: Lexicon;
  /** What comes before what is to be told of. */
  readonly openers: RegExp;
  /** Where the opener itself says the place: "tell this channel when". */
  readonly hereOpeners: RegExp;
  readonly ignored: readonly string[];
  readonly rules: readonly Rule<AlertMeaning>[];
  /** "Except between 19:00 and 08:00": two captured times. */
  readonly quiet: RegExp;
}

/** A lexicon with the rules of alerts in place of those of questions, and what each of its phrases means. */
export interface AlertBook {
  readonly lexicon: Lexicon;
  meaningOf(phrase: Meaning): AlertMeaning;
}

/** One reading engine serves both grammars: a phrase's `Meaning` is only the key of what it means here. */
export function bookOf({ base, ignored, rules }: AlertLanguage): AlertBook {
  const meanings = new Map<Meaning, AlertMeaning>();
  const phrases = rules.map(([pattern, means]): Rule<Meaning> => {
    const key: Meaning = {};
    meanings.set(key, means);
    return [pattern, key];
  });
  // A word that means something by itself here may not be passed over, though questions do: "here".
  const alone = new Set(rules.flatMap(([pattern]) => (pattern.includes(' ') ? [] : pattern.split('|'))));
  const passed = [...base.ignored, ...ignored].filter((word) => !alone.has(word));
  const lexicon = { ...base, asides: [], ignored: passed, phrases };
  return { lexicon, meaningOf: (phrase) => meanings.get(phrase) ?? {} };
}
