import type { Db } from 'mongodb';
import type { Viewer } from '../access/viewer.js';
import type { Answer } from './answer.js';
import type { PipelineQuestion } from './question.js';

/** `answers`: what was asked, by whom, and where the log stood. Never a figure: figures are computed for who opens it. */
export interface StoredAnswer {
  readonly _id: string;
  readonly question: PipelineQuestion;
  readonly personId: string;
  readonly odooUserId: number | null;
  readonly position: number;
  readonly createdAt: Date;
}

export interface StoredAnswers {
  keep(answer: Answer, viewer: Viewer, at: Date): Promise<void>;
  find(answerId: string): Promise<StoredAnswer | null>;
}

export function storedAnswers(db: Db): StoredAnswers {
  const answers = db.collection<StoredAnswer>('answers');
  return {
    async keep({ answerId, question, position }, { personId, odooUserId }, createdAt) {
      await answers.insertOne({ _id: answerId, question, personId, odooUserId, position, createdAt });
    },
    find: (answerId) => answers.findOne({ _id: answerId }),
  };
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
