import type { Meaning, Rule } from './lexicon.js';

const deals = '(deal|deals|things|stuff|one|ones|business)';
const calls =
  '(calls|call|visits|meetings|appointments|demos|emails|reminders|tasks|activities|follow ups|followups|to dos|todos)';
const settle = '(close|win|sell|sign|land|buy|order)';

/** Said around the question: what is to be done with the answer, and how it is told. */
const around: readonly Rule<Meaning>[] = [
  [
    '(can|could|would|will|please|just) (you)? (pull|fetch|dig|print|chart|plot|graph|check|compile|prepare|export|tally|highlight|flag|surface|retrieve|produce|build)',
    {},
  ],
  ['(pull|fetch|chart|plot|graph|compile|prepare|tally|highlight|retrieve)', {}],
  [
    '(pull|bring|dig|dredge|fetch|print|spit|knock|whip|spin|throw|drum|rustle) (up|out|together|over|back|off) (for)? (me|us)?',
    {},
  ],
  [
    '(pull|bring|dig|hand|toss|shoot|drop|ping|text|message|read|lay|draw|serve|chuck|sling|run|send|pass|get|grab|print|spare) (for)? (me|us)',
    {},
  ],
  ['!(walk|talk|run|take|guide|lead) (me|us) (through|by|over)', {}],
  ['(laid|lay|set|spelled|spelt|worked|written) (out|down|up)', {}],
  ['(group|grouped|grouping|split|slice|cut|segment|break|bucket) (by|per)? (my|our)? team', { group: 'team' }],
  ['(group|grouping) (by|per)? (owner|rep|person)', { group: 'owner' }],
  ['(group|grouping) (by|per)? stage', { group: 'stage' }],
  ['(group|grouping) (by|per)? month', { group: 'month' }],
  ['(group|grouping) (by|per)? quarter', { group: 'quarter' }],
  ['(group|grouping) (by|per)? account', { group: 'account' }],
  ['(source|channel|origin) (breakdown|split|wise|mix)', { group: 'source' }],
  ['(month|monthly) (breakdown|split|wise|view)', { group: 'month' }],
  ['(quarter|quarterly) (breakdown|split|wise|view)', { group: 'quarter' }],
  ['(tag|tags) (breakdown|split|wise)', { group: 'tag' }],
  ['(by|per) (the)? (month) of (the)? (expected)? (close|closing)', { group: 'month' }],
  ['(by|per) (the)? (quarter) of (the)? (expected)? (close|closing)', { group: 'quarter' }],
  [
    '(sorted|ordered|sort|order|listed|list|ranked|arranged)? (by|on)? (a z|a to z|alphabetical|alphabetically|alphabetic order|in alphabetical order|deal name)',
    { order: 'name' },
  ],
  [
    '(max|maximum|limit|at most|no more than|up to) <n> (rows|deals|lines|entries|results|items|of them)?',
    { takes: 'limit' },
  ],
  [
    '(judging|going|based|built) (by|on|from) (my|our|his|her|their|the|its)? own? (history|past|track record|record|data|experience)',
    {},
  ],
  ['(in|at|across|throughout) (the|our)? (house|firm|shop)', { whose: 'all' }],
  ['(since|for) (forever|ever|ages|eternity|donkeys years|yonks)', {}],
  ['(and)? (by|from|due to|through) what', {}],
  ['why (do|does|did|are|is|have|has) (i|we|there|he|she|they) (have|got)? (so|that|this) (many|much|few|little)', {}],
  ['!(me|i) (personally|alone|only)', { whose: 'me' }],
  ['!(we|us) (personally|alone|only)', { whose: 'usual' }],
  ['(out|over) there', {}],
  ['(personally|individually|in person)', {}],
];

/** Whose, in more words. */
const whose: readonly Rule<Meaning>[] = [
  ['!<person> and|plus|or|with|vs|& me|myself|i', { whose: 'persons', names: true, withMe: true }],
  ['!me|myself|i and|plus|or|with|vs|& <person>', { whose: 'persons', names: true, withMe: true }],
  [
    '~(my|our|the|these|those) (lads|boys|girls|ladies|chaps|troops|bunch|minions|sales floor|sales force|salesforce)',
    { whose: 'myTeam' },
  ],
  ['(owner|owners|rep|reps) (in|from|of) (the)? <team> (team)?', { whose: 'teams', names: true }],
];

