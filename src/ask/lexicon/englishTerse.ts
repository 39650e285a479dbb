import type { Meaning, Rule } from './lexicon.js';

const it = '(it|that|this one|that one)';
const first = '(quickest|fastest|soonest|slowest|faster|quicker|slower|most quickly|in the least time)';
const sells = '(close|closes|closing|win|wins|winning|sell|sells|selling|sign|signs|land|lands)';

/** "Turin, whose is it": what is asked about stands first, and is asked about as "it". */
const topicFirst: readonly Rule<Meaning>[] = [
  [
    `<account> deal? (whose|who owns|who has|who has got|who got|who runs|who is on) (is|deal is|one is)? ${it}`,
    { subject: 'deal', names: true },
  ],
  ['<account> (whose|who is|whose deal|whose account)', { subject: 'deal', names: true }],
  [
    `<account> deal? (where|how) (is|are|was) ${it} (at|up to|standing|stuck|stand|going|doing|looking|coming along|now)?`,
    { subject: 'deal', names: true },
  ],
  [
    `<account> deal (where|how) (is|are|do) (we|i) (with|on|at|stand with|stand on)? ${it}?`,
    { subject: 'deal', names: true },
  ],
  [`<account> deal? (what|which) stage (is|are)? ${it}? (in|at|on)?`, { subject: 'deal', names: true }],
  [`<account> deal (any|what is the)? (news|latest|status|update|story)`, { subject: 'deal', names: true }],
  [
    '<account> (any news|any updates|any update|anything new|what is the latest|what is the story)',
    { subject: 'account', names: true },
  ],
  [
    `<account> (what|anything) (have|has|do|did) (we|i) (got|have|open)? (there|with them)`,
    { subject: 'account', names: true },
  ],
  // What is known of a deal, not of deals in general: "odds on Leeds".
  [
    '~(our|my|the)? (probability|odds|chance|chances|likelihood) (of|on|for|with|at|to win|of winning|to get)? <account>',
    { subject: 'deal', names: true },
  ],
  ['~<account> (probability|odds|chance|chances|likelihood)', { subject: 'deal', names: true }],
  [
    '~(current)? (stage|owner|status|close date|closing date|expected close date) (of|on|for|at|with) <account>',
    { subject: 'deal', names: true },
  ],
  // What was done with them last, what they bought last.
  [
    '(when was|what was|whats|what is|date of)? (the|our|my)? (last|latest|most recent) (contact|touch|activity|call|meeting|visit|conversation|email|touchpoint) (been)? (with|on|at|for|to|from) <account>',
    { subject: 'activities', state: 'done', names: true },
  ],
  [
    'when did (we|i|anyone|anybody|somebody) last (speak|talk|call|meet|visit|write|contact|see|hear|email|touch) (to|with|from)? <account>',
    { subject: 'activities', state: 'done', names: true },
  ],
  [
    '(when was|what was|what is)? (the|our|my)? (last|latest|most recent) (order|purchase|sale|win) (we had)? (from|with|at|by) <account>',
    { subject: 'won', names: true, order: '-closedAt', limit: 1 },
  ],
  [
    '(when|what) did <account> last (buy|order|purchase|sign) (from us|with us)?',
    { subject: 'won', names: true, order: '-closedAt', limit: 1 },
  ],
  // "Has Oslo been pushed": how often their deals were.
  [
    '(has|have|was|were|is|did) <account> (ever|again|already|just)? (been|got|get|gotten|being)? pushed (again|out|back|before|at all|yet)?',
    { subject: 'pushes', names: true },
  ],
];

