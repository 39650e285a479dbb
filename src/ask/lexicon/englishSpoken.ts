import type { Meaning, Rule } from './lexicon.js';

const soon =
  '(in <n> minutes|in <n> mins|in an hour|in half an hour|in a bit|in a minute|in a few minutes|in a moment|shortly|soon|now|next|later)';
const talkOf =
  '(appraisal|evaluation|assessment|review|one on one|one to one|1 1|feedback|feedback talk|performance review|annual review|salary review)';
const says =
  '(said|says|claims|claimed|told me|told us|tells me|tells us|reckons|reckoned|thinks|swears|insists|reports|reported|mentioned|promised)';
const him = '(he|she|they)';
const praised =
  '(on fire|flying|killing it|crushing it|smashing it|doing well|doing great|doing fine|struggling|in trouble|sinking|dead|asleep|on a roll|hopeless|unstoppable|the problem)';
const deals: Meaning = { subject: 'deals', weak: true, state: 'open' };
const soonest = '(closest|nearest|soonest|next|upcoming|earliest)';
const deadlines = '(deadlines|closings|due dates|closing dates|close dates)';

/** Who is spoken of beside the question: whoever is met or appraised is who "she" is; whoever only says something is not. */
const people: readonly Rule<Meaning>[] = [
  [
    `(i|we) (have|have got|got|am seeing|am meeting|see|meet|am with|am about to see|am about to meet) <person> ${soon}`,
    { whose: 'persons', names: true },
  ],
  [
    `(i|we) (am|are) (preparing|prepping|writing|doing|drafting|getting ready|preparing for) (for)? <person> 's ${talkOf}`,
    { whose: 'persons', names: true },
  ],
  [
    `(for|before|in)? <person> 's ${talkOf} (is)? (coming up|due|today|tomorrow|next week)?`,
    { whose: 'persons', names: true },
  ],
  [
    '(coaching|mentoring|appraisal|coaching session|feedback session|feedback talk) (with|for|of) <person> <date>?',
    { whose: 'persons', names: true },
  ],
  [
    '(about to|going to|on my way to|off to) (see|meet|call|visit|talk to|speak to|speak with|ring) <person>',
    { whose: 'persons', names: true },
  ],
  // "Amelie said she had 1.5m on 1 September": the figure is looked up; what was said of it is what it is held against.
  [
    `<person> ${says} (that)? ${him} (had|has|have|was at|were at|is at|are at|sat on|was sitting on|is sitting on|carried|held) <amount> (open|in pipeline|of pipeline|in the funnel)?`,
    { subject: 'pipeline', whose: 'persons', names: true },
  ],
  [
    `<person> ${says} (that)? ${him} (won|closed|sold|signed|landed|booked|brought in|made|has won|had won|have won|has closed|has sold) <amount>`,
    { subject: 'won', whose: 'persons', names: true },
  ],
  [
    `<person> ${says} (that)? ${him} (lost|has lost|had lost|have lost) <amount>`,
    { subject: 'lost', whose: 'persons', names: true },
  ],
  [
    `<person> ${says} (that)? (his|her|their) (team|people|guys|reps|crew|lot) (had|has|have|was at|were at|is at|are at|sat on) <amount>`,
    { subject: 'pipeline', whose: 'personTeam', names: true },
  ],
  [
    `<person> ${says} (that)? (his|her|their) (team|people|guys|reps|crew|lot) (won|closed|sold|signed|landed|booked|brought in|has won|have won|had won) <amount>`,
    { subject: 'won', whose: 'personTeam', names: true },
  ],
  [`<person> ${says} (that)?`, {}],
  [
    `<person> (is|has|comes) (coming|coming in|up|due|in|here)? (for)? (his|her|their|a|an|the)? ${talkOf}`,
    { whose: 'persons', names: true },
  ],
  [`<team> (is|are|was|were) ${praised}`, { whose: 'teams', names: true }],
  [`<person> (is|was) ${praised}`, { whose: 'persons', names: true }],
  // Where somebody is who asks.
  [
    '(in|at|outside)? (lobby|reception|car park|parking lot|waiting room|entrance|front desk|doorstep|office|offices|building|gate) (of|at) <account>',
    { names: true },
  ],
  [
    '(i|we) (am|are) (standing|sitting|waiting|now|already|here)? (in|at|outside|in front of) (lobby|reception|car park|parking lot|waiting room|entrance|front desk|doorstep|office|offices|building|gate) (of|at) <account>',
    { names: true },
  ],
  ['(i|we) (am|are) (standing|sitting|waiting|parked) (in|at|outside|in front of) <account>', { names: true }],
  [
    '(about to|going to|on my way to|off to|driving to|heading to|heading over to|walking into|before) (see|meet|call|visit|ring|talk to|speak to)? <account>',
    { names: true },
  ],
  [
    "<person> 's (crowd|troops|bunch|mob|lads|boys|girls|clan|tribe|posse|outfit|empire)",
    { whose: 'personTeam', names: true },
  ],
];

