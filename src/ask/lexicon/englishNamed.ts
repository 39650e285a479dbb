import type { Meaning, Rule } from './lexicon.js';

const see =
  '(ring|call|phone|see|meet|visit|email|write to|speak to|speak with|talk to|ring up|call up|drive to|go to|go into|walk into|drop by)';
const someone = '(nobody|no one|none of us|none of them)';
const step =
  '(next step|next steps|next activity|activity|follow up|followup|task|tasks|action|meeting|call|anything|something|next thing)';
const asked = '(would like|would love|wants|want|needs|asks for|is after|is asking for|asked for|requests|requested)';

/** Who and what is named beside a question, and what is to be done with it. */
export const englishNamed: readonly Rule<Meaning>[] = [
  // Who asks, for whom: that does not make it about them. "Assistant of Grace here: she'd like …".
  ["(this is)? <person> 's (assistant|pa|secretary|ea|chief of staff|office) (here|speaking|writing)?", {}],
  ['(this is)? (assistant|pa|secretary|ea|chief of staff|office) (of|to|for) <person> (here|speaking|writing)?', {}],
  [`(he|she|they) ${asked} (to)? (see|know|have|get)?`, {}],
  // "Jonas thinks we are late": it is not about Jonas.
  [
    '<person> (thinks|thought|says|said|reckons|claims|believes|tells me|told me|swears|insists|complains|is worried|is sure) (that)? (we|i|it|things|this|there|everything|nothing)',
    {},
  ],
  // "Before her 9 o'clock".
  ['(before|for|ahead of|until|by) (my|our|his|her|their|the) <n> (o clock|am|pm|oclock) (meeting|call|slot)?', {}],
  // "Quick one before I ring Leeds Media".
  [`(before|when|as|while) (i|we) ${see} (the|with)? <account>`, { names: true }],
  // "Whose baby is Azure Interior".
  [
    '(whose|who has) (baby|turf|patch|account|customer|responsibility|problem|job|project|business) (is|are) <account>',
    { subject: 'deal', names: true },
  ],
  // "Only those that carry the Design tag".
  ['(that|which|who)? (carry|carries|carrying|bear|bears|bearing|wear|wears) <tag> (tag|label|tags)', { names: true }],
  // "Where do I see what I've got open".
  ['where (do|can|could|would|should) (i|we) (see|find|get|look up|look at|check|read) (what|which|how much|all)?', {}],
  // "Which of mine is the biggest".
  [
    '(which|what) (one)? of mine (is|was) biggest',
    { subject: 'deals', weak: true, whose: 'me', order: '-amount', limit: 1 },
  ],
  [
    '(which|what) (one)? of mine (is|was) smallest',
    { subject: 'deals', weak: true, whose: 'me', order: 'amount', limit: 1 },
  ],
  [
    '(which|what) (one)? of mine (is|was) oldest',
    { subject: 'deals', weak: true, whose: 'me', order: 'createdAt', limit: 1 },
  ],
  // "Last five David won".
  [
    '(last|latest|most recent) <n> (deals)? <person> (has)? (won|closed|signed|landed|sold|brought in)',
    { subject: 'won', order: '-closedAt', takes: 'limit', whose: 'persons', names: true },
  ],
  [
    '(last|latest|most recent) <n> (deals)? <person> (has)? lost',
    { subject: 'lost', order: '-closedAt', takes: 'limit', whose: 'persons', names: true },
  ],
  // "Put in my name", "under my name".
  [
    '(put|created|entered|logged|registered|opened|set up|booked|filed) (in|under|on|to|into) my name',
    { subject: 'created', whose: 'me' },
  ],
  ['(in|under|on|to|against) my name', { whose: 'me' }],
  // "Not the company's, the ones I run personally".
  ["not (company|everyone|everybody|team|firm) 's", {}],
  ['(not the whole|not all of the) (company|team|firm)', {}],
  [
    '(ones|deals|those)? (that|which)? i (run|handle|manage|carry|own|look after|work on) (personally|myself)?',
    { whose: 'me' },
  ],
  // "What's open with the two of them".
  ['(with|for|at|of|between|from)? (two|both|three|pair|lot) of (them|these|those)', {}],
  // "Nobody planned anything".
  [
    `(where|and|but|that|which)? ${someone} (has|have|had|is|was)? (yet)? (planned|booked|scheduled|set|arranged|lined up|fixed|organised|organized) (a|any|the)? (next)? ${step} (yet|for it|for them|on it|on them|there)?`,
    { state: 'noNextStep' },
  ],
  // "What have people actually done at Leeds Media".
  [
    '(what|anything|something) (have|has|did|was) (people|we|i|anyone|anybody|they|somebody|someone|team) (last)? (done|do) (at|with|for|on) <account>',
    { subject: 'activities', state: 'done', names: true },
  ],
  // "Tasks Ana hasn't got round to".
  [
    '(has|have|did|had) not (got|gotten|get|come|been) (round|around) to (it|them|doing|yet)?',
    { subject: 'activities', weak: true, state: 'open' },
  ],
  // "What should've been done by me by now".
  [
    '(what|which|things|stuff|everything|anything)? (that)? should (have|of) been (done|finished|completed|handled|sorted|dealt with) (by me)? (by now|already|long ago|before now)',
    { subject: 'activities', state: 'overdue' },
  ],
  [
    '(what|which|things|stuff|everything|anything)? should (i|we|he|she|they) have (done|finished|completed|handled|sorted|dealt with) (by now|already|long ago|before now)',
    { subject: 'activities', state: 'overdue' },
  ],
  [
    '(what|which|things|stuff|everything|anything)? <person> should have (done|finished|completed|handled|sorted|dealt with) (by now|already|long ago|before now)',
    { subject: 'activities', state: 'overdue', whose: 'persons', names: true },
  ],
  // "Anything planned on Oslo Robotics".
  [
    '(anything|something) (planned|scheduled|lined up|booked|coming up) (on|with|for|at) <account>',
    { subject: 'activities', state: 'upcoming', names: true },
  ],
];
