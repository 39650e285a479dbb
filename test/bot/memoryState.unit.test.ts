import assert from 'node:assert/strict';
import { visitAt } from '../../bot/state/ports.js';
import { memoryConversations, memoryMemory } from './memoryState.js';
import { stateContract } from './state.contract.js';

describe('state in memory', () => {
  stateContract(async () => ({ conversations: memoryConversations(), memory: memoryMemory() }));
});

describe('a visit', () => {
  const at = (time: string) => new Date(`2026-11-20T${time}:00Z`);

  it('goes on while the person does, and then keeps when the one before ended', () => {
    const first = visitAt(null, at('08:00'));
    const second = visitAt(visitAt(visitAt(first, at('08:20')), at('08:45')), at('11:00'));
    assert.deepEqual(second, { heardAt: at('11:00'), before: at('08:45') });
    assert.deepEqual(visitAt(second, at('11:29')), { heardAt: at('11:29'), before: at('08:45') });
    assert.deepEqual(visitAt(second, at('11:31')).before, at('11:00'));
  });
});
