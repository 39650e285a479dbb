import type { Meaning, Rule } from './lexicon.js';

const noStep =
  '(next step|next steps|next activity|next action|activity|activities|follow up|followup|task|tasks|action)';
const planned = '(planned|scheduled|booked|set|lined up|logged|on it|on them|attached)';
const better = '(better|more|higher|above|up|plus|upwards|upward|greater)';
const anything = '(anything|everything|deals|those|ones|all|stuff|things|the ones|that)';
const dates = '(close|closing|expected|due|expected close)';

/** Which deals, said offhand: by their odds and size, by their dates, by what they lack. */
const narrowed: readonly Rule<Meaning>[] = [
  [
    '<percent> (probability|likely|likelihood|chance|odds|confidence)? (at best|at most|tops|max|maximum)',
    { probability: 'atMost' },
  ],
  [
    '(never|not) (once|ever)? (moved|went|gone|slid|stepped|fell) (back|backward)',
    { subject: 'deals', weak: true, filters: { movedBackward: false } },
  ],
  [
    '(nobody|no one) (has|have|had) (a|any) (next step|next activity|activity|task|follow up) (on it|on them|planned|scheduled)?',
    { state: 'noNextStep' },
  ],
  [
    '(deals|ones)? (that|which)? (is|are) down for <period>',
    { subject: 'deals', weak: true, state: 'open', when: 'expectedClose' },
  ],
  ['<n> (will do|is enough|is plenty|would do)', { takes: 'limit' }],
  ['(on|in) (the|our) books', {}],
  ['(either|both|any) of them', {}],
  [
    `(at|with)? <percent> (probability|likely|likelihood|chance|probable|sure)? (or|and) ${better}`,
    { probability: 'atLeast' },
  ],
  ['<amount> (upward|upwards|minimum|min|and upwards|or upwards|and upward)', { bound: 'atLeast' }],
  ['from <amount> (up|upward|upwards|on|onwards)', { bound: 'atLeast' }],
  [
    `(and|but)? (ignore|ignoring|skip|skipping|exclude|excluding|leave out|leaving out|without|drop|forget|forget about) ${anything}? (below|under|less than|smaller than|beneath|<) <amount>`,
    { bound: 'atLeast' },
  ],
  [
    `(and|but)? (ignore|ignoring|skip|skipping|exclude|excluding|leave out|leaving out|without|drop|forget|forget about) ${anything}? (above|over|more than|bigger than|larger than|beyond|>) <amount>`,
    { bound: 'atMost' },
  ],
  [
    '(but|and)? (only)? (count|counting|consider|considering|take|taking|include|including) only (those|the ones|deals|ones)?',
    {},
  ],
  ['(only)? counting (only)? (those|the ones|deals|ones)', {}],
  ['only (count|consider|include) (those|the ones|deals|ones)?', {}],
  [
    '(pushed|postponed|moved out|moved back|slipped) (at least)? <n> times (minimum|min|or more|and more|plus|upwards)',
    { takes: 'pushedAtLeast' },
  ],
  ['(at least)? <n> pushes (minimum|min|or more|and more|plus|upwards)?', { takes: 'pushedAtLeast' }],
  [
    `(is|are|has been|have been)? (still)? dated (for|in|on)? <period>`,
    { subject: 'deals', weak: true, state: 'open', when: 'expectedClose' },
  ],
  [
    `(whose|where|with|and|that)? (the|its|their)? ${dates}? (date|dates) (has|have|is|are|had)? (already)? (passed|gone by|gone past|lapsed|expired|long gone|behind us) (already)?`,
    { state: 'overdue' },
  ],
  [
    `(closing|close|closed|${dates}) (date|dates)? in the past (but|and|yet)? (are|is)? (still)? open?`,
    { state: 'overdue' },
  ],
  [
    `(do|does|did|has|have|is|are|got|that|which)? not (have|got|having|had|get)? (a|any|some)? ${noStep} ${planned}?`,
    { state: 'noNextStep' },
  ],
  [
    `(where|with|and|that have)? nothing (is|has been)? (planned|scheduled|booked|lined up) (next|on it|on them|for it|for them|either|yet)?`,
    { state: 'noNextStep' },
  ],
  [`(no|zero|0|without) ${noStep} (is|are|has been|have been)? ${planned} (either|yet)?`, { state: 'noNextStep' }],
  ['(still|yet)? (not|un) (yet)? decided (yet)?', { state: 'open' }],
  ['(undecided|unresolved)', { state: 'open' }],
  [
    '(most|more|very|highly|quite) likely to? (close|land|sign|win|closing) <period>',
    { subject: 'deals', weak: true, state: 'open', when: 'expectedClose' },
  ],
  [
    '(went|gone|go|goes|moved|slid|slipped|fell|fallen|dropped|stepped|taken) (a|one)? (step|stage) (back|backward|backwards|down)',
    { subject: 'deals', weak: true, filters: { movedBackward: true } },
  ],
  ['<stage> (plus|or|&) <stage>', { names: true }],
  ['<tag> (or|and|&) <tag> (tag|tags|label|labels)', { names: true }],
  ['<tag> (tags|labels)', { names: true }],
  [`(every|each|all|any) (open|live|single)? deal (with|at|for|from) <account>`, { subject: 'deals', names: true }],
  ['(open|won|lost) (open|won|lost) (open|won|lost)', { subject: 'deals', weak: true, state: 'all' }],
];