/** Which deals, in as few words as can be. */
const narrowed: readonly Rule<Meaning>[] = [
  [
    '<stage> (and|or|&) (up|upward|upwards|above|later|beyond|further|onward|onwards|after|higher)',
    { names: true, later: 'too' },
  ],
  // "Not moved beyond New": in it still.
  [
    '(not|never) (yet)? (moved|gone|got|progressed|advanced|made it|been)? (past|beyond|further than|out of) (the)? <stage> (stage)? (yet)?',
    { names: true },
  ],
  ['(from)? <stage> (onward|onwards|upward|upwards|plus|on up)', { names: true, later: 'too' }],
  ['(at least|minimum) (in|at)? <stage> (stage)?', { names: true, later: 'too' }],
  [
    '(past|beyond|further than|later than|further along than|more advanced than) (the)? <stage> (stage)?',
    { names: true, later: 'only' },
  ],
  [
    '(no|without|lacking|missing|zero) (a|an|any)? (meeting|meetings|call|calls|visit|visits|demo|demos|appointment|appointments) (booked|planned|scheduled|set|lined up|arranged|in the diary|in the calendar|on the calendar|fixed|agreed)',
    { state: 'noNextStep' },
  ],
  ['(nothing|no meeting|no call|no visit) (in|on) the (diary|calendar|books|agenda|schedule)', { state: 'noNextStep' }],
  [
    '(stale|cold|quiet|idle) (ones|deals|stuff|one)? (for|since)? (over|more than|at least)? <n> <unit>',
    { subject: 'deals', weak: true, state: 'stale', takes: 'staleDays' },
  ],
  ['(via|through|thru) (the)? <team> team', { whose: 'teams', names: true }],
  // "Nobody has touched it in a month": the month is how long ago, not when it will close.
  [
    '(nobody|noone|no one) (has|have)? (touched|contacted|called|chased|worked|updated) (it|them|these|those|this|that) (in|for|since) (over|more than|at least|the last)? (a|one)? <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(nobody|noone|no one) (has|have)? (touched|contacted|called|chased|worked|updated) (it|them|these|those|this|that) (in|for|since) (over|more than|at least|the last)? <n> <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(2|two|double) (star|stars) (at least|or more|or better|minimum|min|and up|and more|upwards|plus|+)',
    { filters: { priority: [2, 3] } },
  ],
  [
    '(1|one) (star|stars) (at least|or more|or better|minimum|min|and up|and more|upwards|plus|+)',
    { filters: { priority: [1, 2, 3] } },
  ],
  ['(at least|minimum|min) (2|two) (star|stars)', { filters: { priority: [2, 3] } }],
  ['(at least|minimum|min) (1|one|a) (star|stars)', { filters: { priority: [1, 2, 3] } }],
  [
    '(coldest|stalest|quietest|idlest|deadest|most stale|most neglected|most forgotten|longest untouched) (deals|ones|stuff)?',
    { state: 'stale' },
  ],
  [
    '(the|my|our)? <n> (coldest|stalest|quietest|idlest|deadest|most stale|most neglected) (deals|ones)?',
    { state: 'stale', takes: 'limit' },
  ],
  [
    '(coldest|stalest|quietest|idlest|deadest|most stale|most neglected) <n> (deals|ones)?',
    { state: 'stale', takes: 'limit' },
  ],
  ['sub <amount>', { bound: 'under' }],
  // "Pushed to Q1": put off, and by now expected then.
  [
    '(pushed|slipped|slid|bumped|kicked|rolled|moved out|shifted out) (out|back|over)? (to|into|till|until) <period>',
    { subject: 'deals', weak: true, pushed: 1, when: 'expectedClose' },
  ],
  ['(moved|shifted|changed) (to|into) <period>', { needs: 'nothing' }],
  [
    '(what|who|which one|which deal|which|whichever)? (closes|lands|close|land|comes in) (first|soonest|next|earliest)',
    { subject: 'deals', weak: true, order: 'expectedClose' },
  ],
  [
    '(the|that|this) <topic> (thing|one|job|stuff|deal|piece|bit) (for|with|at|from) <account>',
    { subject: 'deal', names: true, text: true },
  ],
  ['(via|through|thru) team <team>', { whose: 'teams', names: true }],
  ['(via|through|thru) <person>', { whose: 'persons', names: true }],
  ['<person> and (company|friends|the gang)', { whose: 'personTeam', names: true }],
  [
    "<person> 's (list|book|book of business|portfolio|patch|plate|slate|stack|pile)",
    { subject: 'deals', weak: true, whose: 'persons', names: true },
  ],
  ['(my|our) team <team>', { whose: 'teams', names: true }],
  ["<team> 's or <team> 's?", { whose: 'teams', names: true, either: true }],
  ['<team> or <team>', { whose: 'teams', names: true, either: true }],
  ['<account> or <account>', { names: true, either: true }],
];

/** Figures, in as few words as can be. */
const figures: readonly Rule<Meaning>[] = [
  ['(calls|visits|emails|meetings|demos) to (make|do|pay|send|have|hold|give)', { subject: 'activities' }],
  [
    '(meetings|calls|visits|emails|demos|tasks|activities) (held|sent|made|had|attended|carried out|taken place)',
    { subject: 'activities', state: 'done' },
  ],
  ['pipeline (delta|diff|differences|difference|swing)', { subject: 'movement' }],
  ['net new (pipeline|business)?', { subject: 'created' }],
  ['(times|how many times|how often) pushed', { subject: 'pushes' }],
  [
    'who (missed|made|hit|smashed|beat|reached|nailed|fell short in|fell short of) <period>',
    { subject: 'attainment', group: 'owner', when: 'any' },
  ],
  // Of stages only names are known, and of wins no days.
  ['stage (number|no|nr)? <n>', { needs: 'nothing' }],
  ['(won|wins|lost|losses|created|deals) (per|a|each|every) (day|working day|business day)', { needs: 'nothing' }],
  [
    '(latest|furthest|last|farthest) (close|closing|expected close) (date|dates) (first)?',
    { subject: 'deals', weak: true, order: '-expectedClose' },
  ],
  [
    '(earliest|nearest|soonest|closest) (close|closing|expected close) (date|dates) (first)?',
    { subject: 'deals', weak: true, order: 'expectedClose' },
  ],
  ['(top|worst) pushed (deals)?', { subject: 'pushes' }],
  ['pipeline (cover|covers|covering)', { subject: 'coverage' }],
  [`who ${sells} (deals|business|stuff|things)? (the)? ${first}`, { subject: 'salesCycle', group: 'owner' }],
  [
    `(who is|which rep is|who) (the)? (our)? ${first} (closer|closers|seller|sellers|rep|to close|at closing|to win|to sell)`,
    { subject: 'salesCycle', group: 'owner' },
  ],
  [`(which|what) reps ${sells} (deals|business)? (the)? ${first}`, { subject: 'salesCycle', group: 'owner' }],
  [
    '(what|anything|something|everything)? (has|have)? (moved|shifted|moving|been moving) in pipeline',
    { subject: 'movement' },
  ],
  ['(pushouts|push outs|push out|pushout)', { subject: 'pushes' }],
  ['(my|the|our)? (diary|calendar|agenda) (for|on|in)? <period>', { subject: 'activities', when: 'due' }],
  [
    '(what is|anything|what)? (in|on) (my|our|the) (diary|calendar|agenda) (for|on|in)? <period>',
    { subject: 'activities', when: 'due' },
  ],
];

/** What is typed with one thumb: fewer words than the forms have. */
export const englishTerse: readonly Rule<Meaning>[] = [...topicFirst, ...narrowed, ...figures];
