import type { Meaning, Rule } from './lexicon.js';

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
    '(big|large|huge|sizeable|bigger|larger) (deals|opportunities|opps|ones)',
    { subject: 'deals', weak: true, order: '-amount', implied: true },
  ],
  [
    '(small|little|tiny|smaller) (deals|opportunities|opps|ones)',
    { subject: 'deals', weak: true, order: 'amount', implied: true },
  ],
  ['(big|large|huge|sizeable|bigger|larger) wins', { subject: 'won', order: '-amount', implied: true }],
  ['(big|large|huge|sizeable|bigger|larger) losses', { subject: 'lost', order: '-amount', implied: true }],
  ['(small|little|tiny|smaller) wins', { subject: 'won', order: 'amount', implied: true }],
  ['(small|little|tiny|smaller) losses', { subject: 'lost', order: 'amount', implied: true }],
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
  ['!(north of|upwards of|in excess of|exceeding|topping|bigger than|beyond) <amount>', { bound: 'over' }],
  ['!(south of|shy of|short of) <amount>', { bound: 'under' }],
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

/** Ways people say which ones, in which order and how large. */
export const englishChoiceIdioms: readonly Rule<Meaning>[] = [...aboutOne, ...toDo, ...choosing, ...bounds];
