import type { Meaning, Rule } from './lexicon.js';

const deals = '(deal|deals|things|stuff|one|business)';
const calls = '(calls|visits|meetings|appointments|demos|emails|reminders|chores|todos)';

/** Whose and which. */
const which: readonly Rule<Meaning>[] = [
  [
    '(everything|all|anything|whatever|all that|all of what) (that|which)? i (can|may|could|am allowed to) see',
    { whose: 'all' },
  ],
  [
    '(across|in|for|over)? all (our|the|of our)? (regions|areas|territories|markets|units|countries|departments|divisions|offices|branches|people|reps|teams)',
    { whose: 'all' },
  ],
  ['(company|group|organisation|organization|business) (wide|level|total)', { whose: 'all' }],
  [
    "(each|all|every one|every) of? <person> 's (people|team|reps|reports|guys|sellers|folks)",
    { whose: 'personTeam', names: true, group: 'owner' },
  ],
  [
    "<person> 's (side|part|half|corner|area|patch|organisation|organization|lot|folks|bunch|department|unit|sellers|direct reports|directs) (of)? (the business|the house|the company|things)?",
    { whose: 'personTeam', names: true },
  ],
  ['<person> (org|organisation|organization|department|team|group)', { whose: 'personTeam', names: true }],
  [
    '<person> (and|with) (his|her|their|the) (team|people|reps|guys|folks|lot|directs|direct reports|org|sellers)',
    { whose: 'personTeam', names: true },
  ],
  [
    '(the)? (team|people|reps|guys|folks|lot|org|organisation|everyone|those) (of|under|below|around|reporting to|working for|led by|run by|managed by) <person>',
    { whose: 'personTeam', names: true },
  ],
  [
    '(created|generated|added|opened|entered|logged|built|sourced|brought in) by <person>',
    { subject: 'created', weak: true, names: true, whose: 'persons' },
  ],
  ['(owned|run|handled|managed|worked|looked after|covered) by <person>', { names: true, whose: 'persons' }],
  ['(deals|pipeline|stuff) of mine', { subject: 'deals', weak: true, whose: 'me' }],
  ['(of|among|from|in)? (mine|my own|my own ones)', { whose: 'me' }],
  ['still', { state: 'open' }],
  ['(at|over at|there at|within|inside|for|from) (the)? <team> (team)?', { whose: 'teams', names: true }],
  ['<currency> (deals|deal|ones|business|amounts)', { subject: 'deals', weak: true, currency: true }],
  ['<currency> (only|denominated|based)', { currency: true }],
  ['(denominated in|quoted in|priced in) <currency> (only)?', { currency: true }],
  ['in <currency> only', { currency: true }],
  ['how much in <currency>', { inOne: 'always' }],
  [
    '(total|totals|totalled|sum|summed up?|added up|converted|expressed|shown|given|all|everything|overall|altogether|value|valued|worth|equivalent|amount|amounts|figures|numbers) (to|in|into|as) <currency>',
    { inOne: 'always' },
  ],
  ['(in|as) <currency> (terms|equivalent|in total|total|overall|altogether|all together|all in)', { inOne: 'always' }],
  ['<currency> (pipeline)', { subject: 'pipeline', currency: true }],
  ['<currency> (wins)', { subject: 'won', currency: true }],
  ['(3|three|triple) (star|stars|starred)', { filters: { priority: [3] } }],
  ['(2|two|double) (star|stars|starred)', { filters: { priority: [2] } }],
  ['(1|one|single) (star|stars|starred)', { filters: { priority: [1] } }],
  ['(no|without|zero|0) (star|stars|priority)', { filters: { priority: [0] } }],
  ['(top|highest|very high|urgent) priority', { filters: { priority: [3] } }],
  ['(small fry|peanuts|small beer|small stuff|crumbs|minnows|tiddlers)', { subject: 'deals', weak: true }],
  [
    '(dead wood|deadwood|zombies|zombie|sleepers|dead ducks|no hopers)',
    { subject: 'deals', weak: true, state: 'stale', implied: true },
  ],
  [
    '(gone|going|went|getting|turned|turning) (cold|quiet|dark|stale|silent) (on)? (me|us|him|her|them)? lately?',
    { state: 'stale' },
  ],
  [
    '(nothing|no activity|no action) (has)? (happened|moved|changed|been done|going on) (on|with|in)? (for|in|since)? (the)? (last|past|over|more than|at least)? <n>? <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(no|zero|not a single|without any|without) (touch|touches|activity|contact|movement|action|touchpoint|touchpoints|update|updates|sign of life|signs of life) (for|in|since|over)? (the)? (last|past|over|more than|at least)? <n> <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(with|containing|having|that have|that say|saying|mentioning|including)? <stranger> in (the|its|their|a)? (name|names|title|titles|description|subject)',
    { subject: 'deals', weak: true, text: true },
  ],
  [
    '(with|containing|having|that have|that say|saying|mentioning|including)? <text> in (the|its|their|a)? (name|names|title|titles|description|subject)',
    { subject: 'deals', weak: true, text: true },
  ],
  ['<topic> deals', { subject: 'deals', weak: true, text: true }],
  [
    '(latest|newest|last|most recent) <n> (deals)? (created|added|opened|entered|logged|that came in)',
    { subject: 'deals', weak: true, order: '-createdAt', takes: 'limit' },
  ],
  ['(latest|newest|last|most recent) <n> deals', { subject: 'deals', weak: true, order: '-createdAt', takes: 'limit' }],
  [
    '(first|next) <n> (deals)? (to close|closing|due|to land|that close)',
    { subject: 'deals', weak: true, order: 'expectedClose', takes: 'limit' },
  ],
  [
    '<n> (deals)? (close|closing|land|landing) (first|soonest|next)',
    { subject: 'deals', weak: true, order: 'expectedClose', takes: 'limit' },
  ],
];