/** Verbs and nouns of doing business. */
const trade: readonly Rule<Meaning>[] = [
  [
    '(for|before|ahead of)? (my|our|the)? <account> (meeting|call|visit|lunch|demo|presentation|review) <period>?',
    { names: true },
  ],
  ['(wins|sales) (that)? (have|has)? (came|come|rolled|landed|were brought|got) in', { subject: 'won' }],
  [
    '(which|what) (accounts|customers) (did|do|have|has) (we|i|they|you)? (win|won|sell|sold|earn|earned|made|make) (the)? most (from|with|off|at|in)?',
    { subject: 'won', group: 'account' },
  ],
  [
    '(which|what) (accounts) (we|i)? (won|sold|earned|made|booked) (the)? (most|more) (from|with|to|at)?',
    { subject: 'won', group: 'account' },
  ],
  [
    '(how likely|what are the odds) (am i|are we|is it|is he|is she|are they)? to? (win|close|land) (once|when|if|after)? (i|we|it|they|he|she)? (am|are|is|get|gets|reach|reaches)? (in|at|to)? <stage>',
    { subject: 'stageProbability', names: true },
  ],
  [
    '(how much)? (business|revenue|money|income|sales)? (do|can|should|could|may|did) (we|i|they|you) (expect|count on|hope for|look forward to)',
    { subject: 'pipeline', weak: true, whose: 'usual', state: 'open' },
  ],
  [
    '(is there|do i have|do we have|have i|have we|have i got|have we got|got|there is) (enough|sufficient) (in)? (pipeline)? (to|for) (make|hit|cover|reach|meet|get to|land) (target|it)?',
    { subject: 'coverage' },
  ],
  [
    '(enough|sufficient) (in|on|of)? (the|my|our)? pipeline (to|for)? (make|hit|cover|reach|meet|get to)? target?',
    { subject: 'coverage' },
  ],
  [
    '(where|how) (does|do|is|are|am) (i|we|it|they|he|she|everyone|team) (stand|sit|fare|track|tracking|faring|doing|looking) (against|vs|on|to|towards|relative to|compared to|with) target',
    { subject: 'attainment' },
  ],
  [
    '(where|how) (does|do|is|are|am)? (stand|sit|fare|track|tracking|faring|doing|looking) (against|vs|towards|relative to|compared to) target',
    { subject: 'attainment' },
  ],
  [
    '(share|percentage|proportion|part|fraction|portion|how much|%) of target (have|has|did|do|is|are|was|were)? (reached|made|hit|achieved|met|covered|done|delivered|brought in|in the bag|in)',
    { subject: 'attainment' },
  ],
  [
    'forecast (any|much|that|even)? (good|right|accurate|close|wrong|bad|off|reliable|useful|true|realistic)',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(how) (good|right|accurate|close|wrong|bad|off|reliable|realistic) (is|was|were|are) forecast',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(how fast|how quickly|how rapidly|at what speed|at what rate) (does|do|is|are|did) (we|i|it|they|team)? (make|making|generate|earn|turn|print|bring in|bringing in) (money|revenue|cash|sales|business)',
    { subject: 'velocity' },
  ],
  [
    '(how fast|how quickly|how rapidly) (does|do|did) (make|generate|earn|bring in) (money|revenue|cash|sales)',
    { subject: 'velocity' },
  ],
  [
    '(from)? (start|first contact|first call|opening|creation|first touch|day one|enquiry|inquiry|hello|lead) (to|until|till) (signature|close|closing|finish|win|won|contract|signing|cash|ink|handshake|order|end)',
    { subject: 'salesCycle' },
  ],
  [
    '(stage by stage|per stage|by stage|stage) (time|times|duration|durations|dwell|dwell time|ageing|aging|length|lengths|days)',
    { subject: 'timeInStage' },
  ],
  [
    '(since|for) how (many days|many weeks|long) (are|is|have|has|were) deals? (been)? (in|at|sitting in|stuck in|on)? (the|their|its)? (actual|current|present|same|this)? stage',
    { subject: 'daysInStage' },
  ],
  [
    'how (many days|many weeks|long) (are|is|have|has) deals? (already)? (been)? (in|at|sitting in|stuck in|on) (the|their|its)? (actual|current|present|same|this)? stage',
    { subject: 'daysInStage' },
  ],
  [
    '(how far|how much|where|which way) (did|has|have|does) pipeline (move|moved|shift|shifted|swing|swung|travel|drift)',
    { subject: 'movement' },
  ],
  [
    '(in)? (which|what) month (comes|come|brings|does|is|do) (in)? (my|our|the)? most? (money|revenue|cash|income|business) (come)? (in)?',
    { subject: 'pipeline', weak: true, group: 'month' },
  ],
  [
    '(how often|how many times) (has|have|did|was|were|is|does) (it|they|this|that|these|the thing)? (been|get|got)? (pushed|slipped|moved|slip|put off|kicked|bumped) (back|out)? (now|so far)?',
    { subject: 'pushes' },
  ],
  [
    '(pulled|moved|went|slid|slipped|bumped|kicked|set|gone|fell|dropped|fallen|thrown|sent|put) (back|down|backward) (a|one|to an earlier|to the previous)? (stage|step)',
    { subject: 'deals', weak: true, filters: { movedBackward: true } },
  ],
  ['(pushed|slipped|moved|put off) (>=|at least) <factor>', { takes: 'pushedAtLeast' }],
  ['(>=|at least) <factor>', { takes: 'pushedAtLeast', needs: 'pushes' }],
  ['(pushed|slipped|moved|put off) <factor> (or more|plus|+|and more)?', { takes: 'pushedAtLeast' }],
  ['(pushed|slipped|moved|put off) (>|over|more than|above) <factor>', { takes: 'pushedMoreThan' }],
  ['(pushed|slipped|moved|put off) (>|over|above) <n> times', { takes: 'pushedMoreThan' }],
  [
    '(probability|odds|chance|likelihood|confidence) (of)? <percent> (at most|max|maximum|tops|at best|or less|or lower|or below)',
    { probability: 'atMost' },
  ],
  [
    '(probability|odds|chance|likelihood|confidence) (of)? <percent> (at least|min|minimum|or more|or better|or higher|or above)',
    { probability: 'atLeast' },
  ],
  ['(probability|odds|chance|likelihood|confidence) (>=|>) <n>', { probability: 'atLeast' }],
  ['(probability|odds|chance|likelihood|confidence) (<=|<) <n>', { probability: 'atMost' }],
  [
    '(where|whose|that|which|with)? (in)? (the|their)? (name|title) (is|has|contains|includes|holds|says|have|includes|mentions|reads|like|there is) <text>',
    { subject: 'deals', weak: true, text: true },
  ],
  [
    '(i|we|they|you) had (open|in play|going|on the go|running|live)',
    { past: true, subject: 'deals', weak: true, state: 'open' },
  ],
  [`(had|held) open`, { past: true, state: 'open' }],
  ['(holds|holding|hold|owns|own) (any|some|how many|all|the)? deals', { subject: 'deals', weak: true }],
  [
    '(developed|evolved|progressed|unfolded|trended|moved along|changed) (month by month|by month|each month|every month|monthly)',
    { group: 'month' },
  ],
  [
    `how (is|are|does|do) (the)? <account> (account)? (doing|faring|going|looking|shaping up|getting on|performing)`,
    { subject: 'account', names: true },
  ],
  [
    `(will|would|did|does|do|has|have|is|are) <account> (ever|still|likely|going)? (to)? ${settle}`,
    { subject: 'deals', weak: true, names: true },
  ],
  [
    `(anything|something|everything|what|all|things) ${deals}? (landing|dropping|coming in|due in|arriving)`,
    { subject: 'deals', weak: true, state: 'open' },
  ],
];

