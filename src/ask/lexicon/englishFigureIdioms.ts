import type { Meaning, Rule } from './lexicon.js';

const target = '(target|targets|quota|quotas|goal|goals|number|numbers|plan|budget)';
const deals = '(deal|deals|opportunity|opportunities|opp|opps|things|stuff|one|business)';
const winning = '(close|win|sell|sign|land|get closed|get signed|be won|close out)';

/** What is in the works, and what it comes to. */
const inTheWorks: readonly Rule<Meaning>[] = [
  [
    '(left|remaining|outstanding) (to|for) (close|win|land|sign|closing)',
    { subject: 'deals', weak: true, state: 'open' },
  ],
  ['(remaining|outstanding|leftover) (pipeline|pipe|funnel)', { subject: 'pipeline' }],
  ['(remaining|outstanding) (deals|opportunities|opps)', { subject: 'deals', weak: true, state: 'open' }],
  ['(open|outstanding|remaining) (amount|value|volume|worth|total|business|revenue)', { subject: 'pipeline' }],
  ['sitting|sits|sat on', { subject: 'pipeline', weak: true, state: 'open' }],
  ['(cooking|brewing|simmering|ongoing|underway|afoot)', { subject: 'deals', weak: true, state: 'open' }],
  [
    '(on the go|in flight|in motion|in the mix|in the oven|in the pot|in the air)',
    { subject: 'deals', weak: true, state: 'open' },
  ],
  ['in hand', { subject: 'deals', weak: true, state: 'open' }],
  [
    '(how is|how are) (business|things|sales|it|everything) (looking|going|doing|shaping|coming)? (up|along|on)?',
    { subject: 'pipeline', whose: 'usual' },
  ],
  ['where do we stand|sit', { subject: 'pipeline', whose: 'usual' }],
  ['where are we at?', { subject: 'pipeline', whose: 'usual' }],
  ['where am i at?', { subject: 'pipeline', whose: 'me' }],
  ['where do i stand|sit', { subject: 'pipeline', whose: 'me' }],
  [
    '(factored|risked|adjusted|risk adjusted|probability adjusted|probability weighted|stage weighted) (pipeline|pipe|funnel|value|amount|number|forecast|deals|revenue)?',
    { subject: 'weightedPipeline' },
  ],
  [
    '(pipeline|pipe|funnel|amount|value|number|total) (weighted|adjusted|factored) (by|for)? (probability|risk|chance|stage)?',
    { subject: 'weightedPipeline' },
  ],
  ['weighted number|total|figure|sum', { subject: 'weightedPipeline' }],
  ['expected value', { subject: 'weightedPipeline' }],
];

