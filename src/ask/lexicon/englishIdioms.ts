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
  ['(rake|raked|pull|pulled|haul|hauled|rang|ring|chalk|chalked|rack|racked) (in|up)', { subject: 'won' }],
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
    `(am|are|is|will|can|do|does|did|have|has) (going to|gonna|on track to|likely to|about to|set to|able to|make|hit|reach|meet)? (make|hit|reach|meet|made|met|reached|beat)? (my|our|his|her|their|the)? ${target}`,
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

/** What came in, what went out, what was put off. */
const comings: readonly Rule<Meaning>[] = [
  [
    'open (deals|opportunities|opps) (that|which)? (were|was|got|have been)? (pushed|postponed|delayed) <period>',
    { subject: 'deals', weak: true, state: 'open', when: 'pushedIn' },
  ],
  [
    '(ever|once) (moved|went|gone|slid|been moved) (back|backward|backwards) (a stage)?',
    { subject: 'deals', weak: true, filters: { movedBackward: true } },
  ],
  [
    'never (moved|went|gone|slid|been moved) (back|backward|backwards) (a stage)?',
    { subject: 'deals', weak: true, filters: { movedBackward: false } },
  ],
  [
    'open (deals|opportunities|opps) (that|which)? (moved|went|slid|were moved) (back|backward|backwards)',
    { subject: 'deals', weak: true, state: 'open', filters: { movedBackward: true } },
  ],
  ['(how much)? new (pipeline|pipe|funnel|business)', { subject: 'created' }],
  [
    '(which|what) (deals|opportunities|opps) (have|has)? (got|went|gone|became|become|been going)? (grown|grew|bigger|smaller|up|down|shrunk|shrank|increased|decreased|dropped|larger) (in value|in size|in amount|in price)?',
    { subject: 'changes' },
  ],
  [
    '(anything|what|something) (i|we) (should|need to|must|have to) know (about|of)?',
    { subject: 'changes', sinceLooked: true },
  ],
  [
    '(driving|behind|causing|moving) (the)? (change|changes|drop|growth|move|decline|increase|decrease|shift|fall|rise) (in|of)?',
    { trend: true, why: true },
  ],
  [
    '(pushed|postponed|delayed|moved|kicked|bumped) (out|over)? (from|out of) <period>',
    { subject: 'slipped', when: 'any' },
  ],
  [
    '(most|has been|have been|been|got|was|were)? (often|frequently)? (pushed|postponed|delayed) (the)? (most|most often|most frequently|most times)',
    { subject: 'pushes' },
  ],
  ['most (often|frequently)? (pushed|postponed|delayed)', { subject: 'pushes' }],
  [
    'how many (days|weeks) (in total|altogether|overall|in all)? (has|have|was|were|did|is|are|had)? (deal|deals|it|they|opportunity)? (been|get|got|gotten)? (pushed|postponed|delayed|slipped|moved|push|slip) (out|back|by)?',
    { subject: 'pushes' },
  ],
  [
    'how (often|many times|frequently) (have|has|do|does|did|was|were|is|are) (push|pushed|postpone|postponed|delay|delayed|move|moved|been pushed|get pushed|been postponed) (out|back)? (close|closing)? (date|dates|deals|deadlines)?',
    { subject: 'pushes' },
  ],
  ['(slippage|slip|push) (rate|rates|ratio|percentage|%)', { subject: 'slipped' }],
  [
    '(slipped|slip|pushed|postponed|delayed|moved) <n> (+|plus)? times (or more|and more|or over)?',
    { takes: 'pushedAtLeast' },
  ],
  ['(slipped|pushed|postponed|delayed) <n> (or more|plus|+) times', { takes: 'pushedAtLeast' }],
  ['(pushed|postponed|delayed|slipped) (at least|no less than|minimum) <n> times', { takes: 'pushedAtLeast' }],
  ['(pushed|postponed|delayed|slipped) (at least) <times>', { takes: 'pushedAtLeast' }],
  [
    'new (pipeline|pipe|funnel|business) (created|generated|added|built|opened|sourced|brought in)',
    { subject: 'created' },
  ],
  [
    '(came|come|coming|went|go) in and? what? (dropped|drop|fell|fall|went|go|left|leave|came|moved|is going) out of? (pipeline|pipe|funnel)?',
    { subject: 'movement' },
  ],
  ['(dropped|drop|fell|fallen|left|leave|went|gone) out of? (pipeline|pipe|funnel)', { subject: 'movement' }],
  [
    'what (came in and)? (left|entered|grew|shrank|dropped out of|fell out of) (pipeline|pipe|funnel)',
    { subject: 'movement' },
  ],
  [`${deals} (came|come|coming) in`, { subject: 'created' }],
  [`how many ${deals} did (create|open|add|enter|generate|start)`, { subject: 'created' }],
  ['did (create|generate|build|add|open|source|log)', { subject: 'created' }],
  [
    '(meant|supposed|expected|due|planned|scheduled|going|forecast|forecasted|slated) to (close|land|sign|happen|come in|be won) <period> (but|and|though|yet) (did|has|have|does) not (close|happen|land)?',
    { subject: 'slipped', when: 'any' },
  ],
  ['(but|and|though|yet|that) (did|has|have|does) not (close|happen|land|make it|come in)?', { subject: 'slipped' }],
  [
    '(kicked|pushed|moved|slid|slipped|rolled|bumped|fell|fallen|shifted|dropped|drifted) out of <period>',
    { subject: 'slipped', when: 'any' },
  ],
  ['(slid|rolled|drifted|spilled) (over|from|past) <period>', { subject: 'slipped', when: 'any' }],
  ['(slippage|slid|rolled over|spillover)', { subject: 'slipped' }],
  ['how (much|many) (slipped|slid|rolled over)', { subject: 'slipped' }],
  ['(total)? days (pushed|postponed|delayed|slipped)', { subject: 'pushes' }],
  ['(pushed|postponed|delayed) (by|for)? (how many|how much)? days', { subject: 'pushes' }],
  [
    '(close|closing|expected)? (date|dates|deadline|deadlines) (was|were|got|have been|been|being)? (pushed|postponed|delayed|moved) (back|out)?',
    { subject: 'pushes' },
  ],
  ['(push|pushes|pushing|postpone|postpones|delay|delays) (the)? most', { subject: 'pushes' }],
  ['who (push|pushes|pushed|postpones|delays|keeps pushing) (the)? (most)?', { subject: 'pushes', group: 'owner' }],
  ['keeps? (getting|being)? (pushed|postponed|delayed|slipping|sliding)', { pushed: 1 }],
];

