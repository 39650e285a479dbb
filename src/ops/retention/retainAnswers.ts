import type { Db } from 'mongodb';
import type { StoredAnswer } from '../../pipeline/storedAnswers.js';

/** Answers that were taken away, and choices that cards offered ("which Ana?"). */
export interface RetainedAnswers extends Readonly<Record<string, number>> {
  readonly answers: number;
  readonly choices: number;
}

/**
 * Takes answers away that were given before the instant, with what cards offered then. Who opens one is told that it is
 * no longer kept (ANSWER_NOT_KEPT); its figures were those of that day, and its question can be asked again.
 */
export async function retainAnswers(db: Db, olderThan: Date): Promise<RetainedAnswers> {
  const answers = db.collection<StoredAnswer>('answers');
  const choices = db.collection<{ _id: string; at: Date }>('bot_choices');
  // Without these each pass would read everything that is kept.
  await answers.createIndex({ createdAt: 1 });
  await choices.createIndex({ at: 1 });
  const gone = await answers.deleteMany({ createdAt: { $lt: olderThan } });
  const closed = await choices.deleteMany({ at: { $lt: olderThan } });
  return { answers: gone.deletedCount, choices: closed.deletedCount };
}
