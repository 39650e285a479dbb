import { booksOf } from './books.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { isWord, type Reading } from './reading.js';
import { closestWord } from './spelling.js';
import { plain } from './tokens.js';

/** Whether a sentence asks for a change instead of an answer: nothing is ever changed, and no such sentence is read as a question. */
export function isCommand(reading: Reading, lexicon: Lexicon): boolean {
  const { tokens } = reading;
  const { beforeCommand, commands, commandsBefore } = lexicon;
  const verbs = [...commands, ...commandsBefore.verbs, ...commandsBefore.names.verbs, ...commandsBefore.names.handing];
  const typed = tokens.map(({ raw }) => plain(raw));
  // "Dleete the Turin deal".
  const at = typed.findIndex((word) => verbs.includes(word) || mistypedCommand(word, lexicon) !== null);
  const before = tokens.slice(0, Math.max(at, 0)).map(({ raw }) => `${plain(raw)} `);
  if (at === -1 || !beforeCommand.test(before.join(''))) return false;
  const verb = mistypedCommand(wordAt(tokens, at), lexicon) ?? wordAt(tokens, at);
  if (commands.includes(verb)) return true;
  const object = wordAt(tokens, at + 1);
  const named = /^\p{Lu}/u.test(tokens[at + 1]?.raw ?? '') && !isWord(object, lexicon);
  const plainly = commandsBefore.verbs.includes(verb) && (named || commandsBefore.objects.includes(object));
  return (
    plainly ||
    changesNamed(reading, at, lexicon) ||
    changesField(reading, at, lexicon) ||
    handsOver(reading, at, lexicon)
  );
}

/** The end of the account that is named at a place; null where none is. */
function accountAt({ edges }: Reading, at: number): number | null {
  const named = (edges[at] ?? []).filter(({ kind }) => kind === 'account');
  return named.length === 0 ? null : Math.max(...named.map(({ end }) => end));
}

/** Words behind the name within which it is said what becomes of it: "push leeds media deal OUT a month". */
const nearby = 4;

/** "Move turin to proposition", "close oslo as lost", "close oslo": without an article, and in no capitals. */
function changesNamed(reading: Reading, at: number, { commandsBefore: { names } }: Lexicon): boolean {
  const { tokens } = reading;
  const verb = wordAt(tokens, at);
  const end = names.verbs.includes(verb) ? accountAt(reading, at + 1) : null;
  if (end === null) return false;
  if (names.closing.includes(verb) && end === tokens.length) return true;
  return tokens.slice(end, end + nearby).some((_, index) => isOnto(tokens, end + index, names.onto));
}

/** "Change close date turin to 15 dec", "update probability turin 80%": a field, a name, and what it is to be. */
function changesField(reading: Reading, at: number, { commandsBefore: { names } }: Lexicon): boolean {
  const { tokens } = reading;
  const field = [at + 1, at + 2].some((place) => names.fields.includes(wordAt(tokens, place)));
  if (!names.setting.includes(wordAt(tokens, at)) || !field) return false;
  const named = tokens.findIndex((_, place) => place > at && accountAt(reading, place) !== null);
  if (named === -1) return false;
  return tokens.some(
    (token, place) => place > at && (isOnto(tokens, place, names.onto) || /^[\d€$£%]/.test(token.raw)),
  );
}

/** "Give ben's deals to ana": what is somebody's is to be somebody else's. */
function handsOver({ tokens, edges }: Reading, at: number, { commandsBefore: { names } }: Lexicon): boolean {
  const isPerson = (place: number): boolean => (edges[place] ?? []).some(({ kind }) => kind === 'person');
  if (!names.handing.includes(wordAt(tokens, at)) || !isPerson(at + 1)) return false;
  return tokens.some((_, place) => place > at + 1 && names.onto.includes(wordAt(tokens, place - 1)) && isPerson(place));
}

/** "To proposition", but not "to date". */
function isOnto(tokens: Reading['tokens'], at: number, onto: readonly string[]): boolean {
  return onto.includes(wordAt(tokens, at)) && at + 1 < tokens.length && wordAt(tokens, at + 1) !== 'date';
}

/** "Dleete": a command, but no form of one ("deleted deals"). */
function mistypedCommand(word: string, lexicon: Lexicon): string | null {
  if (isWord(word, lexicon)) return null;
  const verb = closestWord(word, booksOf(lexicon).commands, noNames);
  return verb === null || word.startsWith(verb) ? null : verb;
}

const noNames: ReadonlySet<string> = new Set();

function wordAt(tokens: Reading['tokens'], at: number): string {
  return plain(tokens[at]?.raw ?? '');
}
