import { useState } from 'react';
import type { PipelineQuestion } from '../../src/pipeline/question.js';

/** A question that a sentence may have meant, and how it is said. */
export interface OtherReading {
  readonly said: string;
  readonly question: PipelineQuestion;
}

/** What was picked as the meaning of one of the sentences that were asked in turn. */
export interface Meant extends OtherReading {
  /** Place of the sentence among those asked. */
  readonly at: number;
}

/** The readings an error's details hold; none where they are of another form. */
export function readingsIn(details: unknown): readonly OtherReading[] {
  return Array.isArray(details) ? details.filter(isReading) : [];
}

function isReading(value: unknown): value is OtherReading {
  if (typeof value !== 'object' || value === null) return false;
  const { said, question } = value as Partial<Record<keyof OtherReading, unknown>>;
  return typeof said === 'string' && typeof question === 'object' && question !== null;
}

/** Remembers what was picked for the last of the sentences, for as long as they are the same up to it. */
export function useMeant(asked: readonly string[]): {
  readonly meant: Meant | null;
  readonly mean: (reading: OtherReading) => void;
} {
  const [picked, setPicked] = useState<{ readonly words: string; readonly meant: Meant } | null>(null);
  const wordsUpTo = (at: number) => asked.slice(0, at + 1).join(' / ');
  const holds = picked !== null && picked.meant.at < asked.length && wordsUpTo(picked.meant.at) === picked.words;
  return {
    meant: holds ? picked.meant : null,
    mean: ({ said, question }) => {
      const at = asked.length - 1;
      setPicked({ words: wordsUpTo(at), meant: { at, said, question } });
    },
  };
}
