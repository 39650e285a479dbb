import { memoryConversations, memoryMemory } from './memoryState.js';
import { stateContract } from './state.contract.js';

describe('state in memory', () => {
  stateContract(async () => ({ conversations: memoryConversations(), memory: memoryMemory() }));
});
