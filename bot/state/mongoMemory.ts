import type { Collection, Db } from 'mongodb';
import { z } from 'zod';
import type { Clock } from '../../src/clock.js';
import { questionSchema, type PipelineQuestion } from '../../src/pipeline/question.js';
import { visitAt, type Memory, type MemoryKey, type OpenChoice, type Reply, type Visit } from './ports.js';

/** After a night "by stage" no longer means yesterday's question. */
const followUpMilliseconds = 12 * 60 * 60 * 1000;

interface MemoryDocument {
  readonly _id: string;
  readonly question?: PipelineQuestion;
  readonly reply?: Reply;
  /** Pages turned since, in rows. */
  readonly turned?: number;
  /** When the question was asked; of a message that asked nothing there is none. */
  readonly at?: Date;
}
interface VisitDocument extends Visit {
  /** Whose. */
  readonly _id: string;
}
interface ChoiceDocument extends OpenChoice {
  readonly _id: string;
  /** A choice offered in a channel is picked in the person's own chat: it belongs to the person alone. */
  readonly owner: string;
  readonly at: Date;
}

const storedChoice = z.object({
  words: z.string(),
  options: z.array(z.object({ label: z.string(), question: questionSchema })),
});

/** `bot_memory`, `bot_choices` and `bot_visits`. What an older version stored in another form is forgotten, not guessed at. */
export function mongoMemory(db: Db, clock: Clock, newId: () => string): Memory {
  const memories: Collection<MemoryDocument> = db.collection('bot_memory');
  const choices: Collection<ChoiceDocument> = db.collection('bot_choices');
  const visits: Collection<VisitDocument> = db.collection('bot_visits');
  async function recall(key: MemoryKey): Promise<{ question: PipelineQuestion; turned: number } | null> {
    const found = await memories.findOne({ _id: idOf(key) });
    if (!found?.at || clock.now().getTime() - found.at.getTime() > followUpMilliseconds) return null;
    const question = questionSchema.safeParse(found.question);
    return question.success ? { question: question.data, turned: found.turned ?? 0 } : null;
  }
  return {
    lastQuestion: async (key) => (await recall(key))?.question ?? null,
    async rememberQuestion(key, question) {
      const remembered = { question, turned: 0, at: clock.now() };
      await memories.updateOne({ _id: idOf(key) }, { $set: remembered }, { upsert: true });
    },
    async turnPage(key, rows) {
      const known = await recall(key);
      if (known === null) return null;
      const shown = known.turned + rows;
      await memories.updateOne({ _id: idOf(key) }, { $set: { turned: shown } });
      return { question: known.question, shown };
    },
    async visit({ aadObjectId }) {
      const visit = visitAt(await visits.findOne({ _id: aadObjectId }), clock.now());
      await visits.updateOne({ _id: aadObjectId }, { $set: visit }, { upsert: true });
      return visit.before;
    },
    async rememberReply(key, reply) {
      await memories.updateOne({ _id: idOf(key) }, { $set: { reply } }, { upsert: true });
    },
    async replyTo(key, messageId) {
      const reply = (await memories.findOne({ _id: idOf(key) }))?.reply;
      return reply?.to === messageId ? reply.messageId : null;
    },
    async offer(key, choice) {
      const id = `q_${newId()}`;
      await choices.insertOne({
        _id: id,
        owner: key.aadObjectId,
        words: choice.words,
        options: choice.options,
        at: clock.now(),
      });
      return id;
    },
    async offered(key, choiceId) {
      const found = await choices.findOne({ _id: choiceId, owner: key.aadObjectId });
      const choice = storedChoice.safeParse(found);
      return choice.success ? choice.data : null;
    },
  };
}

function idOf(key: MemoryKey): string {
  return `${key.aadObjectId} ${key.conversationId}`;
}