/** Activities by what they are: a list of all of them answers it, and says so. */
const activities: readonly Rule<Meaning>[] = [
  [
    `(upcoming|planned|scheduled|coming|future|next) (customer)? ${calls} (and|or)? ${calls}?`,
    { subject: 'activities', state: 'upcoming' },
  ],
  [
    `(overdue|late|missed|outstanding) (customer)? ${calls} (and|or)? ${calls}?`,
    { subject: 'activities', state: 'overdue' },
  ],
  [`(open|pending) (customer)? ${calls} (and|or)? ${calls}?`, { subject: 'activities' }],
  [`${calls} (and|or) ${calls}`, { subject: 'activities' }],
  [calls, { subject: 'activities' }],
  [
    '(late|missed|outstanding|overdue) (follow ups|followups|follow up|to dos|to do|tasks|activities|actions|next steps)',
    { subject: 'activities', state: 'overdue' },
  ],
  [
    '(finished|completed|done|closed|ticked off) (tasks|activities|to dos|follow ups|actions)',
    { subject: 'activities', state: 'done' },
  ],
  [
    '(tasks|activities|to dos|follow ups|actions) (finished|completed|done|closed|ticked off)',
    { subject: 'activities', state: 'done' },
  ],
  [
    '(what|anything) (do i|have i|have i got|do i have|is there|is) (got|have)? on (for|my plate)?',
    { subject: 'activities', whose: 'me', state: 'agenda' },
  ],
  [
    '(what|who) (do|should|must|can|shall) i (need to|have to|still need to)? (call|ring|chase|phone|contact|see|visit|do|tackle|work on|follow up with|focus on|spend my time on) (first|next)? today?',
    { subject: 'activities', whose: 'me', state: 'agenda' },
  ],
  [
    'where (should|do|must|can) i (spend|put|invest) (my)? (time|effort|energy|focus) today?',
    { subject: 'activities', whose: 'me', state: 'agenda' },
  ],
  [
    '(what is|whats) (next|due|left|waiting|pending) (for me|on me|from me)',
    { subject: 'activities', whose: 'me', state: 'agenda' },
  ],
];

/** Figures, in words that no pattern of their name has. */
const figures: readonly Rule<Meaning>[] = [
  ['(sales|deal|selling|closing|average|won)? (cycle|cycles)', { subject: 'salesCycle' }],
  [
    `(are|is) (big|bigger|small|smaller)? ${deals} (slow|slower|fast|faster|quick|quicker) (to close|to win)?`,
    { subject: 'salesCycle' },
  ],
  [
    '(how long|how many days|how many weeks|days|time) (from|between) (first)? (creation|created|contact|touch|lead|opening|open|start|qualification|enquiry|inquiry|call|meeting) (to|until|and|till) (order|win|won|close|closing|signature|deal|contract|signing|sale|po|cash)',
    { subject: 'salesCycle' },
  ],
  [
    '(risk|probability|likelihood|odds|stage) (weighted|adjusted|discounted|factored) (pipeline|value|amount|deals|total|number|forecast|revenue)?',
    { subject: 'weightedPipeline' },
  ],
  [
    '(weighted|adjusted|factored) (pipeline|value|amount|deals|total|number|sum|figure|volume|worth)?',
    { subject: 'weightedPipeline' },
  ],
  ['(worth|value|valued) weighted', { subject: 'weightedPipeline' }],
  ['(how much)? (open|active|live|potential) (business|value|money|revenue|volume|amount)', { subject: 'pipeline' }],
  ['on the (table|cards|go|horizon|boil)', { subject: 'pipeline', weak: true, state: 'open' }],
  ['(how many|what)? (x|times) (coverage|cover|covered)', { subject: 'coverage' }],
  ['(velocity) wise', { subject: 'velocity' }],
  [
    'average (deal|order|ticket|contract|sale|won|win|basket) (size|value|amount|worth)?',
    { subject: 'averageDealSize' },
  ],
  [
    '(chance|chances|likelihood|odds|probability|probabilities|shot) (to|of|for|that|at|we)? (win|winning|close|closing|sign|signing|land|landing|get it|success|be won)?',
    { subject: 'stageProbability' },
  ],
  [
    '(to|because of|for|on|over) (what|whom|who|which) (reason|reasons|competitor|cause)?',
    { group: 'lostReason', needs: 'losses' },
  ],
  [
    '(lost|lose|losing) (to|on|over|because of|due to|for) (the|a|our|their)? (price|pricing|prices|competition|competitor|competitors|budget|timing|features|quality|service|delivery|cost|costs)',
    { subject: 'lost', group: 'lostReason' },
  ],
  [
    '(new)? (deals)? (created|generated|added|sourced|built|opened) (by|per|for|from|via|across) (each|every)?',
    { subject: 'created', weak: true },
  ],
  ['(get|got|bring|land|close|pull) (it|them|these|those|ones)? in', { subject: 'deals', weak: true, state: 'open' }],
];

/** Whose, which, what is to be done, and figures in words that no pattern of their name has. */
export const englishWhich: readonly Rule<Meaning>[] = [...which, ...activities, ...figures];
