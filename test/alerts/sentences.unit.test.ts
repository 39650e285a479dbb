import { deepEqual, ok } from 'node:assert/strict';
import { alertSentences, outcomeOf } from './sentences.js';

describe('sentences that ask to be told, made up before the grammar was read', () => {
  const outcomes = alertSentences().map((sentence) => ({ ...sentence, outcome: outcomeOf(sentence) }));
  const said = (outcome: string) => outcomes.filter((one) => one.outcome === outcome).map(({ say }) => say);

  it('are never silently read as something else', () => {
    deepEqual(said('differently'), []);
  });

  it('are read as meant, 95 of 100', () => {
    const declined = said('declined');
    ok(declined.length <= outcomes.length * 0.05, `${declined.length} of ${outcomes.length}:\n${declined.join('\n')}`);
  });
});