/** What people do once something is the case, and what they left undone. */
const turns: readonly Rule<Meaning>[] = [
  [
    'what do (i|we) owe (people|anyone|anybody|customers|accounts|them)',
    { subject: 'activities', whose: 'me', state: 'agenda' },
  ],
  [
    'how (healthy|strong|solid|fat|full|big|good|bad|thick|thin|deep|robust|weak|large) (is|are|was|were|does) pipeline (look)?',
    { subject: 'pipeline' },
  ],
  [
    '(likely|bound|going|about|liable|prone|threatening|set|expected) to (slip|stall|lose|churn|fall through|fall over|die|drop out|go south|be lost|get lost|be pushed|move out)',
    { needs: 'nothing' },
  ],
  ['(need|needs|needing) (some)? (help|coaching|support|a push|a hand|help with) (to|with|in|on)?', {}],
  ['in (one|a single|a) (line|sentence|word|number|figure)', {}],
  [
    '(once|when|if|after) (a|the)? (it|they|we|i|deal|deals|one) (reach|reaches|get to|gets to|hit|hits|is in|are in|enter|enters|make it to|makes it to|have reached|has reached|is at|are at) <stage>',
    { subject: 'stageProbability', names: true },
  ],
  [
    '(deals|ones|things|anything|what|everything|stuff|which) (that)? (i|we) (have)? (forgot|forgotten|neglected|ignored|let slide|lost track of|dropped the ball on|not followed up on|not looked at|not touched|not worked on|let go cold|left lying) (about|on)? (lately)?',
    { subject: 'deals', weak: true, state: 'stale' },
  ],
  [
    'accounts (buy|buys|spend|spends|order|orders|pay|pays|bought|spent|ordered|paid|purchase|purchased) (with us|from us)? (the)? (most|more|a lot)',
    { subject: 'won', group: 'account' },
  ],
];

