import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { Address } from '../../bot/adapter/turn.js';
import type { Conversations, Memory, MemoryKey, OpenChoice } from '../../bot/state/ports.js';

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

export function memoryMemory(): Memory {
  const questions = new Map<string, PipelineQuestion>();
  const choices = new Map<string, { owner: string; choice: OpenChoice }>();
  const idOf = (key: MemoryKey) => `${key.aadObjectId} ${key.conversationId}`;
  return {
    lastQuestion: async (key) => questions.get(idOf(key)) ?? null,
    async rememberQuestion(key, question) {
      questions.set(idOf(key), question);
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