/** What was won, what was lost and how often. */
const settled: readonly Rule<Meaning>[] = [
  [
    '(what|which)? (percentage|share|proportion|fraction|percent|%|portion) of (deals|opportunities|opps|them|those|business)? (did|do|does|have|has|are|were|was|is|get|gets|got|that|we|i)? (win|won|close|wins|closed|actually won|end up won|end up winning)',
    { subject: 'winRate' },
  ],
  ['(win|won|wins) (loss|lost|lose|losses) (ratio|rate|split|record)?', { subject: 'winRate' }],
  ['(crushing|killing|smashing|nailing|rocking|winning at) it', { subject: 'won', weak: true }],
  [
    '(last|latest|most recent) (deal|opportunity|opp|one) (won|closed|signed|landed|sold)',
    { subject: 'won', order: '-closedAt', limit: 1 },
  ],
  [
    '(last|latest|most recent) <n> (deals|opportunities|opps|ones) (won|closed|signed|landed|sold)',
    { subject: 'won', order: '-closedAt', takes: 'limit' },
  ],
  [
    '(first|earliest) (deal|opportunity|opp|one|win) (won|closed|signed|landed|sold)?',
    { subject: 'won', order: 'closedAt', limit: 1 },
  ],
  ['(last|latest|most recent) (deal|opportunity|opp|one) lost', { subject: 'lost', order: '-closedAt', limit: 1 }],
  [
    '(win|won|winning|close|closed|closing|sell|sold|selling|sign|signed|book|booked|bring in) (more|less|fewer|better) than <period>',
    { subject: 'won', trend: true, when: 'trend' },
  ],
  ['(lose|lost|losing) (more|less|fewer) than <period>', { subject: 'lost', trend: true, when: 'trend' }],
  ['(more|less|fewer|better|worse) than <period>', { trend: true, when: 'trend' }],
  [
    '(what|which|how much)? (percentage|share|proportion|part|fraction|percent|%|portion) (did|do|does|have|has|are|were|was|is|get|gets|got)? (win|won|close|closed won|wins|actually won|end up won)',
    { subject: 'winRate' },
  ],
  [
    '(out of|of) (what|all|everything|the deals)? (closed|decided|settled|finished) (deals)?',
    { subject: 'won', weak: true },
  ],
  ['(bring|brings|brought|bringing) (home|in)', { subject: 'won' }],
  // "Pull up Leeds Media" asks for it to be shown.
  ['(rake|raked|pull|pulled|haul|hauled|rang|ring) in', { subject: 'won' }],
  ['(rake|raked|haul|hauled|rang|ring|chalk|chalked|rack|racked) up', { subject: 'won' }],
  ['(got|get|made it|make it|came|gone|went|push|pushed) (over|across|past) the? line', { subject: 'won' }],
  ['in the? bag', { subject: 'won' }],
  ['(went|go|gone) (my|our|his|her|their) way', { subject: 'won' }],
  ['(win|close|sell|sign|land|book|bag|score) (anything|something|any|much|many)', { subject: 'won' }],
  ['did (anyone|anybody|someone|somebody|anything) (win|close|sell|sign|land|book)', { subject: 'won' }],
  ['(closed|close) (won|win|wins|business|revenue|sales)', { subject: 'won' }],
  ['did (close|land|sell|sign|book|bag|score|win|take|bring in|bring home|pull in|deliver)', { subject: 'won' }],
  [
    '(has|have|had) (closed|landed|sold|signed|booked|won|taken|brought in|brought home|pulled in|delivered)',
    { subject: 'won' },
  ],
  ['(fell|fallen|falling|fall) through', { subject: 'lost' }],
  ['(got|get|gone|slipped|slip) away', { subject: 'lost' }],
  ['(walked|walk) away', { subject: 'lost' }],
  ['(died|dead|defeats|casualties)', { subject: 'lost' }],
  [
    '(went|go|gone) (to|with) (the? competition|competitors|a? competitor|someone else|somebody else)',
    { subject: 'lost' },
  ],
  ['miss|missed|lose|lost out on?', { subject: 'lost' }],
  ['(what|who) (kills|killed|cost|costs|is killing|is costing) (us|me)?', { subject: 'lost', group: 'lostReason' }],
  [
    '(what|why|where) (do|did|are|were|have) (lose|losing|lost) (to|over|against|because)',
    { subject: 'lost', group: 'lostReason' },
  ],
  [
    'what (do|did|are|were) (lose|losing|lost) (deals|business|opportunities) (to|over|because|for|on|against)',
    { subject: 'lost', group: 'lostReason' },
  ],
  [
    '(win|winning|close|closing|success|conversion|hit) (%|percentage|percent|ratio|quota|rates|rate)',
    { subject: 'winRate' },
  ],
  ['% (won|of deals won|of wins)', { subject: 'winRate' }],
  [
    '(how good|how well|how successful|how effective) (am|is|are|at|do|does|did)? at? (closing|winning|selling|close|win|sell)',
    { subject: 'winRate' },
  ],
  [
    'how (often|frequently) (do|does|did|is|are|have|has) (win|close|sell|won|closed|successful)',
    { subject: 'winRate' },
  ],
  [
    '(win|won|close|closed) (vs|versus|against|to|and|or) (loss|lose|lost|losses) (ratio|rate)?',
    { subject: 'winRate' },
  ],
  ['wins to losses', { subject: 'winRate' }],
];