/** Whose, said offhand. */
const whose: readonly Rule<Meaning>[] = [
  [
    '<person> and (everyone|everybody|all|people|all those|anyone) (under|below|reporting to|beneath) (him|her|them)',
    { whose: 'personTeam', names: true },
  ],
  ['(landed|arrived|came|dropped|fell) on my (plate|desk|table|lap)', { subject: 'created', whose: 'me' }],
  ['(any|whatever|whichever) team', { whose: 'all' }],
  ['(i|me) own', { whose: 'me' }],
  ['(on|off) my (plate|desk|table|hands)', { subject: 'deals', weak: true, state: 'open', whose: 'me' }],
  ['(whole|entire) (shop|firm|house|lot|place|outfit|group|show|operation)', { whose: 'all' }],
  [
    '(no matter|regardless of|never mind|whatever) (whose|who|who owns|who has|the owner|owner) (it|them|they are|it is)?',
    { whose: 'all' },
  ],
  [
    "<person> 's (own)? (and|vs|versus|against|compared to|compared with|next to) (mine|me|my own)",
    { whose: 'persons', names: true, withMe: true, group: 'owner' },
  ],
  ['(vs|versus|against|compared to|compared with|next to) (mine|me|my own|myself)', { withMe: true, group: 'owner' }],
];