/** What waits, lies or is late. */
const waiting: readonly Rule<Meaning>[] = [
  [
    '(not|never) (been)? (touched|moved|updated|changed|contacted|heard from|worked on|spoken to|progressed) since <date>',
    { state: 'stale', when: 'staleSince' },
  ],
  [
    '(not|never) (been)? (touched|moved|updated|changed|contacted|heard from|worked on|spoken to|progressed) since <period>',
    { state: 'stale', when: 'staleSince' },
  ],
  [
    '(no|without|lacking) (any)? (activity|movement|contact|touch|update|updates|progress) since <date>',
    { state: 'stale', when: 'staleSince' },
  ],
  [
    '(no|without|lacking) (any)? (activity|movement|contact|touch|update|updates|progress) since <period>',
    { state: 'stale', when: 'staleSince' },
  ],
  [
    '(untouched|idle|stale|stuck|stalled|inactive|dormant|quiet|silent|cold|dark|unmoved|unchanged) since <date>',
    { state: 'stale', when: 'staleSince' },
  ],
  [
    '(untouched|idle|stale|stuck|stalled|inactive|dormant|quiet|silent|cold|dark|unmoved|unchanged) since <period>',
    { state: 'stale', when: 'staleSince' },
  ],
  ['overdue (by|for|since)? <age>', { state: 'overdue', when: 'expectedClose' }],
  ['(nobody|noone|no one) (is|has been|was)? (working on|working|on|covering|tending)', { state: 'unassigned' }],
  [
    'nothing (planned|scheduled|lined up|booked|set|set up|arranged|in the diary|in the calendar|coming up|pencilled in|on the calendar|to do) (next)?',
    { state: 'noNextStep' },
  ],
  [
    '(no|without|missing|lacking|lack|lacks|need|needs) (a|any)? (next|follow up|planned|scheduled)? (step|steps|action|actions|activity|activities|task|tasks|followup|plan|meeting)? (planned|scheduled|set|booked|lined up|defined|logged)',
    { state: 'noNextStep' },
  ],
  [
    '(no|without|missing|lacking|lack|lacks|need|needs|blank|empty) (a|any|an)? (expected|planned)? (close|closing|end|due) (date|dates) (filled in|filled out|set|entered|yet|on them|at all)?',
    { state: 'noCloseDate' },
  ],
  [
    '(nobody|noone|no one) (is|has been|was)? (assigned|owning|responsible|in charge|allocated|on it|on them|looking after|handling|working them)',
    { state: 'unassigned' },
  ],
  [
    '(not|never) (been)? (assigned|allocated|picked up|owned|claimed) (to anyone|to anybody|by anyone|by anybody|yet)?',
    { state: 'unassigned' },
  ],
  [
    '(without|no|missing|lacking|need|needs|need an|in need of) (an)? (owner|rep|salesperson|seller|home|assignee)',
    { state: 'unassigned' },
  ],
  [
    '(deal|deals|opportunity|opportunities|opp|opps|business) due <period>',
    { subject: 'deals', state: 'open', when: 'expectedClose' },
  ],
  ['(deal|deals|opportunity|opportunities|opp|opps|business) due', { subject: 'deals', state: 'open' }],
  [
    `(nobody|noone|no one|nothing|none of us) (has|have|is|was)? (touched|contacted|worked|worked on|moved|updated|called|chased|looked at|happened|done anything|happening) (on|to|with|about)? (in|for|since|over)? (last|past|the last|the past|more than|over|at least)? <n>? <unit>`,
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(nobody|noone|no one) (has|have|is|was)? (touched|contacted|worked on|moved|updated|called|chased|looked at) (lately|recently)?',
    { state: 'stale' },
  ],
  [
    '(untouched|idle|stale|stuck|stalled|inactive|dormant|quiet|silent|cold|dark|unmoved|unchanged) (for|since|over|in)? (more than|over|at least|longer than|the last|the past)? <n>? <unit> (or more|plus|now)?',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(not|never) (been)? (touched|moved|updated|changed|contacted|heard from|worked on|spoken to|progressed) (in|for|since|over)? (more than|over|at least|the last|the past|last|past)? <n>? <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(not|without) (moved|moving|budged|progressed|any progress|touched|heard back|heard from|had any activity|seen any activity)',
    { state: 'stale' },
  ],
  [
    '(radio silence|on ice|on the back burner|on hold|going nowhere|not going anywhere|collecting dust|gathering dust|dragging|at a standstill|lost momentum|gone quiet|gone dark|gone cold|going cold|going quiet|going dark|fizzling|fizzled out)',
    { state: 'stale' },
  ],
  ['cold|quiet|dark on (me|us|him|her|them)', { state: 'stale' }],
  [
    '(past|over|beyond|behind|after) (its|their|the|his|her|my|our)? (due|expected|close|closing|planned|end)? (due|close|closing|end)? (date|dates|deadline|deadlines|schedule)',
    { state: 'overdue' },
  ],
  ['(past|over) due (close|closing|end)? (date|dates)?', { state: 'overdue' }],
  [
    '(missed|passed|blew|blown|broke|expired) (its|their|the)? (due|expected|close|closing)? (close|closing|due)? (date|dates|deadline|deadlines)',
    { state: 'overdue' },
  ],
  [
    '(close|closing|due|expected|expected close) (date|dates|deadline|deadlines) (is|are|has|have|was|that|which)? (already|long)? (passed|past|gone|expired|in the past|behind us|over|overdue|missed|lapsed|slipped by)',
    { state: 'overdue' },
  ],
  ['(running|is|are) (late|behind schedule|over time)', { state: 'overdue' }],
  ['(expired|lapsed|belated)', { state: 'overdue' }],
  [
    '(should|ought to|would|could) (have)? (closed|been closed|been won|landed|been signed) (by now|already|before|long ago)?',
    { state: 'overdue' },
  ],
  ['still not closed', { state: 'overdue' }],
];

