import type { Meaning, Rule } from './lexicon.js';

const deals = '(deal|deals|opportunity|opportunities|opp|opps|things|stuff|one|business)';

/** What came in, what went out, what was put off. */
const comings: readonly Rule<Meaning>[] = [
  [
    'open (deals|opportunities|opps) (that|which)? (were|was|got|have been)? (pushed|postponed|delayed) <period>',
    { subject: 'deals', weak: true, state: 'open', when: 'pushedIn' },
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
    'what (came in and|entered and)? (left|grew|shrank|dropped out of|fell out of) (pipeline|pipe|funnel)',
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
    '(kicked|pushed|moved|slid|slipped|slipping|rolled|bumped|fell|fallen|shifted|dropped|drifted) out of <period>',
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

/** Ways people say what moved, what waits and what is to come. */
export const englishMoveIdioms: readonly Rule<Meaning>[] = [...comings, ...waiting, ...staging, ...expecting];