/** How long, how big, how fast. */
const lengths: readonly Rule<Meaning>[] = [
  [
    '(average|avg|mean|median|typical|usual)? (number of)? (days|time|weeks|months) (from|between) (creation|created|opening|open|start|lead|first contact|first touch|contact|qualification) (to|and|till|until) (win|won|close|closing|closed|sign|signing|signature|deal|order)',
    { subject: 'salesCycle' },
  ],
  [
    '(average|avg|mean|median|typical|usual) (days|time|weeks|months|length|duration) (to|till|until|for) (a|the)? (win|close|closing|won|sale|deal|signature|close a deal|win a deal)',
    { subject: 'salesCycle' },
  ],
  [
    `how (long|quickly|fast|soon|slow|slowly|many days|many weeks|much time) (do|does|did|has|have|is|are|will|would|can) ${deals}? (take|takes|took|taken|need|needs|needed|require|requires|taking) (to|for|until|till|before) (a|the|us|me)? ${winning}`,
    { subject: 'salesCycle' },
  ],
  [
    `how (long|quickly|fast|soon|slow|slowly|many days|many weeks|much time) (does|did|will|is) it? (take|takes|took|taken|taking) (to|for|until|till) ${deals}? to? ${winning}`,
    { subject: 'salesCycle' },
  ],
  [
    `how (quickly|fast|slow|slowly) (do|does|did|is|are|can) ${deals}? (close|win|sell|closing|winning|selling|closed|won)`,
    { subject: 'salesCycle' },
  ],
  [
    'how long (are|is|were|was|have been) (the|a)? (sales|deal|selling|average|typical)? cycle|cycles',
    { subject: 'salesCycle' },
  ],
  ['(days|time|weeks) (to|until|till) (close|win|won|signature|sign|order|cash)', { subject: 'salesCycle' }],
  ['(sales|deal|closing|selling) (speed|time|times|duration|process length)', { subject: 'salesCycle' }],
  ['(longer|shorter|slower|faster|quicker)', { trend: true }],
  [
    '(getting|become|becoming|got|gotten|grown) (longer|shorter|slower|faster|quicker|worse|better|bigger|smaller)',
    { trend: true },
  ],
  [
    '(average|mean|median|typical|usual|avg) (contract|order|sale|ticket|basket|won|win|invoice) (value|size|amount|worth)',
    { subject: 'averageDealSize' },
  ],
  ['(size|value) of (a|the|our|my) (typical|average|usual) (deal|win|sale|order)', { subject: 'averageDealSize' }],
  [
    'how much is (a|an|the|our|my) (typical|average|usual|normal) (deal|win|sale|order) worth?',
    { subject: 'averageDealSize' },
  ],
  [
    'how (fast|quickly) (is|does|do|are|did) (money|cash|revenue|business|pipeline|value) (flow|flowing|move|moving|run|running|come|coming|go|going) (through|in|out)?',
    { subject: 'velocity' },
  ],
  ['per|each day', { subject: 'velocity' }],
  ['(money|revenue|value|cash|sales|how much) (per|a|each) day', { subject: 'velocity' }],
  ['(pipeline|sales|deal|funnel) (speed|throughput|velocity)', { subject: 'velocity' }],
];