/** Stages: how long, how far, how likely. */
const staging: readonly Rule<Meaning>[] = [
  [
    '(jumped|advanced|progressed|graduated|shifted|switched|moved up|moved on|got promoted) (to|into) <stage>',
    { subject: 'stageConversion', names: true },
  ],
  [
    '(share|percentage|proportion|fraction|%|part|many|number) (of)? <stage> (deals|opportunities)? (go|goes|went|get|gets|got|move|moves|moved|advance|advances|make it|makes it|made it|end up|ended up) (to|into|in|on to) <stage>',
    { subject: 'stageConversion', names: true },
  ],
  [
    'how long (has|have|is|was) <account> (deal|opportunity|opp)? been (in|at|sitting in|stuck in) <stage>',
    { subject: 'deal', names: true },
  ],
  [
    'how (many days|long|much time) (on average|usually|typically)? (in|at|through) <stage>',
    { subject: 'timeInStage', names: true },
  ],
  [
    `how (long|many days|many weeks) (have|has|are|is|were|was) ${deals}? (been|sat|sitting|stuck|parked|waiting) (in|at) (its|their|the|this|that)? (current|present|same|one)? stage`,
    { subject: 'daysInStage' },
  ],
  [
    `(how long|how many days|how many weeks|how much time|average time|mean time|typical time|time|avg time|days|average days|average number of days) (do|does|did|have|has|that)? ${deals} (spend|spends|spent|stay|stays|stayed|sit|sits|sat|remain|hang|linger|wait|waits|stuck|get stuck) (in|at|per|on|around in)?`,
    { subject: 'timeInStage' },
  ],
  [
    `(how long|how many days|how much time|time|average time|days|average days) (spent|spend|stuck|sitting|waiting|sat) (in|at|per|on)`,
    { subject: 'timeInStage' },
  ],
  ['(average|mean|median|typical|avg) (stage|step|phase) (duration|time|length)', { subject: 'timeInStage' }],
  ['(stage|step|phase) (duration|durations|times|length)', { subject: 'timeInStage' }],
  [
    `how long (have|has|are|is|were|was) (${deals}|they|it)? (been|sat|sitting|stuck|parked|standing|waiting) (in|at) (its|their|the|this|that|his)? (current|present|same|one|this)? stage`,
    { subject: 'daysInStage' },
  ],
  [
    `(been|sat|sitting|stuck|parked|standing|waiting) (in|at) (its|their|the)? (current|present|same|one) stage (the)? (longest|for longest)?`,
    { subject: 'daysInStage' },
  ],
  [`longest (in|at) (its|their|the|a|one)? (current|present|same|one)? stage`, { subject: 'daysInStage' }],
  ['(days|time|weeks|age) (in|at) (its|their|the)? (current|present) stage', { subject: 'daysInStage' }],
  ['(moved|move|moves|went|go|got|get|passed) (on|further|along|up|ahead|through)', { subject: 'stageConversion' }],
  [
    '(made|make|makes|get|gets|got|go|went) (it)? (out of|past|beyond|through|from) <stage>',
    { subject: 'stageConversion', names: true },
  ],
  [
    '(entered|enter|enters|reached|reach|reaches|hit|hits|get to|gets to|got to|got into|makes it to|make it to|made it to) <stage>',
    { subject: 'stageConversion', names: true },
  ],
  ['<stage> (to|into|through to|and on to) <stage>', { subject: 'stageConversion', names: true }],
  [
    '(end|ends|ended|wind|winds|wound|finish) up (winning|won|closing|closed|as wins|as won|being won|with a win|in a win|signed|signing)',
    { subject: 'stageProbability' },
  ],
  [
    '(eventually|finally|ultimately|in the end) (win|won|close|closed|closes|wins|get won|gets won|sign|signed)',
    { subject: 'stageProbability' },
  ],
  [
    '(how likely|what are the odds|what are the chances|what is the chance|what is the probability) (is|are|does|do|that|of|for|to|a|an)? (a|an)? (deal|deals|opportunity)? (in|at|from) <stage> (to|will|gets|closes|closing|getting|being|wins|winning|close|win)?',
    { subject: 'stageProbability', names: true },
  ],
];