/** What is asked for. */
const figures: readonly Rule<Meaning>[] = [
  [
    '(has|have|got) (loads|lots|tons|plenty|heaps|a lot|so much|too much) (of)? open',
    { subject: 'pipeline', weak: true, state: 'open' },
  ],
  ['(break|split|slice) (present|current|whole|total|entire)? (open|weighted)? pipeline down', { subject: 'pipeline' }],
  ['(break|split|slice) deals down', { subject: 'deals', weak: true }],
  ['(break|split|slice) (wins|won|revenue|sales) down', { subject: 'won' }],
  ['(break|split|slice) (losses|lost) down', { subject: 'lost' }],
  // Being ahead is about the target only where nothing else is named.
  [
    '(ahead|behind|leading|in front|in the lead|on top) (on|in|for|by|with) (wins|sales|won|revenue|bookings)',
    { subject: 'won' },
  ],
  [
    '(ahead|behind|leading|in front|in the lead|on top) (on|in|for|by|with) (pipeline|open pipeline)',
    { subject: 'pipeline' },
  ],
  [
    '(ahead|behind|leading|in front|in the lead|on top) (on|in|for|by|with) (new pipeline|new business|new deals)',
    { subject: 'created' },
  ],
  ['(ahead|behind|leading|in front|in the lead|on top) (on|in|for|by|with) win rate', { subject: 'winRate' }],
  // What is chased at an account is sold there.
  ['(chase|chasing|pursue|pursuing|hunting|going after|go after) (in|at|with) <account>', { ...deals, names: true }],
  ['(trying|hoping|looking|attempting|wanting) to (sell|flog|push|pitch) (to|into|at|with)?', deals],
  [`${deadlines}`, deals],
  [
    `(deadline|deadlines) (were|was|are|have been|has been|got)? (we|i|they|he|she)? (have|has)? (missed|blown|passed|broken)`,
    { state: 'overdue' },
  ],
  [`<n> ${soonest} ${deadlines}`, { ...deals, order: 'expectedClose', takes: 'limit' }],
  [`${soonest} (deadline|closing|due date)`, { ...deals, order: 'expectedClose', limit: 1 }],
  ['(remains|remain) (for)? (me|us|him|her|them)? (to)? (close|win|land|sign|be closed)', deals],
  ['!in|by order of? amount|value|size', { order: '-amount' }],
  ['!in descending order of amount|value|size', { order: '-amount' }],
  ['!in ascending order of amount|value|size', { order: 'amount' }],
  ['!in order of closing|close|expected|due date', { order: 'expectedClose' }],
  [
    '(whose|with a|with|and)? (value|amount|worth|size) (exceed|exceeds|exceeded|surpass|surpasses|tops|is over|is above|is greater than|is higher than|is more than) <amount>',
    { bound: 'over' },
  ],
  ['(exceed|exceeds|exceeded|surpass|surpasses|surpassed) <amount>', { bound: 'over' }],
  [
    '(whose|with a|with|and)? (value|amount|worth|size)? (does not|do not|not) (exceed|surpass|go over|go above) <amount>',
    { bound: 'atMost' },
  ],
  [
    '(whose|with a|with|and)? (value|amount|worth|size) (is below|is under|is less than|is lower than|falls below|falls short of) <amount>',
    { bound: 'under' },
  ],
  ['<amount> (up to|until|through) <amount>', { bound: 'between' }],
  [
    '(between|from|with|at)? <n> (and|to|up to|until) <percent> (probability|chance|likelihood|likely|odds)?',
    { probability: 'between' },
  ],
  [
    '(between|from|with|at)? <percent> (and|to|up to|until) <percent> (probability|chance|likelihood|likely|odds)?',
    { probability: 'between' },
  ],
  ['!<n> <percent> probability|chance|likelihood|likely|odds?', { probability: 'between' }],
  [
    '(what|anything|something|things)? (am|are) (i|we) (supposed|meant|scheduled|expected) to (be)? (do|doing|getting done|get done|be at)',
    { subject: 'activities', whose: 'usual', state: 'agenda' },
  ],
  ['(got|have|has|having) (lined up|pencilled in|penciled in)', { subject: 'activities', weak: true }],
  [
    '(what|anything|something) (has|have|does|did) (she|he|they) (got|have)? (lined up|pencilled in|penciled in|on)',
    { subject: 'activities', weak: true, pronoun: true },
  ],
  ['!my|our number <period>', { subject: 'attainment', whose: 'usual', when: 'any' }],
  [
    '(what|anything|everything|all) (do|should|must|would|might)? (i|we) (need|ought|have|want)? to? know (about|of) <account>',
    { subject: 'account', names: true },
  ],
  // Of whom is said before: "I am at Turin Energy, what do I need to know about them".
  [
    '(what|anything|everything|all) (do|should|must|would|might)? (i|we) (need|ought|have|want)? to? know (about|of) them',
    {},
  ],
  [
    '(that|which) (end|ends|finish|finishes|conclude|concludes|expire|expires|terminate) <period>',
    { ...deals, when: 'expectedClose' },
  ],
];

/** What is said aloud, in whole sentences: who is met next, what somebody claims, what is due. */
export const englishSpoken: readonly Rule<Meaning>[] = [...people, ...figures];
