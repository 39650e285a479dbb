import type { Meaning, Rule } from './lexicon.js';

const anySettled = '(won|lost|open|live|closed)';
const and = '(and|or|&|and also|as well as)';

/** What a sentence says besides its words for figures: states set side by side, times that are compared, who asks. */
export const englishSaid: readonly Rule<Meaning>[] = [
  // All that may become of a deal is no rate of one over the other.
  ['(won|lost|open) (won|lost|open) (and|or|&) (won|lost|open)', { subject: 'deals', weak: true, state: 'all' }],
  [
    `(whether|be it|no matter if|regardless if|either)? ${anySettled} ${and} ${anySettled} ${and} ${anySettled}`,
    { subject: 'deals', weak: true, state: 'all' },
  ],
  ['(whatever|regardless of|no matter) (the|their)? (outcome|status|result|state)', { state: 'all' }],
  [
    '(whatever|no matter what|regardless of what|and what) (has|have)? (become|became|happened|happens|came) (of|to|with|out of)? (them|it|these|those)?',
    { state: 'all' },
  ],
  [
    '(supposed|meant|due|expected|scheduled|had) to? (have|be)? (close|closed|land|landed|sign|signed) (already|by now|by this point|before now|before today|long ago)',
    { state: 'overdue' },
  ],
  ['(open|live) (and|or|&) closed', { subject: 'deals', weak: true, state: 'all' }],
  ['(open|live) (and|or|&) won (and|or|&) lost', { subject: 'deals', weak: true, state: 'all' }],
  // "Ahead of last year" measures what was won against what was won.
  [
    '(am|are|is)? (i|we)? (ahead of|up on|down on|up or down on|above|below) (where (i|we) (was|were) (in|at)?)? <period>',
    { subject: 'won', weak: true, compare: true },
  ],
  // "Dates moved behind in October" sets nothing against October.
  [
    '(am|are|is|was|were|i|we|team) (i|we)? behind (where (i|we) (was|were) (in|at)?)? <period>',
    { subject: 'won', weak: true, compare: true },
  ],
  [
    '(should|ought to|was meant to|were supposed to) (have|be|been) (closed|signed|done) (already|by now|by this point)? (and|but|yet)? (has|have|is|are)? (not)? (closed|yet)?',
    { state: 'overdue' },
  ],
  ['(what is|what will|what would) the number (going to be|be|look like|come to)', { subject: 'forecast' }],
  ['(what|deals|stuff|things|anything)? (came|come|comes|coming) in new', { subject: 'created' }],
  ['(i|we) (should|would|could|might) (like|love|care|want) (to)? (see|know|have|get|hear)?', {}],
  ['(might|may|could|can) (i|we) (ask|inquire|enquire|trouble you) (for|about|how|what|to)?', {}],
  // Who is better, of those who are named or told apart.
  [
    '(who|which) (has|have|had|got|gets) (the)? (better|best|higher|highest|bigger|biggest|stronger|strongest|larger|largest|more|most)',
    { group: 'owner' },
  ],
  [
    '(which|what) team (has|have|had|got|gets) (the)? (better|best|higher|highest|bigger|biggest|stronger|strongest|larger|largest|more|most)',
    { group: 'team' },
  ],
  ['each of', {}],
  ['(each|apiece|each of them|each one|for each|of each|respectively)', { sideBySide: true }],
  [
    '(how is|how are|how was) (everyone|everybody|each|each of them|each person) (tracking|pacing) (on|to|against|towards|vs|with) target',
    { subject: 'attainment', group: 'owner', whose: 'usual' },
  ],
  // Lists and tables asked for like a query.
  [
    '(please)? (make|do|draw up|put together|compile|build) (me|us)? (a|an|the)? (list|table|report|overview) (of)?',
    {},
  ],
  ['(list|listing|table) of', {}],
  ['~(state|provide|furnish|report|name|cite) (me|us)? (the|our|my)', {}],
  ['(where|with|and|for)? (stage|phase) (=|is|equals) <stage>', { names: true }],
  ['(where|with|and|for)? (tag|label) (=|is|equals) <tag>', { names: true }],
  ['(where|with|and|for)? (account|customer) (=|is|equals) <account>', { names: true }],
  ['(where|with|and|for)? (owner|rep|salesperson) (=|is|equals) <person>', { whose: 'persons', names: true }],
  ['(where|with|and|for)? team (=|is|equals) <team>', { whose: 'teams', names: true }],
  ['(where|with|and|for)? (amount|value|size) (>=|at least) <amount>', { bound: 'atLeast' }],
  ['(where|with|and|for)? (amount|value|size) (<=|at most) <amount>', { bound: 'atMost' }],
  ['(where|with|and|for)? (amount|value|size) > <amount>', { bound: 'over' }],
  ['(where|with|and|for)? (amount|value|size) < <amount>', { bound: 'under' }],
  ['(rows|columns|group|grouped by|dimension|breakdown|split) (=|on) (owner|rep|salesperson)', { group: 'owner' }],
  ['(rows|columns|group|grouped by|dimension|breakdown|split) (=|on) stage', { group: 'stage' }],
  ['(rows|columns|group|grouped by|dimension|breakdown|split) (=|on) team', { group: 'team' }],
  ['(rows|columns|group|grouped by|dimension|breakdown|split) (=|on) month', { group: 'month' }],
  ['(rows|columns|group|grouped by|dimension|breakdown|split) (=|on) account', { group: 'account' }],
  ['<period> (expected)? (close|closing) (date|dates)', { when: 'expectedClose' }],
  [
    '(expected)? (close|closing) (date|dates) (=|is|are)? (blank|empty|null|missing|none|not set|unset|unknown|open)',
    { state: 'noCloseDate' },
  ],
  ['sort (by|on)? (amount|value|size) (ascending|asc|up)', { order: 'amount' }],
  ['sort (by|on)? (amount|value|size) (descending|desc|down)?', { order: '-amount' }],
  ['(sort|sorted|order|ordered) (by|on) (close|closing|expected) date', { order: 'expectedClose' }],
  // Bounds of a count.
  ['<n> (will do|is enough|are enough|is fine|suffice|suffices|would do)', { takes: 'limit' }],
  ['(the)? first <n> (will do|only|please)?', { takes: 'limit' }],
  ['(2|two) (star|stars) (or|and) (more|better|above|up|higher)', { filters: { priority: [2, 3] } }],
  ['(1|one) (star|stars) (or|and) (more|better|above|up|higher)', { filters: { priority: [1, 2, 3] } }],
  ['(at least|minimum) (2|two) (star|stars)', { filters: { priority: [2, 3] } }],
  ['(pushed|moved|slipped) (on)? <n> (or more|or above|plus|+) (times|occasions)', { takes: 'pushedAtLeast' }],
  ['(pushed|moved|slipped) (on)? <n> (times|occasions) (or more|plus|+)', { takes: 'pushedAtLeast' }],
  [
    '(pushed|moved|slipped) (on)? (at least|no fewer than|not less than) <n> (times|occasions)',
    { takes: 'pushedAtLeast' },
  ],
  [
    '(close|closing|expected close|expected) (date)? (has|have|had)? (been)? pushed (on)? <n> (or more) (times|occasions)',
    { takes: 'pushedAtLeast' },
  ],
  [
    'how (often|many times) (was|were|is|has|have|did) <account> deal (been|get|got)? (shifted|moved|pushed|put off|put back|slipped) (to)? (later|a later date|back|out)?',
    { subject: 'pushes', names: true },
  ],
  [
    'how (often|many times) (have|has|did) (we|i|you|they|he|she) (pushed|push|postponed|postpone|delayed|delay|put back|put off|moved back|set back) <account>',
    { subject: 'pushes', names: true },
  ],
  ['<account> deal (get|been|gets|got)? pushed how (often|many times)', { subject: 'pushes', names: true }],
  // Neither this nor that.
  [
    '(has|have|with)? (neither|no|without) (a|an|any)? (close|closing)? date (nor|or|and no|and) (a|an|any)? (next)? (activity|step|action|activities|task)',
    { filters: { noExpectedClose: true, noNextStep: true }, subject: 'deals', weak: true },
  ],
  [
    '(has|have|with)? (neither|no|without) (a|an|any)? (next)? (activity|step|action|activities|task) (nor|or|and no|and) (a|an|any)? (close|closing) date',
    { filters: { noExpectedClose: true, noNextStep: true }, subject: 'deals', weak: true },
  ],
  [
    '(nobody|noone|no one) (has|have)? (picked up|taken on|claimed|grabbed|taken|adopted) (yet|so far)?',
    { state: 'unassigned' },
  ],
  [
    '(since|for)? (more than|over|>)? <n> <unit> (without|with no|with zero|no) (any)? (movement|activity|contact|touch|update|progress)',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(no|zero|without) (any)? (movement|activity|contact|touch|update|progress) (at all|whatsoever|of any kind)? (for|in|since)? (the)? (last|past|more than|over|>)? <n> <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  ['zero (activity|movement|contact)', { state: 'stale' }],
  ['stale (>|over|more than|for|since) <n> <unit>', { state: 'stale', takes: 'staleDays' }],
  // Figures in other words.
  [
    '(with|w|incl|including|and|plus) (the|their)? (reasons|reason|reasons why)',
    { group: 'lostReason', needs: 'losses' },
  ],
  ['(lead|deal)? (sources|source|channels) (of|for|behind) (what)?', { group: 'source' }],
  [
    '(how likely|how probable) is it (that)? (a|an|any|one)? deal? (in|at|from) <stage> (gets|get|is|will be|to be|will)? (won|win|close|closes)?',
    { subject: 'stageProbability', names: true },
  ],
  [
    '(what)? (share|percentage|proportion|part|fraction|portion|%) of <stage> deals (that|which)? (get|gets|are|is|were|end up|ends up|become)? won',
    { subject: 'stageProbability', names: true },
  ],
  [
    '(reliability|quality|precision|correctness|trustworthiness|hit rate) (of)? forecast',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(the way|as|like|how) (we|i|it was)? (knew|saw|known|seen|understood) (it|things)? (back)? (then|at the time|that day|on the day)?',
    { known: true },
  ],
  ['(duration|length|time) of (a|the|our|my)? (sale|sales cycle|deal|selling cycle|sales)', { subject: 'salesCycle' }],
  ['average (length|duration) of (the|a|our)? (sales|selling|deal)? (cycle|cycles|sale)', { subject: 'salesCycle' }],
  ['in average', { needs: 'mean' }],
  ['rate of won deals (against|to|vs|over) (lost|the lost) (ones|deals)?', { subject: 'winRate' }],
  [
    '(accounts) (that)? (gave|give|gives|brought|bring|brings|made|make) (us|me)? (the)? (most|more) (business|revenue|money|sales|turnover)',
    { subject: 'won', group: 'account' },
  ],
  [
    '(create|generate|add|build|created|generated|added|built) (more|less|fewer) pipeline?',
    { subject: 'created', trend: true },
  ],
  ['(have|has|had)? (concluded|sealed the deal on)', { subject: 'won' }],
  [
    '(the)? (nearest|closest|most near|next) (to) (close|closing|the close|landing)',
    { subject: 'deals', weak: true, order: 'expectedClose' },
  ],
  [
    '<n> deals (the)? (nearest|closest|most near|next) (to) (close|closing)',
    { subject: 'deals', weak: true, order: 'expectedClose', takes: 'limit' },
  ],
  [
    '(audit|log)? (of)? what (was|were|has been|got)? (edited|touched|modified|changed|updated)',
    { subject: 'changes' },
  ],
  [
    '(pipeline) (delta|difference|diff|change) (vs|versus|to|since|from|against|compared to) <date>',
    { subject: 'movement', when: 'sinceDate' },
  ],
  ['(evolution|development|history) of pipeline', { subject: 'movement' }],
  [
    '<person> and (the|all|those|all the)? people (under|below|reporting to) (him|her|them)',
    { whose: 'personTeam', names: true },
  ],
  [
    '(regressed|slid|went|gone|fell|slipped|moved) (back)? (to) (an|a|the) (earlier|previous|prior|lower) stage',
    { subject: 'deals', weak: true, filters: { movedBackward: true } },
  ],
  ['(where is|where are|what about|how is) <text> deal', { subject: 'deal', text: true }],
  [
    '(anything|something|what is|whats)? on (my|the) (to do list|todo list|list of things to do|to dos)',
    { subject: 'activities', whose: 'me', state: 'agenda' },
  ],
  ['(valued|priced|worth) (at)? (no more than|at most|up to|not more than) <amount>', { bound: 'atMost' }],
  ['(valued|priced|worth) (at)? (no less than|at least) <amount>', { bound: 'atLeast' }],
  ['(and|or)? who (owns|has|holds|handles|runs) (it|them|those|these|each|which)', { group: 'owner' }],
  ["which of (my|our|the) team 's? deals", { subject: 'deals', weak: true, whose: 'myTeam' }],
  [
    '(what|anything|something|things)? <person> (should|must|has to|needs to|ought to|is supposed to|still has to) (be)? (doing|do|working on|chasing|getting done|get done|look at)',
    { subject: 'activities', whose: 'persons', names: true, state: 'agenda' },
  ],
  [
    '(likelihood|chance|chances|odds|probability) (that|of)? (i|we|he|she|they)? (will|can|are going to)? (make|making|hit|hitting|reach|reaching|meet|meeting) target',
    { subject: 'attainment' },
  ],
  ['(what is|whats|what do i have|anything|what have i got) due', { subject: 'activities', state: 'agenda' }],
  ['on (a)? weighted basis', { subject: 'weightedPipeline' }],
  [
    '(how is|how are|how am|how was|how were|how do|how does|how did) (i|we|team|things|it|business|sales)? (doing|performing|looking|tracking|going|faring|do|compare|stack up|stand) (vs|against|compared to|compared with|versus|relative to|next to) <period>',
    { subject: 'won', compare: true },
  ],
  [
    '(which|what)? stage (do|does|are)? deals? (sit|sitting|stay|staying|stuck|spend) (the)? (longest|most time|most) (in|at)?',
    { subject: 'timeInStage' },
  ],
  [
    '(forgot|forgotten|neglected|failed) to (chase|call|ring|follow up|contact|reply to|answer|do|finish)',
    { subject: 'activities', state: 'overdue' },
  ],
  [
    '(anything|something|things|what|stuff) (i|we) (forgot|forgotten|neglected|failed) to (chase|call|ring|follow up|contact|reply to|answer|do|finish)',
    { subject: 'activities', state: 'overdue', whose: 'usual' },
  ],
  ['where (are|am|is) (i|we|team) (at)? (vs|against|on|relative to|compared to) target', { subject: 'attainment' }],
  [
    '(how many|number of) days (on average)? (do|does|did) deals? (sit|stay|spend|remain|linger) (in|at)',
    { subject: 'timeInStage' },
  ],
  ['!which|what people|persons|folks', { group: 'owner' }],
  [
    "how (did|has|have|does|do) <person> 's team (do|done|perform|performed|fare|fared)",
    { subject: 'won', whose: 'personTeam', names: true },
  ],
  ['(showing|telling|giving) me', {}],
  ['how far (are|is|am) (i|we|they|he|she)? (still)? (from|off|away from|short of) target', { subject: 'attainment' }],
  [
    'how long (have|has) deals? (been)? (sitting|stuck|parked|waiting|standing) (in|at)? (there)? (by now)?',
    { subject: 'daysInStage' },
  ],
  [
    'and (what)? (did|do|have) (i|we|they)? (actually)? (get|got|achieve|achieved|deliver|delivered|end up with|come in at)',
    { subject: 'forecastAccuracy' },
  ],
];