/** What is expected, and how well one knew it. */
const expecting: readonly Rule<Meaning>[] = [
  [
    'to what (came in|happened|closed|won|landed|was booked|was won|did|booked|got|delivered)',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(forecast|commit|outlook) (roll up|rollup|roll|call|calls|submission|submissions|summary|number|numbers)',
    { subject: 'forecast' },
  ],
  ['(commit|committed) and? (best case|upside) and? pipeline?', { subject: 'forecast' }],
  ['(best case|upside|commit) (and|or|vs|versus|to)? (commit|best case|upside)', { subject: 'forecast' }],
  [
    '(what|how much) (will|do|are|is|can|should) (land|end up|finish|end up with|end up at|close out at|likely to close)',
    { subject: 'forecast' },
  ],
  [
    'how (close|near|far|far off|accurate|good|right|wrong|well|precise|reliable|trustworthy|realistic) (was|were|is|are|did|has|have|do|does)? (forecast|forecasts|commit|commits|call|calls|outlook|prediction|predictions)',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(forecast|forecasts|commit|call|prediction) (vs|versus|against|compared to|compared with|and|to) (what)? (actual|actuals|reality|result|results|won|closed|actually closed|happened|outcome|outturn)',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(forecast|forecasting) (accuracy|precision|error|bias|track record|performance|quality|hit rate|reliability)',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(forecast|forecasts|predict|predicted) (well|badly|right|wrong|correctly|accurately|off)',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(over|under) (forecast|forecasted|forecasting|predict|predicted|promised|committed)',
    { subject: 'forecastAccuracy' },
  ],
];

