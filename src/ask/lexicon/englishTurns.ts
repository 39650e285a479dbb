import type { Meaning, Rule } from './lexicon.js';

const asks = '(what is|whats|how much is|how much)';
const dimension = '(stage|owner|rep|team|account|month|quarter|source|reason|tag|person|lost reason|channel)';
const reach = '(make|hit|reach|meet|get to|cover|beat)';

/** Ways of putting a question that name a figure by what one does for it. */
export const englishTurns: readonly Rule<Meaning>[] = [
  [
    `${asks} (left|missing|remaining|still open|still missing|needed) (for me|for us)? to ${reach} target`,
    { subject: 'attainment' },
  ],
  [
    `how much (more|else)? (do|must|should|does|have|has) (i|we)? (still)? (need|have|got)? to? (close|win|sell|bring in|sign|land|do|book) (to|in order to|so as to|for)? ${reach}? target`,
    { subject: 'attainment' },
  ],
  [
    '(where|how) (are|am|is|do|does) (we|i|he|she|they)? (stand|sit|doing)? (vs|against|relative to|compared to|compared with|on|to) (plan|budget)',
    { subject: 'attainment' },
  ],
  [
    '(which|what) (month|months) (was|were|is|are) (best|strongest|worst|weakest|biggest|slowest|busiest) (for us|for me|ever)?',
    { subject: 'won', group: 'month' },
  ],
  [
    '(which|what) (quarter|quarters) (was|were|is|are) (best|strongest|worst|weakest|biggest|slowest|busiest) (for us|for me|ever)?',
    { subject: 'won', group: 'quarter' },
  ],
  [
    '(are|is|do|does|did)? deals (taking|take|took|getting) (longer|shorter|more time|less time|slower|faster|quicker) (to)? (close|win|sign|get signed)?',
    { subject: 'salesCycle', trend: true },
  ],
  [
    '(difference|split|divided|comparison|gap)? between <team> and <team>',
    { whose: 'teams', names: true, group: 'team' },
  ],
  [
    '(difference|split|divided|comparison|gap)? between <person> and <person>',
    { whose: 'persons', names: true, group: 'owner' },
  ],
  ['(difference|split|divided|comparison|gap)? between <account> and <account>', { names: true, group: 'account' }],
  [
    'deals (that|which)? (am|are|is)? (i|we)? (am|are|is)? (working|chasing|pursuing|juggling|handling|running) (on|at|after)?',
    { subject: 'deals', weak: true, state: 'open' },
  ],
  ['(gone|going|went|been)? (quiet|silent|cold|dark|stale) since <date>', { state: 'stale', when: 'staleSince' }],
  ['(gone|going|went|been)? (quiet|silent|cold|dark|stale) since <period>', { state: 'stale', when: 'staleSince' }],
  ['!these days', {}],
  ['(ballpark|guesstimate|rough guess|roughly speaking|broadly|give or take|more or less)', {}],
  ['(how much)? (is|are) <person> good for', { subject: 'forecast', whose: 'persons', names: true }],
  [
    'where (did|do|are|were) (i|we) (leave|left|leave it|leave off|leave things|got to) (off)? (with|on|at) <account>',
    { subject: 'account', names: true },
  ],
  // One dimension at a time: the second would go unheard.
  [`(by|per) ${dimension} (and|then|plus|and then|and by|and per|then by) ${dimension}`, { needs: 'nothing' }],
  [
    '(last|latest|most recent) (thing|deal|one) (that)? (i|we)? (closed|won|sold|signed|landed|booked)',
    { subject: 'won', order: '-closedAt', limit: 1 },
  ],
  [
    '(what is|what has|what does) <person> (got|have|hold|on|in the works|going|cooking) (on|in|for)?',
    { subject: 'deals', weak: true, whose: 'persons', names: true },
  ],
  [
    '(did|has|have) (each|every) team (close|closed|sell|sold|sign|signed|land|landed|book|booked|win|won|bring in)',
    { subject: 'won', group: 'team' },
  ],
  [
    '(did|has|have) (each|every) (rep|person|one|of them|of us|of the reps) (close|closed|sell|sold|sign|signed|land|landed|book|booked|win|won|bring in)',
    { subject: 'won', group: 'owner' },
  ],
  [
    '(did|has|have) (each|every) account (buy|bought|order|ordered|sign|signed|spend|spent)',
    { subject: 'won', group: 'account' },
  ],
  ['(interested|keen|curious) (in|to) (seeing|see|knowing|know|hearing|hear|learning|learn)', {}],
  ['(a)? (feel|sense|idea|flavour|taste|feeling) (for|of) (how|what|where)?', {}],
  [
    '(how|where) (is|are)? <period> (is|are)? (shaping up|shaping|looking|going|coming along|panning out)',
    { subject: 'pipeline', weak: true, when: 'any' },
  ],
  ['(provide|furnish|supply|present|share) (me|us)? (with)?', {}],
];
