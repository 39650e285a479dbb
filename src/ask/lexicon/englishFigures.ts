import type { Meaning, Rule } from './lexicon.js';

const shove =
  '(shove|shoves|shoved|shoving|kick|kicks|kicked|kicking|bump|bumps|bumped|bumping|slide|slides|slid|sliding|drag|drags|dragged|dragging)';
const dates = '(date|dates|closes|close date|close dates|closing dates|closing date|deadlines)';

/** Figures, in words that name what they are made of. */
export const englishFigures: readonly Rule<Meaning>[] = [
  // "€ per day that runs through Partners".
  [
    '<currency> (per|each|every)? day (that|which)? (runs|goes|comes|moves)? (through|into|in)?',
    { subject: 'velocity' },
  ],
  // "Time each stage takes".
  ['time (each|every|per) stage (takes|take|needs|lasts|costs|eats)', { subject: 'timeInStage' }],
  ['how (long|much time) (each|every) stage (takes|take|needs|lasts|costs)', { subject: 'timeInStage' }],
  ['(each|every) stage (takes|needs|lasts) how long', { subject: 'timeInStage' }],
  // "Who shoves their dates out most".
  [
    `${shove} (their|his|her|our|my|the|its)? ${dates} (out|back|along|further out|down the road|to the right)`,
    { subject: 'pushes' },
  ],
  // "What's left for November".
  [
    '(what is|anything|everything|all|stuff) left (for|in|this|to come in) <period>',
    { subject: 'deals', weak: true, state: 'open', when: 'expectedClose' },
  ],
  // "The expected closes of H1".
  ['expected closes (of|in|for) <period>', { subject: 'deals', weak: true, state: 'open', when: 'expectedClose' }],
  // "What do we still need to make plan".
  ['(need|have|got|missing|left) to (make|hit|reach|meet) plan', { subject: 'attainment' }],
  // "… or is it all January": which of two it is shows in the answer.
  ['or (is|are|was|were) (it|they|that|those) (all|just|only|mostly|rather|more like) (in|for|of)? <period>', {}],
  [
    '(what|how much) (do|does|must|should) (i|we|he|she|they|team) (still)? (need|have|got) to (make|hit|reach|meet|get to) (plan|target)',
    { subject: 'attainment' },
  ],
  // "Who has the bigger pipeline": bigger than another's, not than before.
  [
    '(has|have|had|holds|hold|with|got|carries) (bigger|higher|smaller|lower|thinner|better|worse|fuller) pipeline',
    { subject: 'pipeline', group: 'owner', implied: true },
  ],
  // "Up or down on the same weeks last year".
  [
    '(on|vs|against|than|to|with) (same|these|those|corresponding) (weeks|week|days|months|month|quarters|quarter|dates) (of|in)? (last|previous|prior) year',
    { compare: true, yearBefore: true },
  ],
  // "How much is open, tag by tag": a sum, not a list.
  ['how much (is|are|was) open', { subject: 'pipeline', state: 'open' }],
  // "Ignoring anything entered afterwards".
  [
    '(ignore|ignoring|without|leave out|leaving out) (anything|everything|what) (that)? (was|is)? (entered|added|learned|known|came in|recorded) (later|afterwards|after|since|after that)',
    { known: true },
  ],
  ['in between', {}],
  ['(carry|carries|carrying|carried|drag|dragging|lug|lugging) (around|along|about)', {}],
  // "As we knew it on 15 October, nothing that came in later".
  ['(as|the way)? (i|we|you) (knew|saw|had|read|understood) it (on|at|as of|by) <date>', { when: 'asOf', known: true }],
  [
    '(but|and)? nothing (that|which)? (came|came in|was entered|was added|was learned|was known) (later|afterwards|after|since|after that)',
    { known: true },
  ],
  ['(but|and)? (not|never|minus) (with|in)? hindsight', { known: true }],
];
