import type { Viewer } from '../access/viewer.js';
import type { PipelineQuestion } from '../pipeline/question.js';
import type { WeekStart } from '../weekStart.js';

/** Names a sentence may mention: only what the viewer may see. */
export interface Directory {
  readonly people: readonly DirectoryEntry[];
  readonly teams: readonly DirectoryEntry[];
  readonly stages: readonly DirectoryEntry[];
  readonly accounts: readonly DirectoryEntry[];
  readonly tags: readonly DirectoryEntry[];
}
export interface DirectoryEntry {
  readonly id: number;
  readonly name: string;
}

/** What the meaning of a sentence may depend on. */
export interface AskContext {
  readonly now: Date;
  readonly timeZone: string;
  /** 1 to 12. */
  readonly fiscalYearStart: number;
  /** Monday where nothing else is configured. */
  readonly weekStartsOn?: WeekStart | undefined;
  readonly viewer: Viewer;
  readonly directory: Directory;
  /** The conversation's last question, which a follow-up refines. */
  readonly previous: PipelineQuestion | null;
  /** When the asker was last here before this visit: "since I last looked". Absent where nobody remembers. */
  readonly lastLooked?: Date | null;
}

/** A question that a sentence may have meant, and how it is said. */
export interface Guess {
  readonly said: string;
  readonly question: PipelineQuestion;
}

/**
 * A sentence, read. Never a silent guess: what was not understood is named, and a question that was guessed from wording
 * nobody taught is marked so (`question.guessed`), says so, and has the other likely ones beside it. What was passed over
 * though nobody knows it stands in the question's `leftOut`, and is said with it.
 */
export type Understanding =
  | {
      readonly kind: 'question';
      readonly question: PipelineQuestion;
      readonly said: string;
      /** Of a guess: what else the sentence may have meant, the likeliest first; three at most. */
      readonly others?: readonly Guess[];
    }
  | {
      readonly kind: 'choice';
      /** The words that several things match, and the things. */
      readonly words: string;
      readonly options: readonly { readonly label: string; readonly question: PipelineQuestion }[];
      /** Several questions were asked at once: the options are these, not readings of some words. */
      readonly questions?: true;
    }
  | {
      readonly kind: 'refused';
      readonly code: 'SCOPE_NOT_VISIBLE' | 'QUESTION_NOT_ANSWERABLE';
      readonly reason: string;
    }
  | {
      readonly kind: 'notUnderstood';
      /** The parts that were read, in words. */
      readonly understood: Readonly<Record<string, string>>;
      readonly unknown: readonly string[];
      /** Real questions this person can ask. */
      readonly suggestions: readonly string[];
      /** What the sentence may have meant, the likeliest first, three at most; absent where nobody can tell. */
      readonly guesses?: readonly Guess[];
    };

/** Reads a sentence. Pure: same sentence and context, same understanding. */
export type Understand = (text: string, context: AskContext) => Understanding;

/** Reads a sentence, perhaps with the help of somebody who takes a while. */
export type ReadSentence = (text: string, context: AskContext) => Understanding | Promise<Understanding>;
