import type { AmountBound } from '../../ask/amountBounds.js';
import type { Lexicon, Meaning, Rule } from '../../ask/lexicon/lexicon.js';
import type { AlertTrigger } from '../rule.js';

/** What one phrase of a sentence adds to a rule; captured numbers, amounts and names go where it says. */
export interface AlertMeaning {
  readonly trigger?: AlertTrigger['kind'];
  /** What changes, and that it changes, where other words stand between: "the stage of a deal of Ben's changes". */
  readonly about?: 'stageMoved' | 'reassigned' | 'amountChanged' | 'closeChanged' | 'closing';
  readonly changes?: true;
  readonly stage?: 'forward' | 'backward';
  readonly amount?: 'cut' | 'raised';
  readonly earlier?: true;
  readonly toMe?: true;
  readonly whose?: 'me' | 'myTeam' | 'all';
  readonly bound?: AmountBound;
  /** Where the captured number goes. */
  readonly takes?: 'percent' | 'days' | 'times' | 'closeDays' | 'amountTo';
  /** The percentage itself counts too: "at least 10 %". */
  readonly orExactly?: true;
  /** Days, times or units where the phrase itself says them. */
  readonly count?: number;
  /** `another`: one more of what the name before it stands for. */
  readonly names?: 'scope' | 'stage' | 'filter' | 'another';
  readonly commit?: true;
  /** The name is whose doing it was: the owner's, of what owners do. */
  readonly doneBy?: true;
  /** Understood, and no rule can say it: why. */
  readonly noRule?: string;
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
  /** Words that questions pass over and that turn a rule round: never passed over here. */
  readonly meaningful: readonly string[];
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
export function bookOf({ base, ignored, meaningful, rules }: AlertLanguage): AlertBook {
  const meanings = new Map<Meaning, AlertMeaning>();
  const phrases = rules.map(([pattern, means]): Rule<Meaning> => {
    const key: Meaning = {};
    meanings.set(key, means);
    return [pattern, key];
  });
  // A word that means something by itself here may not be passed over, though questions do: "here".
  const alone = new Set(rules.flatMap(([pattern]) => (pattern.includes(' ') ? [] : pattern.split('|'))));
  const kept = new Set([...alone, ...meaningful]);
  const passed = [...base.ignored, ...ignored].filter((word) => !kept.has(word));
  const lexicon = { ...base, asides: [], ignored: passed, phrases };
  return { lexicon, meaningOf: (phrase) => meanings.get(phrase) ?? {} };
}