/** Of whom nothing has been heard. */
const quiet: readonly Rule<Meaning>[] = [
  ["(share|percentage|proportion|part|fraction|portion|%) <period> 's? target", { subject: 'attainment', when: 'any' }],
  [
    '(stale|quiet|silent|cold|dark|radio silence|gone quiet|going quiet|went quiet|gone cold|going cold|gone dark|gone silent|gone stale|no reply|no answer|no response|no word|no news|nothing happened|nothing moved|nothing done|not heard from|not heard back|no sign of life) (for|in|since)? (over|more than|at least|the last|the past|a good|about)? <n>? <unit> (or more|or longer|now|already|plus|and counting|straight)?',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(quiet|silent|cold|dark|gone quiet|going quiet|went quiet|gone cold|going cold|gone dark|gone silent|radio silence|no reply|no answer|no response|not heard from|not heard back|nothing happened|nothing moved)',
    { state: 'stale' },
  ],
];

/** What there is to do. */
const toDo: readonly Rule<Meaning>[] = [
  [
    `${calls} (and|or)? ${calls}? (that|which)? (i|we|he|she|they)? (have|has)? (missed|forgot|forgotten|skipped|blew off|blown off|neglected|let slip|did not do|not done|failed to do)`,
    { subject: 'activities', state: 'overdue' },
  ],
  [
    '(logged|marked|ticked|crossed|checked|put down|recorded) (off)? (as)? (done|finished|complete|completed)',
    { subject: 'activities', state: 'done' },
  ],
  ['(ticked|crossed|checked|knocked) off', { subject: 'activities', state: 'done' }],
  [
    '(stand|stands|lie|lies|are|is|lay|sit|coming up|wait|waiting) (before|ahead of|in front of|for) (me|us|him|her)',
    { state: 'upcoming' },
  ],
  ['upcoming only', { state: 'upcoming' }],
  [
    '(what|who|whom) (do|should|must|can|shall) i (call|ring|chase|phone|contact|see|visit) people? about',
    { subject: 'activities', whose: 'me', state: 'agenda' },
  ],
];

/** Ways of people who sell: around the question, of business, and of what there is to do. */
export const englishTrade: readonly Rule<Meaning>[] = [...around, ...whose, ...trade, ...turns, ...quiet, ...toDo];
