import { englishSingleThings } from './englishSingleThings.js';
import type { Meaning, Rule } from './lexicon.js';

/** Everyday words for what is asked, whose it is and what has become of it. */
const everyday: readonly Rule<Meaning>[] = [
  ['exposure|book|workload|portfolio', { subject: 'pipeline' }],
  ['on|in table|works|hopper|kitty', { subject: 'pipeline', weak: true, state: 'open' }],
  ['carrying|carries|holds|holding', { subject: 'pipeline', weak: true }],
  ['working|work on', { subject: 'deals', weak: true, state: 'open' }],
  ['do i own|have open?', { subject: 'deals', weak: true, whose: 'me' }],
  ['have|has|got open', { subject: 'deals', weak: true, state: 'open' }],
  [
    'how is|are team? <team> doing|looking|going|performing|tracking|faring?',
    {
      ...{ subject: 'pipeline', weak: true, names: true, whose: 'teams' },
    },
  ],
  [
    'how is|are <person> doing|looking|going|performing|tracking|faring',
    {
      ...{ subject: 'pipeline', weak: true, names: true, whose: 'persons' },
    },
  ],
  ["<person> 's crew|squad|gang|lot|side", { whose: 'personTeam', names: true }],
  ['<person> and his|her|their team|people|reps|crew', { whose: 'personTeam', names: true }],
  ['reporting|reports to <person>', { whose: 'personTeam', names: true }],
  ['rank|ranking|ranked of? reps|sellers|salespeople|people', { group: 'owner' }],
  ['rank|ranking|ranked of? teams', { group: 'team' }],
  ['reps|sellers|salespeople', { whose: 'usual', group: 'owner' }],
  ['rep|seller|salesperson|owner|person|people wise|breakdown|split', { group: 'owner' }],
  ['team|teams wise|breakdown|split', { group: 'team' }],
  ['account|customer|client breakdown|split|wise', { group: 'account' }],
  ['by its|their? stage|stages', { group: 'stage' }],
  ['!which|what channel|channels|source|sources|campaign', { group: 'source' }],
  ['per|for|by each|every|individual rep|seller|person|salesperson', { group: 'owner' }],
  ['for|in|by each|every team', { group: 'team' }],
  ['for|by each|every account|customer|client', { group: 'account' }],
  ['for|by each|every month', { group: 'month' }],
  ['expected|anticipated|projected revenue|business|bookings|sales|income|closings', { subject: 'pipeline' }],
  ['we|i|they? expect|hope|plan|aim to? book|close|win|sell|land', { subject: 'pipeline', weak: true, state: 'open' }],
  [
    'slated|meant|supposed|lined|planned|scheduled|expected up? to|for close|land|closing',
    {
      ...{ subject: 'deals', weak: true, state: 'open' },
    },
  ],
  ['closable|closeable|about to close', { subject: 'deals', weak: true, state: 'open' }],
  [
    'did|has|have|had <person> close|closed|land|landed|sell|sold|sign|signed|book|booked',
    {
      ...{ subject: 'won', names: true, whose: 'persons' },
    },
  ],
  [
    'did|has|have|had team? <team> close|closed|land|landed|sell|sold|sign|signed|book|booked',
    {
      ...{ subject: 'won', names: true, whose: 'teams' },
    },
  ],
  ['<person> closed|landed|sold|signed|booked', { subject: 'won', names: true, whose: 'persons' }],
  ['did my|our|the team|people|reps|guys close|land|sell|sign|book', { subject: 'won', whose: 'myTeam' }],
  ['did they|everyone|everybody|company close|land|sell|sign|book', { subject: 'won', whose: 'all' }],
  ['bring|brought|bringing in', { subject: 'won' }],
  ['revenue|turnover won|closed|booked', { subject: 'won' }],
  ['turnover', { subject: 'won' }],
  ['won back', { subject: 'won' }],
  ['how often does|do|did <person> win|close', { subject: 'winRate', names: true, whose: 'persons' }],
  ['how many of deals|them|opportunities? we|i do? win|won', { subject: 'winRate' }],
  ['strike|batting rate|average', { subject: 'winRate' }],
  ['how long is|are|was our|my|the|their? sales|deal|selling? cycle|cycles', { subject: 'salesCycle' }],
  [
    'how quickly|fast|long does|do|did <person> close|win|sell|take to? close|win|sell? deals|deal?',
    {
      ...{ subject: 'salesCycle', names: true, whose: 'persons' },
    },
  ],
  [
    'how quickly|fast does|do|did team? <team> close|win|sell deals|deal?',
    {
      ...{ subject: 'salesCycle', names: true, whose: 'teams' },
    },
  ],
  [
    'days|weeks|time from|between first|creation? contact? to|and close|closing|win|signature',
    { subject: 'salesCycle' },
  ],
  [
    'typical|average|usual|mean|median deal|win|sale|contract|ticket|order worth|size|value?',
    {
      ...{ subject: 'averageDealSize' },
    },
  ],
  ['on track|target|course|pace|plan', { subject: 'attainment' }],
  ['gap|distance|way to|from|till|until my|our|the? target|quota|goal|number', { subject: 'attainment' }],
  ['is|am|are|falling|running behind|ahead', { subject: 'attainment' }],
  ['behind|ahead|short of? my|our|the? target|quota|goal|number|plan', { subject: 'attainment' }],
  [
    'how far|close|near is|are <person> from|off|to|away his|her|their? target|quota|goal|number',
    {
      ...{ subject: 'attainment', names: true, whose: 'persons' },
    },
  ],
  [
    'is|are|will|can|did <person> hit|make|reach|meet|on|going his|her|their? target|quota|goal|number|track',
    {
      ...{ subject: 'attainment', names: true, whose: 'persons' },
    },
  ],
  ['have left|missing|lacking? to hit|make|reach target|quota|goal|number', { subject: 'attainment' }],
  ['enough to hit|make|reach|cover|for my|our|the? target|quota|goal|number', { subject: 'coverage' }],
  ['pipeline|funnel enough|sufficient|strong enough?', { subject: 'coverage' }],
  [
    'nobody|noone|no one has|have? touched|contacted|worked|moved|updated in|for|on? last|past? <n>? <unit>',
    {
      ...{ state: 'stale', takes: 'staleDays' },
    },
  ],
  [
    'no|without any activity|movement|touch|update|updates|contact|progress in|for|since? last|past? <n>? <unit>',
    {
      ...{ state: 'stale', takes: 'staleDays' },
    },
  ],
  [
    'no|without any? activity|movement|touch|update|updates|contact|progress in|for|since? last|past? <n>? <unit>',
    {
      ...{ state: 'stale', takes: 'staleDays' },
    },
  ],
  [
    'not been? touched|moved|updated|changed|contacted|worked on? in|for|since? last|past? a? <unit>',
    {
      ...{ state: 'stale', takes: 'staleDays' },
    },
  ],
  [
    'quiet|silent|dead|asleep|sleeping|frozen|ghosted|ignored|forgotten for|in|since? last|past? <n>? <unit>',
    {
      ...{ state: 'stale', takes: 'staleDays' },
    },
  ],
  ['no|without any? activity|movement|progress|touch lately|recently?', { state: 'stale' }],
  ['quiet|silent|dead|asleep|sleeping|frozen|ghosted|ignored|forgotten|languishing|dusty', { state: 'stale' }],
  ['gathering|collecting dust', { state: 'stale' }],
  ['orphan|orphans|ownerless', { state: 'unassigned' }],
  ['nobody|noone|no one owns|has|is on|working', { state: 'unassigned' }],
  ['up for grabs', { state: 'unassigned' }],
  ['risk adjusted pipeline|funnel|value|amount?', { subject: 'weightedPipeline' }],
  ['finish|finished|complete|completed|do|did get? done', { state: 'done' }],
  ['did i finish|complete|do', { state: 'done', whose: 'me' }],
  ['finish|complete', { state: 'done' }],
  ['chores|homework|reminders|actions', { subject: 'activities' }],
  ['what is|are next|due for|on me|us', { subject: 'activities', whose: 'me', state: 'agenda' }],
  ['fresh deals|opportunities|opps|ones', { subject: 'deals', state: 'all', when: 'created' }],
  ['fresh deals|opportunities|opps|ones <period>', { subject: 'deals', state: 'all', when: 'created' }],
  ['new came|come|arrived in? <period>', { subject: 'deals', state: 'all', when: 'created' }],
  ['deals|opportunities|opps came|come|arrived in? <period>', { subject: 'deals', state: 'all', when: 'created' }],
  [
    'deals|opportunities|opps was|were|got|been created|opened|added|entered|started <period>',
    {
      ...{ subject: 'deals', state: 'all', when: 'created' },
    },
  ],
  ['open longest', { state: 'open', order: 'createdAt' }],
  ['longest open|running', { state: 'open', order: 'createdAt' }],
  ['been open longest', { state: 'open', order: 'createdAt' }],
  ['priority', { filters: { priority: [2, 3] } }],
  ['important|urgent|starred|flagged', { filters: { priority: [1, 2, 3] } }],
  ['marked|flagged|labelled|categorised|categorized with|as <tag>', { names: true }],
  ['sit|sits|sitting|are|remain|remaining|parked in|at stage? <stage>', { names: true }],
  ['reassigned|transferred|handed over?', { subject: 'changes' }],
  ['changed hands|owner|owners|amount|amounts|stage|stages|value|date|dates', { subject: 'changes' }],
  ['become|becomes|became|turn|turns|turned into?', { subject: 'stageConversion' }],
  ['<stage> to|into <stage> rate|conversion|ratio', { subject: 'stageConversion', names: true }],
  ['time|days spent? in|at', { subject: 'timeInStage' }],
  [
    'how long have|has|are deals|deal|opportunities|they|things? been|sat|sitting in|at their|its? current|present? stage',
    {
      ...{ subject: 'daysInStage' },
    },
  ],
  ['which|what stage|stages takes|take|is|are|lasts|last longest|slowest time?', { subject: 'timeInStage' }],
  ['which|what stage|stages takes|take most time', { subject: 'timeInStage' }],
  [
    'chance|chances|odds|probability|likelihood a? <stage> deal|opportunity? closes|close|wins|win|is|gets|to|of? won|close|winning?',
    {
      ...{ subject: 'stageProbability', names: true },
    },
  ],
  [
    'chance|chances|odds|probability|likelihood that|for|of deal|deals|opportunity in|at <stage>',
    {
      ...{ subject: 'stageProbability', names: true },
    },
  ],
  ['hit|make|meet forecast|commit', { subject: 'forecast' }],
  [
    'pipeline|funnel <date> vs|versus|against|and|compared to|with? today|now',
    { subject: 'movement', when: 'sinceDate' },
  ],
  [
    'pipeline|funnel today|now vs|versus|against|compared to|with? <period>',
    { subject: 'movement', when: 'sinceDate' },
  ],
  ["from <period> 's? pipeline to today|now 's?", { subject: 'movement', when: 'sinceDate' }],
  ['compare pipeline|funnel of|from? <date> with|to|and|against today|now', { subject: 'movement', when: 'sinceDate' }],
  ['repeatedly|constantly|often|frequently pushed|postponed|delayed|slipped', { pushed: 2 }],
  ['keep|keeps getting? pushed|postponed|delayed|slipping|moving|sliding', { subject: 'pushes' }],
  ['by how many|much days? deals? did? slip|slipped|pushed|push', { subject: 'pushes' }],
  ['how many days deals? did? slip|slipped|pushed|push', { subject: 'pushes' }],
  ['which of? my|our reps|people|team|guys|sellers', { whose: 'myTeam', group: 'owner' }],
];