const about = '(on|of|about|for|with|at|behind|regarding|re|concerning)';
const story =
  '(rundown|lowdown|scoop|skinny|story|info|briefing|brief|intel|background|detail|details|update|updates|news|status|summary|overview|situation|latest|state|picture|recap|profile|word|history)';

/** One customer, one deal. */
const aboutOne: readonly Rule<Meaning>[] = [
  [
    '(is|are) <account> (buying|active|ordering|interested|alive|worth it|a good customer)',
    { subject: 'account', names: true },
  ],
  ['<account> (buying|doing|going|looking|ordering)', { subject: 'account', names: true }],
  [
    `(account|customer|client)? ${story} ${about} (account|customer|client)? <account>`,
    { subject: 'account', names: true },
  ],
  [`(account|customer|client) ${story} ${about}? <account>`, { subject: 'account', names: true }],
  [`<account> (account|customer|client)? ${story}`, { subject: 'account', names: true }],
  [
    '(how is|how are|how have|how has) (things|it|everything|business|stuff|we|life) (been)? (going|looking|doing|been|standing)? (with|at|over at|for|on) <account> (going|looking|doing|coming along)?',
    { subject: 'account', names: true },
  ],
  ['(where are|where do|how do) we (stand|sit|at|are)? (with|at|on) <account>', { subject: 'account', names: true }],
  [
    '(what do|what have) we (have|got|know|going) (on|about|with|at|going on with|going with) <account>',
    { subject: 'account', names: true },
  ],
  [
    '(what is|what are|anything) (up|cooking|the latest|the story|the situation|the status|the deal) (with|at|on|for|about) <account>',
    { subject: 'account', names: true },
  ],
  [
    '(anything|what) (open|going|live|active) (on|at|with|for) <account>',
    { subject: 'deals', state: 'open', names: true },
  ],
  [
    '(fill me in|brief me|update me|catch me up|tell me everything|tell me) (on|about) <account>',
    { subject: 'account', names: true },
  ],
  [
    `(fill me in|brief me|update me|catch me up|tell me everything|tell me|what is up|what is new|what is happening|what is going on|what is the latest|what is the status|${story}|where are we|where do we stand) (on|about|with|of|for) <account> (deal|opportunity|opp)`,
    { subject: 'deal', names: true },
  ],
  [
    '(deal|opportunity|opp) (with|at|for|of|from) <account> (doing|going|looking|progressing|standing|coming along)',
    { subject: 'deal', names: true },
  ],
  [
    '(when does|when is|when will|when should) <account> (deal|opportunity|opp)? (expected|due|supposed|going|likely)? to? (close|closing|land|sign)',
    { subject: 'deal', names: true },
  ],
  [
    '(who has|who owns|who is|who runs|who works|who is working|who is handling|whose is|who looks after|who is responsible for|who is in charge of|who manages|who leads) (on)? <account> (deal|opportunity|opp)',
    { subject: 'deal', names: true },
  ],
];

