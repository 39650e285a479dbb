import { card, cut, execute, headline, run, richText, saidBack, small } from './element.js';
import { forPerson, type Screen } from './screen.js';
import { countText, plural } from './words/numbers.js';
import type { Reader } from './words/reader.js';

/** Several things match the same words: which one is meant? `pick` is the place in the list, nothing more. */
export function choiceScreen(
  choice: {
    readonly choiceId: string;
    readonly words: string;
    readonly labels: readonly string[];
    /** Several questions were asked at once. */
    readonly questions?: boolean;
  },
  reader: Reader,
): Screen {
  const shown = choice.labels.slice(0, 6);
  const several = choice.questions === true;
  const matches = `${plural(choice.labels.length, 'thing matches', 'things match', reader)} "${cut(choice.words, 60)}"`;
  const sentence = several ? 'That is more than one question' : matches;
  const which = several
    ? 'Which one first? Ask the other after it.'
    : 'Which one do you mean? The next questions then stay with it.';
  const rows = shown.map((label, index) => ({
    type: 'Container',
    spacing: 'Small',
    separator: index > 0,
    selectAction: execute(cut(label, 80), 'choice.pick', { choiceId: choice.choiceId, pick: index }),
    items: [richText([run(cut(label, 120), { color: 'Accent', weight: 'Bolder' })])],
  }));
  const left = choice.labels.length - shown.length;
  const more =
    left > 0 ? small(`And ${countText(left, reader)} more: say more of the name.`, { spacing: 'Small' }) : null;
  const body = [headline(sentence), saidBack(which), ...rows, more];
  const buttons = shown
    .slice(0, 4)
    .map((label, index) => execute(cut(label, 40), 'choice.pick', { choiceId: choice.choiceId, pick: index }));
  return forPerson(sentence, card(body, buttons));
}
