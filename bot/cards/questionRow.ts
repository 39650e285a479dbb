import { cut, execute, run, richText, type CardElement } from './element.js';

/** A question that can be tapped, with a word on what it gives. */
export interface Suggestion {
  readonly text: string;
  readonly gives?: string;
}

/** Questions one under the other, each asked by a tap. */
export function suggestionRows(suggestions: readonly Suggestion[]): readonly CardElement[] {
  return suggestions.map((suggestion, index) => ({
    type: 'Container',
    spacing: 'Small',
    separator: index > 0,
    selectAction: execute(`Ask ${cut(suggestion.text, 80)}`, 'ask.run', { text: suggestion.text }),
    items: [
      richText([run(cut(suggestion.text, 120), { color: 'Accent', weight: 'Bolder' })]),
      ...(suggestion.gives
        ? [richText([run(suggestion.gives, { size: 'Small', isSubtle: true })], { spacing: 'None' })]
        : []),
    ],
  }));
}
