import { card, cut, execute, headline, plain, section, text, type CardElement } from './element.js';
import { suggestionRows } from './questionRow.js';
import { forPerson, type Screen } from './screen.js';

/** What was read, what was not, and questions close to it. */
export interface Misunderstanding {
  readonly text: string;
  readonly understood: Readonly<Record<string, string>>;
  readonly unknown: readonly string[];
  readonly suggestions: readonly string[];
  /** In place of "I did not understand …", for what was understood and cannot be answered. */
  readonly headline?: string;
}

const mostSuggestions = 4;

/** Not understood: never a guess. */
export function notUnderstoodScreen(found: Misunderstanding): Screen {
  const words = found.unknown.length > 0 ? found.unknown.slice(0, 3).join('", "') : found.text;
  const sentence = found.headline ?? `I did not understand "${cut(words, 80)}"`;
  const rows = suggestionRows(found.suggestions.slice(0, mostSuggestions).map((suggestion) => ({ text: suggestion })));
  const body = [
    headline(sentence),
    readLine(found),
    ...(rows.length > 0 ? [section(readParts(found).length > 0 ? 'Close to it' : 'Try one of these'), ...rows] : []),
  ];
  return forPerson(sentence, card(body, [execute('What can I ask?', 'help.show')]));
}

function readParts(found: Misunderstanding): readonly string[] {
  return Object.values(found.understood).filter((part) => part !== '');
}

function readLine(found: Misunderstanding): CardElement {
  const parts = readParts(found).slice(0, 6);
  const read = parts.map((part) => `**${plain(cut(part, 60)).replace(/\*/g, '')}**`).join(', ');
  const line = parts.length === 0 ? 'I answer questions about deals, activities and the pipeline.' : `I read: ${read}.`;
  return text(line, { spacing: 'Small' });
}