/** What is to be done. */
const toDo: readonly Rule<Meaning>[] = [
  [
    '(to dos|to do items|action items|tasks and activities|open tasks|next actions|follow ups|things to do|homework|todo list|task list|to do list)',
    { subject: 'activities' },
  ],
  [
    '(what is|what have|what do|anything) (on|i have on|i got on|have i got on|do i have on|i have) (my|the)? (plate|desk|agenda|calendar|schedule|docket|list|radar)',
    { subject: 'activities', whose: 'me', state: 'agenda' },
  ],
  ['(what|which) (activities|tasks) (do i have|have i got|did i have)', { subject: 'activities', whose: 'me' }],
  [
    'what (do|should|must|can) i (need to|have to|got to)? (get done|take care of|work on|handle|do)',
    { subject: 'activities', whose: 'me', state: 'agenda' },
  ],
  ['(fallen|fell|slipped|falling) behind on', { state: 'overdue' }],
];

/** Whose turn, which order, which ones. */
const choosing: readonly Rule<Meaning>[] = [
  [
    '(best|top|worst|highest|strongest|weakest|leading|lowest) (performing|selling|earning|ranking|scoring|grossing) (team|teams)',
    { subject: 'won', weak: true, group: 'team' },
  ],
  [
    '(best|top|worst|highest|strongest|weakest|leading|lowest) (performing|selling|earning|ranking|scoring|grossing)? (rep|reps|seller|sellers|salesperson|salespeople|person|people|performer|performers)',
    { subject: 'won', weak: true, group: 'owner' },
  ],
  ['(worst|weakest|lowest) (team|teams)', { subject: 'won', weak: true, group: 'team' }],
  ['(with|to|vs|versus|against) (last|previous|prior) (one|time)?', { compare: true, periodBefore: true }],
  ['compare|comparing|compared', {}],
  [
    '(who|which|what) (are|is|were)? (customers|accounts|clients|companies|logos) (behind|in|on)?',
    { group: 'account' },
  ],
  ['customers|clients|accounts|companies|logos', { group: 'account' }],
  ['(by|per) (expected|planned|forecast)? (close|closing) month', { group: 'month' }],
  ['(by|per) (expected|planned|forecast)? (close|closing) quarter', { group: 'quarter' }],
  ['<n> most (recent|recently) (created|opened|added|entered)?', { order: '-createdAt', takes: 'limit' }],
  [
    'next <n> (closes|closings|to close|deals to close|to land|closing deals|closers)',
    { subject: 'deals', weak: true, order: 'expectedClose', takes: 'limit' },
  ],
  [
    '<n> (closest to closing|nearest to closing|next to close|closing soonest|closing next|soonest to close)',
    { subject: 'deals', weak: true, order: 'expectedClose', takes: 'limit' },
  ],
  [
    '(closest to closing|nearest to closing|next to close|soonest to close|what closes next|what is closing next|closing next)',
    { subject: 'deals', weak: true, order: 'expectedClose' },
  ],
  ['<tag> (tagged|flagged|labelled|labeled|related|type)', { names: true }],
  ['!(which|what) (tag|tags|label|labels)', { group: 'tag' }],
  ['!(which|what) (quarter|quarters)', { group: 'quarter' }],
  [
    '(rep by rep|person by person|seller by seller|per head|by individual|for each of them|by name|who by who|by each rep)',
    { group: 'owner' },
  ],
  ['(team by team|by sales team|per sales team)', { group: 'team' }],
  ['(account by account|customer by customer|client by client)', { group: 'account' }],
  ['stage by stage', { group: 'stage' }],
  ['month on month', { group: 'month' }],
  ['(by|per) (lead)? (source|origin|channel)', { group: 'source' }],
  [
    '(where|which channel|which source) (do|does|did|has|have|is|are) (deals|business|opportunities|they|it) (come|coming) from',
    { subject: 'deals', weak: true, group: 'source' },
  ],
  [
    '(where|which channel|which source) (do|does|did|has|have|is|are) (pipeline|pipe|funnel) (come|coming) from',
    { subject: 'created', group: 'source' },
  ],
  [
    '(where|which channel|which source) (do|does|did|has|have|is|are) (wins|sales|revenue) (come|coming) from',
    { subject: 'won', group: 'source' },
  ],
  ['(best|worst|strongest|weakest|busiest|record|top) month', { subject: 'won', weak: true, group: 'month' }],
  ['(best|worst|strongest|weakest|busiest|record|top) quarter', { subject: 'won', weak: true, group: 'quarter' }],
  [
    '(big|large|huge|sizeable|bigger|larger) (deals|opportunities|opps|ones|wins|losses)',
    { subject: 'deals', weak: true, order: '-amount' },
  ],
  [
    '(small|little|tiny|smaller) (deals|opportunities|opps|ones|wins|losses)',
    { subject: 'deals', weak: true, order: 'amount' },
  ],
  ['(numbers|stats|results)', { subject: 'pipeline', weak: true }],
  [
    '(grouped|split|broken|sliced|cut|sorted|arranged|organised|organized|divided|bucketed|separated) (down|out|up|into)? (by|per|into)',
    {},
  ],
  [
    '(biggest|largest|highest|best|top|largest ones|biggest ones) (on top|at the top|at top|up top|to smallest|to lowest|first)',
    { order: '-amount' },
  ],
  ['(smallest|lowest) (on top|at the top|at top|up top|to biggest|to largest|to highest|first)', { order: 'amount' }],
  ['(highest to lowest|large to small|big to small|descending|in descending order)', { order: '-amount' }],
  [
    '(by size|by amount|by value|by worth|sorted by amount|sorted by value|ordered by value|in terms of value|value wise|size wise|amount wise|money wise)',
    { order: '-amount', weak: true },
  ],
  ['(lowest to highest|small to large|ascending|in ascending order)', { order: 'amount' }],
  ['(newest|latest|most recent) (first|on top|at the top)', { order: '-createdAt' }],
  ['(oldest|earliest) (first|on top|at the top)', { order: 'createdAt' }],
  [
    '(number one|number 1|no 1|single biggest|single largest|top 1) (single|open|live|active)? (deal|opportunity|opp)',
    { subject: 'deals', weak: true, order: '-amount', limit: 1 },
  ],
  [
    '(biggest|largest|highest|top|best|most valuable) (single|open|live|active)? (deal|opportunity|opp)',
    { subject: 'deals', weak: true, order: '-amount', limit: 1 },
  ],
  [
    '(smallest|lowest|tiniest|cheapest|least valuable) (single|open|live|active)? (deal|opportunity|opp)',
    { subject: 'deals', weak: true, order: 'amount', limit: 1 },
  ],
  [
    '(oldest|longest running) (single|open|live|active)? (deal|opportunity|opp)',
    { subject: 'deals', weak: true, order: 'createdAt', limit: 1 },
  ],
  [
    '(newest|latest|most recent) (single|open|live|active)? (deal|opportunity|opp)',
    { subject: 'deals', weak: true, order: '-createdAt', limit: 1 },
  ],
  ['(biggest|largest|best|top) (win|sale|closed deal|won deal)', { subject: 'won', order: '-amount', limit: 1 }],
  ['(biggest|largest|worst|top) (loss|lost deal)', { subject: 'lost', order: '-amount', limit: 1 }],
  [
    '(last|latest|most recent|newest) (win|sale|closed deal|won deal)',
    { subject: 'won', order: '-closedAt', limit: 1 },
  ],
  ['(last|latest|most recent|newest) (loss|lost deal)', { subject: 'lost', order: '-closedAt', limit: 1 }],
  [
    '(last|latest|most recent|newest) <n> (wins|sales|closed deals|won deals)',
    { subject: 'won', order: '-closedAt', takes: 'limit' },
  ],
  ['(last|latest|most recent|newest) <n> (losses|lost deals)', { subject: 'lost', order: '-closedAt', takes: 'limit' }],
];

