import { card, cut, execute, headline, plain, section, text, type CardElement } from './element.js';
import { guessRows, type OfferedGuesses } from './guesses.js';
import { suggestionRows } from './questionRow.js';
import { forPerson, type Screen } from './screen.js';
import type { Reader } from './words/reader.js';

/** What was read, what was not, and questions close to it. */
export interface Misunderstanding {
  readonly text: string;
  readonly understood: Readonly<Record<string, string>>;
  readonly unknown: readonly string[];
  readonly suggestions: readonly string[];
  /** In place of "I did not understand …", for what was understood and cannot be answered. */
  readonly headline?: string;
  /** What may have been meant, and whose dates it is written with. */
  readonly guesses?: OfferedGuesses & { readonly reader: Reader };
}

const mostSuggestions = 4;
/** Beside what may have been meant. */
const fewerSuggestions = 2;

/** Not understood: what may have been meant is asked, never answered. */
export function notUnderstoodScreen(found: Misunderstanding): Screen {
  const words = found.unknown.length > 0 ? found.unknown.slice(0, 3).join('", "') : found.text;
  // All of it was read, and hardly ever is meant so.
  const doubtful = found.unknown.length === 0 && found.guesses !== undefined;
  const read = `${doubtful ? 'I am not sure what you mean by' : 'I did not understand'} "${cut(words, 80)}"`;
  const sentence = found.headline ?? read;
  const { guesses } = found;
  const most = guesses === undefined ? mostSuggestions : fewerSuggestions;
  const rows = suggestionRows(found.suggestions.slice(0, most).map((suggestion) => ({ text: suggestion })));
  const body = [
    headline(sentence),
    // What was read is what is doubted: the guesses say it better.
    ...(doubtful ? [] : [readLine(found)]),
    ...(guesses === undefined ? [] : [section('Did you mean'), ...guessRows(guesses, guesses.reader)]),
    ...(rows.length > 0 ? [section(suggestionsTitle(found)), ...rows] : []),
  ];
  return forPerson(sentence, card(body, [execute('What can I ask?', 'help.show')]));
}

function suggestionsTitle(found: Misunderstanding): string {
  if (found.guesses !== undefined) return 'Or ask';
  return readParts(found).length > 0 ? 'Close to it' : 'Try one of these';
}

function readParts(found: Misunderstanding): readonly string[] {
  return Object.values(found.understood).filter((part) => part !== '');
}

function readLine(found: Misunderstanding): CardElement {
  const parts = readParts(found).slice(0, 6);
  const read = parts.map((part) => `**${plain(cut(part, 60).replaceAll('*', ''))}**`).join(', ');
  const line = parts.length === 0 ? 'I answer questions about deals, activities and the pipeline.' : `I read: ${read}.`;
  return text(line, { spacing: 'Small' });
}
