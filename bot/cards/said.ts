import type { Answer } from '../../src/pipeline/answer.js';
import { guessWords } from '../../src/pipeline/said.js';
import { convertedLine } from './converted.js';
import { cut } from './element.js';
import { daysInWords, freshnessText, instantText, readAgainText } from './words/dates.js';
import { dot, type Reader } from './words/reader.js';

/** What was understood and when it is true: "Open deals, you · as of now, synced 2 min ago". */
export function saidLine(answer: Answer, reader: Reader): string {
  const [said, left] = withoutLeftOut(daysInWords(withoutInstant(answer.said), reader), answer);
  // What was left out is never cut off.
  return [cut(said, 240), ...left.map((words) => cut(words, 240)), asOfText(answer, reader)].join(dot);
}

/** The line apart from what it left out of the sentence, and from that it is a guess. */
function withoutLeftOut(said: string, { question }: Answer): readonly [string, readonly string[]] {
  const { leftOut, guessed } = question;
  const mark = leftOut !== undefined ? ' · I left out ' : guessed === true ? ` · ${guessWords}` : null;
  const at = mark === null ? -1 : said.lastIndexOf(mark);
  return at === -1 ? [said, []] : [said.slice(0, at), [said.slice(at + 3)]];
}

/** The instant is said in the reader's own words at the end of the line. */
function withoutInstant(said: string): string {
  return said.replace(/\.$/, '').replace(/ · as of \d{4}-\d{2}-\d{2}T[\d:.]+Z/, '');
}

function asOfText(answer: Answer, reader: Reader): string {
  const fresh = `${readAgainText(reader)}${freshnessText(answer.freshAt, reader)}`;
  return answer.asOf === null ? `as of now, ${fresh}` : `as of ${instantText(answer.asOf, reader)}, ${fresh}`;
}

/** The total in one currency that was asked for, and the sentences a reader must know: at most three, cut to what fits. */
export function noteLines(answer: Answer, reader: Reader): readonly string[] {
  const since = answer.historySince === null ? [] : [`History since ${answer.historySince.slice(0, 10)}`];
  const total = convertedLine(answer, reader);
  const notes = [...since, ...answer.notes].slice(0, 3);
  return [...(total === null ? [] : [total]), ...notes].map((note) => cut(daysInWords(note, reader), 200));
}
