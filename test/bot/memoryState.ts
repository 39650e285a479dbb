import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { Address } from '../../bot/adapter/turn.js';
import {
  visitAt,
  type Conversations,
  type Memory,
  type MemoryKey,
  type OpenChoice,
  type Reply,
  type Visit,
} from '../../bot/state/ports.js';

/** The bot's state in this process, for tests without a database; `state.contract.ts` holds both to the same. */
export function memoryConversations(): Conversations {
  const kept = new Map<string, { address: Address; aadObjectId: string | null; welcomed: boolean }>();
  return {
    async keep(address, aadObjectId) {
      const personal = address.conversationType === 'personal';
      const welcomed = kept.get(address.conversationId)?.welcomed ?? false;
      kept.delete(address.conversationId);
      kept.set(address.conversationId, { address, aadObjectId: personal ? aadObjectId : null, welcomed });
    },
    async claimWelcome(conversationId) {
      const known = kept.get(conversationId);
      if (!known || known.welcomed) return false;
      known.welcomed = true;
      return true;
    },
    async forget(conversationId) {
      kept.delete(conversationId);
    },
    async personalOf(aadObjectId) {
      return [...kept.values()].findLast((one) => one.aadObjectId === aadObjectId)?.address ?? null;
    },
  };
}

export function memoryMemory(now: () => Date = () => new Date(0)): Memory {
  const visits = new Map<string, Visit>();
  const questions = new Map<string, { question: PipelineQuestion; turned: number }>();
  const replies = new Map<string, Reply>();
  const choices = new Map<string, { owner: string; choice: OpenChoice }>();
  const idOf = (key: MemoryKey) => `${key.aadObjectId} ${key.conversationId}`;
  return {
    lastQuestion: async (key) => questions.get(idOf(key))?.question ?? null,
    async rememberQuestion(key, question) {
      questions.set(idOf(key), { question, turned: 0 });
    },
    async turnPage(key, rows) {
      const known = questions.get(idOf(key));
      if (!known) return null;
      known.turned += rows;
      return { question: known.question, shown: known.turned };
    },
    async visit({ aadObjectId }) {
      const visit = visitAt(visits.get(aadObjectId) ?? null, now());
      visits.set(aadObjectId, visit);
      return visit.before;
    },
    async rememberReply(key, reply) {
      replies.set(idOf(key), reply);
    },
    async replyTo(key, messageId) {
      const reply = replies.get(idOf(key));
      return reply?.to === messageId ? reply.messageId : null;
    },
    async offer(key, choice) {
      const id = `q_${choices.size + 1}`;
      choices.set(id, { owner: key.aadObjectId, choice });
      return id;
    },
    async offered(key, choiceId) {
      const found = choices.get(choiceId);
      return found?.owner === key.aadObjectId ? found.choice : null;
    },
  };
}
