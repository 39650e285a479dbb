import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Viewer } from '../access/viewer.js';
import type { Answer, Conversion, Figure } from './answer.js';
import type { KeptRates } from './conversion/conversions.js';
import type { PipelineQuestion } from './question.js';

/**
 * `answers`: what was asked, by whom, where the log stood, and what they were told. The figures are shown to nobody else:
 * whoever opens the answer gets figures computed for them.
 */
export interface StoredAnswer {
  readonly _id: string;
  readonly question: PipelineQuestion;
  readonly personId: string;
  readonly odooUserId: number | null;
  readonly position: number;
  /** Of what the person might see then. */
  readonly accessVersion: number;
  readonly figures: readonly Figure[];
  /** What they were converted with; absent where no total in one currency was given. */
  readonly rates?: KeptRates;
  readonly createdAt: Date;
}

export interface StoredAnswers {
  keep(answer: Answer, viewer: Viewer, at: Date): Promise<void>;
  find(answerId: string): Promise<StoredAnswer | null>;
}

/** Nobody guesses one: it opens nothing by itself, but says to whom it was given that there is an answer. */
export function newAnswerId(): string {
  return `a_${randomUUID()}`;
}

/**
 * Whether it has the form of `newAnswerId`. An answer of such an id was given once: where it is not there, it was taken
 * away, because it was too old or its person was erased.
 */
export function isGivenId(answerId: string): boolean {
  return /^a_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(answerId);
}

export function storedAnswers(db: Db): StoredAnswers {
  const answers = db.collection<StoredAnswer>('answers');
  return {
    async keep({ answerId, question, position, figures, converted }, viewer, createdAt) {
      const { personId, odooUserId, accessVersion } = viewer;
      const asked = { question, personId, odooUserId, position, accessVersion, figures, createdAt };
      const rates = converted && ratesOf(converted);
      await answers.insertOne({ _id: answerId, ...asked, ...(rates && { rates }) });
    },
    find: (answerId) => answers.findOne({ _id: answerId }),
  };
}

function ratesOf({ currency, day, rates }: Conversion): KeptRates {
  return { currency, day, rates };
}

/**
 * The question as it is asked again: for another person "me" and "my team" stay those of the one who asked first, and the
 * opener's own sight decides whether they may be looked at.
 */
export function questionFor(viewer: Viewer, { question, personId, odooUserId }: StoredAnswer): PipelineQuestion {
  if (viewer.personId === personId || odooUserId === null) return question;
  const { scope } = question;
  if (scope.kind === 'me') return { ...question, scope: { ...scope, kind: 'person', ids: [odooUserId] } };
  if (scope.kind === 'subtree' && scope.ids.length === 0) {
    return { ...question, scope: { ...scope, ids: [odooUserId] } };
  }
  return question;
}