/** Against what was planned. */
const targets: readonly Rule<Meaning>[] = [
  [
    'how much (more)? (pipeline|pipe|business|funnel) (do|does|is|would|will) (need|needed|require|required)',
    { subject: 'coverage' },
  ],
  [
    `(tracking|pacing|trending|going|doing|performing) (against|to|towards|vs|versus|on|relative to) (my|our|his|her|their|the)? ${target}`,
    { subject: 'attainment' },
  ],
  ['(will|can|did|do|are|is|am) (going to)? make it', { subject: 'attainment' }],
  [
    `how (much|many) (more|left|further|else)? (deals|business|revenue|sales)? (do|does|is|are|have|did)? (need|needed|needs|have to|left|missing|still needed|to go|remaining|short) (to|for|until)? (hit|make|reach|meet|get to|close|win)? (my|our|his|her|their|the)? ${target}`,
    { subject: 'attainment' },
  ],
  [
    `how (much|many) (more|further|else) (to|for|until) (hit|make|reach|meet|get to)? (my|our|his|her|their|the)? ${target}`,
    { subject: 'attainment' },
  ],
  [
    `how (far|close|near|much|short|far away|far off) (am|are|is|was|were|do|does) (to|from|off|away from|below|short of|behind|hitting|making|reaching|past|above|over|at)? (my|our|his|her|their|the)? ${target}`,
    { subject: 'attainment' },
  ],
  [
    `${target} (hit|reached|achieved|met|made|attained|so far|done|completed|covered)`,
    { subject: 'attainment', past: true },
  ],
  [
    `(am|are|is|will|can|do|does|did|have|has) (going to|on track to|likely to|about to|set to|able to|make|hit|reach|meet)? (make|hit|reach|meet|made|met|reached|beat)? (my|our|his|her|their|the)? ${target}`,
    { subject: 'attainment' },
  ],
  ['(on|off) (track|course|pace|plan)', { subject: 'attainment' }],
  ['(a|what|how much)? <factor> (pipeline|pipe)? (coverage|cover|covered)', { subject: 'coverage' }],
  [
    `(enough|sufficient) (pipeline|pipe|deals|business|opportunities|opps|funnel|coverage|in the pipeline|in the funnel)? (to|for) (cover|hit|make|reach|meet|get to|get us to|achieve|beat)? ${target}?`,
    { subject: 'coverage' },
  ],
  ['(enough|sufficient) (pipeline|pipe|deals|business|opportunities|opps|funnel)', { subject: 'coverage' }],
  [`(pipeline|pipe|funnel) (cover|covers|coverage) (for|of|to)? ${target}?`, { subject: 'coverage' }],
  [
    `(pipeline|pipe|funnel) (to|vs|versus|against|over|compared to|relative to) ${target} (ratio|coverage)?`,
    { subject: 'coverage' },
  ],
  ['how (well|much) covered', { subject: 'coverage' }],
  ['(big|large|strong|healthy|full) enough', { subject: 'coverage' }],
  [
    `(below|under|above|over|behind|ahead of|short of|off|past|beyond|at|from|towards|toward|to|on|near|close to) ${target}`,
    { subject: 'attainment' },
  ],
  [
    `(hit|hits|hitting|make|makes|made|making|reach|reached|reaching|meet|met|meeting|crush|crushed|crushing|smash|smashed|beat|beating|exceed|exceeded|exceeding|miss|missed|missing|achieve|achieved|attain|attained) (my|our|his|her|their|its|the)? ${target}`,
    { subject: 'attainment' },
  ],
  [
    `how (far|close|near|much|short) (off|from|away from|to|below|short of|behind|of)? (my|our|his|her|their|the)? ${target}`,
    { subject: 'attainment' },
  ],
  [
    `how (far|close|near|short) (off|from|away from|to|below|short of|behind|of)? (my|our|his|her|their|the)? ${target} (am|are|is)`,
    { subject: 'attainment' },
  ],
  [
    `(%|percent|percentage|share|part) (of|to|towards) (my|our|his|her|their|the)? ${target} (hit|reached|achieved|met|made|attained|done|completed)?`,
    { subject: 'attainment' },
  ],
  [
    `(quota|target|goal) (attainment|achievement|progress|performance|status|completion|reached)`,
    { subject: 'attainment' },
  ],
  [`progress (to|towards|toward|against|on|vs) ${target}`, { subject: 'attainment' }],
  [
    `(left|to go|remaining|missing|needed|need) (to|until|till|for|before) (hit|reach|make|meet|get to)? (my|our|the)? ${target}`,
    { subject: 'attainment' },
  ],
  [`(vs|versus|against|compared to|compared with|relative to) ${target}`, { subject: 'attainment' }],
];

/** Ways people ask for a figure that no single word gives away. */
export const englishFigureIdioms: readonly Rule<Meaning>[] = [...inTheWorks, ...settled, ...lengths, ...targets];