/** Figures, said offhand. */
const figures: readonly Rule<Meaning>[] = [
  [
    '(where|how) (do|does|am|are|is) (i|we|he|she|team) (land|stand|sit|end up) (against|vs|versus|on|relative to) target',
    { subject: 'attainment' },
  ],
  [
    '(how many)? times (has|have|did)? <person> (has|have)? (pushed|moved|shifted) (close|closing)? (dates|date|deals)?',
    { subject: 'pushes', whose: 'persons', names: true },
  ],
  [
    '<account> (what is|whats)? (going on|happening|cooking|up) (there|over there)',
    { subject: 'account', names: true },
  ],
  [
    '(ranked|sorted|ordered)? by (what|how much) (they|we) have (in|as)? open deals?',
    { subject: 'pipeline', state: 'open' },
  ],
  ['(total|whole)? open (sum|total|number|amount|value|figure)', { subject: 'pipeline', state: 'open' }],
  [
    '(what|which|how big a) (sum|total) (do|does|have|has|is|are)? (i|we|he|she|they|team)? (have|has|got)? open',
    { subject: 'pipeline', state: 'open' },
  ],
  ['(wtd|wgt|wghtd) (pipeline|forecast|funnel|total|amount)', { subject: 'weightedPipeline' }],
  [
    '(how much|what|anything|nothing|what all|what else) (do|does|did|have|has)? (i|we|he|she|they) (still)? (have|got|has)? (left)? to (sign|close|win|land|book)',
    { subject: 'deals', weak: true, state: 'open' },
  ],
  ['(what is)? left (for me|for us)? to (close|sign|win|land|book)', { subject: 'deals', weak: true, state: 'open' }],
  [
    '(average|mean|avg) (size|value) of (what|everything|the things|the deals|all)? (i|we|he|she|they)? (sold|won|closed|landed|signed)',
    { subject: 'averageDealSize' },
  ],
  [
    'how (good|accurate|right|close|reliable|well|exact) (was|were|am|is|are|did) (i|we|he|she|they) (at|with|in|on)? forecast',
    { subject: 'forecastAccuracy' },
  ],
  ['(ageing|aging) (per|by|in|of)?', { subject: 'daysInStage' }],
  [
    '(average|mean|avg)? (days|time|weeks) (sat|spent|so far|sitting|stuck)? in (current|present|their|its) stage',
    { subject: 'daysInStage' },
  ],
  [
    '(how many days|how long|how many weeks) (has|have|is|are) <account> (deal|thing|one)? (been)? (stuck|sitting|sat|in|parked)? in (its|the|this|that|current|their)? stage',
    { subject: 'daysInStage', names: true },
  ],
  [
    '(do|are|did|have) (i|we)? (close|closing|closed|win|winning|sell|selling) (faster|slower|quicker|more quickly|more slowly)',
    { subject: 'salesCycle', trend: true },
  ],
  ['(change|difference|delta|development|shift) (in|of|to) (open)? pipeline', { subject: 'movement' }],
  ['(win|won) out of (how many|all|the total|everything)', { subject: 'winRate' }],
  [
    '(how many)? (did|do|have|has) (i|we|he|she|they) (win|won) out of (how many|all|the total|everything)',
    { subject: 'winRate' },
  ],
  [
    '(what)? (%|share|percentage|proportion|part|fraction) (of)? <stage> deals (made it|make it|moved|move|went|go|got|get|advanced|advance) (on|to|into)? (the)? (next stage|further|on|forward|following stage)?',
    { subject: 'stageConversion', names: true },
  ],
  [
    '(did|has|have) (anyone|anybody|somebody|someone) (log|logged|do|done|register|registered) (anything|something) (with|on|at|for) <account>',
    { subject: 'activities', state: 'done', names: true },
  ],
  ['(where|how) (was|were) (i|we) (on|with|at)? pipeline', { subject: 'pipeline', past: true }],
  [
    '(did|has|have|does)? <account> (ever|already)? (buy|buys|bought|ordered|purchased|spent|signed) (anything|something|stuff)? (ever)? (from|with) (me|us)',
    { subject: 'won', names: true },
  ],
  ['how far (off|away|behind|short) (am|are|is) (i|we|they|he|she|team)', { subject: 'attainment' }],
  ['(landing|winning|closing|selling|signing) (more|less|fewer)', { subject: 'won' }],
  [
    "(wins|sales) by <person> 's (people|team|reps|reports|guys|sellers|folks)",
    { subject: 'won', whose: 'personTeam', names: true },
  ],
];

/** How it is told, said offhand. */
const told: readonly Rule<Meaning>[] = [
  ...(['team', 'rep', 'account', 'tag', 'source', 'stage'] as const).map((of): Rule<Meaning> => [
    `(how)? (do|does|did|are)? (the|our|my|all)? ${of}s (stack up|measure up|compare|rank|line up) (on|in|for|by|with|against each other)?`,
    { group: of === 'rep' ? 'owner' : of },
  ]),
  ['(does|do) (each|every) stage (hold|have|contain|carry)', { subject: 'pipeline', group: 'stage' }],
  ['(by|per) expected (close)? month', { group: 'month' }],
  ['(ranked|ranking) by (size|value|amount)', { order: '-amount', weak: true }],
  ['ranked (by)?', {}],
  ['(worst|best|highest|lowest|biggest) first', { needs: 'members' }],
  ['(newest|latest|most recent) to (oldest|earliest)', { order: '-createdAt' }],
  ['(oldest|earliest) to (newest|latest|most recent)', { order: 'createdAt' }],
  ['(if|when) (i|we|you) (look at|consider|take)', {}],
  ['(i|we) (was|were|am|are) (just)? about to (sign|close|win|land)', {}],
  ['(lying|laying|hanging|sitting) around', {}],
  ['(need|have|got) to (fix|sort|sort out|tidy|clean|clean up|tidy up)', {}],
  ['(on|en route)? (my|the) way (to|into|over to)', {}],
  ['(without|no|with no|minus) hindsight', { known: true }],
];

/** What a colleague says offhand: shorter than the forms, and no less plain. */
export const englishOffhand: readonly Rule<Meaning>[] = [...narrowed, ...whose, ...figures, ...told];
