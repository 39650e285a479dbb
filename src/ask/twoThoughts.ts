import type { PipelineQuestion } from '../pipeline/question.js';
import type { Understanding } from './ports.js';

/** Where a second question may begin: "my pipeline AND WHAT slipped". */
const joins =
  /(?:\s*[;.?!]\s+(?:and\s+)?|,?\s+(?:and(?: also| then)?|plus|e(?: tamb[eé]m)?)\s+)(?=(?:what|whats|how|hows|which|who|where|when|show|list|give|the|my|any|o que|qual|quais|quanto|quantos|quem|mostra|os|as|a minha|o meu)\b)/giu;

/** "Overdue deals and who owns THEM": no question by itself. */
const goesOn =
  /\b(?:them|it|they|those|these|ones?|that|there|he|she|his|her|their|each|same|deles?|delas?|eles?|elas?)\b|^(?:where (?:are|do) we(?: stand)?|how are we(?: doing| looking)?|what is (?:up|new|next)|whats (?:up|new|next)|what['’]s (?:up|new|next)|em que pé estamos|(?:(?:just|only) )?(?:the )?(?:top|first|best|biggest|largest) \w+ (?:(?:will|would|should) )?(?:do|suffice|be (?:enough|fine|plenty)))[\s?.!]*$/iu;

const mostJoins = 3;

/** The two halves of a sentence at each place where a second question may begin. */
export function halvesOf(sentence: string): readonly (readonly [string, string])[] {
  const found = [...sentence.matchAll(joins)].slice(0, mostJoins);
  return found.map((join) => [sentence.slice(0, join.index), sentence.slice(join.index + join[0].length)] as const);
}

/**
 * Two questions in one sentence, of which a single answer would have passed one over: both are offered. Null where the
 * whole says something of its own ("what came in and what went out") or one half only goes on from the other.
 */
export function bothThoughts(
  sentence: string,
  whole: PipelineQuestion | null,
  readHalf: (half: string) => Understanding,
): Understanding | null {
  if (whole?.measure === 'movement') return null;
  for (const halves of halvesOf(sentence)) {
    if (goesOn.test(halves[1])) continue;
    const first = readHalf(halves[0]);
    if (first.kind !== 'question') continue;
    const second = readHalf(halves[1]);
    if (second.kind !== 'question') continue;
    const measures = [first.question.measure, second.question.measure];
    if (measures[0] === measures[1] || (whole !== null && !measures.includes(whole.measure))) continue;
    const options = halves.map((half, at) => ({
      label: half.replace(/[\s,;.?!]+$/u, '').slice(0, 100),
      question: at === 0 ? first.question : second.question,
    }));
    return { kind: 'choice', words: sentence.slice(0, 100), options, questions: true };
  }
  return null;
}