const leavingOut =
  '(excluding|except|except for|without|ignoring|ignore|leaving out|leave out|skip|skipping|minus|but not|not counting|other than|apart from|excl)';
const things = '(anything|everything|deals|opps|opportunities|those|the ones|ones|stuff|all)';

/** Amounts and odds. */
const bounds: readonly Rule<Meaning>[] = [
  [
    `${leavingOut} ${things}? (under|below|beneath|less than|smaller than|lower than|cheaper than) <amount>`,
    { bound: 'atLeast' },
  ],
  [
    `${leavingOut} ${things}? (over|above|more than|bigger than|larger than|greater than) <amount>`,
    { bound: 'atMost' },
  ],
  ['(north of|upwards of|in excess of|exceeding|topping|bigger than|beyond) <amount>', { bound: 'over' }],
  ['(south of|shy of|short of) <amount>', { bound: 'under' }],
  [
    '(no less than|not less than|not under|not below|a minimum of|starting from|starting at) <amount>',
    { bound: 'atLeast' },
  ],
  ['(no more than|not more than|not over|not above|a maximum of|capped at|up to) <amount>', { bound: 'atMost' }],
  ['<amount> (or|and) (more|above|up|over|bigger|larger|greater|higher|upwards|better)', { bound: 'atLeast' }],
  ['<amount> (or|and) (less|below|under|smaller|lower|fewer)', { bound: 'atMost' }],
  ['<amount> (upwards|minimum|min|at least)', { bound: 'atLeast' }],
  ['<amount> (max|maximum|at most|tops)', { bound: 'atMost' }],
  [
    '(somewhere|anywhere|anything)? (between|from|in the range of|in the range|ranging from) <amount> (and|to|up to|through) <amount>',
    { bound: 'between' },
  ],
  ['seven figure|figures', { filters: { amountAtLeast: 1_000_000 } }],
  ['six figure|figures', { filters: { amountAtLeast: 100_000 } }],
  ['five figure|figures', { filters: { amountAtLeast: 10_000 } }],
  [
    '(at|with|over|above)? <percent> (or|and) (more|above|up|over|higher|better|greater|upwards)',
    { probability: 'atLeast' },
  ],
  ['<percent> (+|plus|minimum|at least)', { probability: 'atLeast' }],
  ['(at|with)? <percent> (or|and) (less|below|under|lower)', { probability: 'atMost' }],
  [
    '(probability|likelihood|chance|odds|confidence) (of|is|at|over|above|higher than|greater than|more than|at least|>) <percent>',
    { probability: 'atLeast' },
  ],
  [
    '(probability|likelihood|chance|odds|confidence) (under|below|lower than|less than|at most|<) <percent>',
    { probability: 'atMost' },
  ],
  [
    '(at least|more than|over|above|better than|greater than|>) (a)? <percent> (probability|likely|likelihood|chance|probable|sure|odds|confidence|certain)',
    { probability: 'atLeast' },
  ],
  [
    '(at most|less than|under|below|worse than|<) (a)? <percent> (probability|likely|likelihood|chance|probable|sure|odds|confidence|certain)',
    { probability: 'atMost' },
  ],
];

/** Ways people put it that no single word gives away. */
export const englishIdioms: readonly Rule<Meaning>[] = [
  ...inTheWorks,
  ...settled,
  ...lengths,
  ...targets,
  ...comings,
  ...waiting,
  ...staging,
  ...expecting,
  ...aboutOne,
  ...toDo,
  ...choosing,
  ...bounds,
];