/** Said around the question. */
const around: readonly Rule<Meaning>[] = [
  ['can|may|could|might i get|see|have|ask?', {}],
  ['i need|want|would|wish|am|was looking|wondering|curious|after|interested? for|in?', {}],
  ['walk|tell|show|give|get|bring|take|send|help|remind me through?', {}],
  ['would you mind showing|telling|giving me?', {}],
  ['good? morning|afternoon|evening', {}],
  ['common', { needs: 'members' }],
  ['else', {}],
];

/** Two of a kind side by side; better or worse than before. */
const sideBySide: readonly Rule<Meaning>[] = [
  [
    'compare|comparing <team> and|with|to|vs|versus|against <team>',
    {
      ...{ subject: 'pipeline', weak: true, names: true, whose: 'teams', group: 'team' },
    },
  ],
  [
    'compare|comparing <person> and|with|to|vs|versus|against <person>',
    {
      ...{ subject: 'pipeline', weak: true, names: true, whose: 'persons', group: 'owner' },
    },
  ],
  ['<team> vs|versus|against <team>', { names: true, whose: 'teams', group: 'team' }],
  ['<person> vs|versus|against <person>', { names: true, whose: 'persons', group: 'owner' }],
  ['more|fewer|better|worse|less <period>', { when: 'any' }],
  ['win|won|close|closed|sell|sold more|fewer|less', { subject: 'won' }],
  ['how did we|things do|perform|go|fare', { subject: 'won', whose: 'usual' }],
  ['how did i do|perform|fare', { subject: 'won', whose: 'me' }],
  ['how did team? <team> do|perform|fare', { subject: 'won', names: true, whose: 'teams' }],
  ['how did <person> do|perform|fare', { subject: 'won', names: true, whose: 'persons' }],
  ['how did|was <period> go?', { subject: 'won', weak: true, when: 'any' }],
  ['trend|trends|over time', { group: 'month', implied: true }],
  ['stage|stages', { group: 'stage' }],
  ['compare|compared|comparing with|to <period>', { compare: true }],
  ['compared to|with previous|last|prior one?', { compare: true, periodBefore: true }],
  ['vs|versus|against|than previous|prior|last one?', { compare: true, periodBefore: true }],
];

/** Everyday ways to say the same: what a colleague types in a hurry. */
export const englishEveryday: readonly Rule<Meaning>[] = [
  ...everyday,
  ...sideBySide,
  ...englishSingleThings,
  ...around,
];

/** Words that carry no meaning of their own, beside the little ones. */
export const englishFiller = `
  remind rundown overview summary snapshot recap brief fetch
  maybe perhaps basically honestly alright sure ah oh hmm um
  combined altogether together their yours
  keep keeps kept getting gets having across among heres
  guys folks mate presently moment details detail info information data stats statistics view picture status
  single tf somewhere totals
  approximately lot lots brings ever always question wondering wonder curious asking ask
`;
