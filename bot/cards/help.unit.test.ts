import assert from 'node:assert/strict';
import { understand } from '../../src/ask/understand.js';
import { actionsOf } from '../../test/bot/cardCheck.js';
import { context, dealWith } from '../../test/bot/gallery.js';
import { now, viewer } from '../../test/bot/world.js';
import { readCommand } from '../commands/grammar.js';
import { dealScreen } from './deal.js';
import { helpScreen, welcomeScreen } from './help.js';
import type { Screen } from './screen.js';

const roles = ['superAdmin', 'admin', 'ceo', 'manager', 'rep'] as const;
const directory = {
  people: [{ id: 7, name: 'Ana Silva' }],
  teams: [{ id: 1, name: 'North' }],
  stages: [{ id: 1, name: 'New' }],
  accounts: [{ id: 3, name: 'Porto Foods' }],
  tags: [],
};

/** The questions that can be tapped on a card. */
function questionsOf(screen: Screen): readonly string[] {
  return actionsOf(screen.card).flatMap((action) =>
    action.verb === 'ask.run' ? [(action.data as { text: string }).text] : [],
  );
}

describe('a question that a card suggests', () => {
  for (const role of roles) {
    it(`is one that is understood: ${role}`, () => {
      const person = viewer({ role });
      const screens = [welcomeScreen(person, context), helpScreen(role, context), dealScreen(dealWith({}), context)];
      const texts = new Set(screens.flatMap(questionsOf));
      assert.ok(texts.size > 4);
      for (const text of texts) {
        const asked = { now, timeZone: 'UTC', fiscalYearStart: 1, viewer: person, directory, previous: null };
        assert.ok(readCommand(text) !== null || understand(text, asked).kind === 'question', text);
      }
    });
  }
});
