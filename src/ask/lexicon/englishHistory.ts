import type { Meaning, Rule } from './lexicon.js';

const whosePipeline: readonly (readonly [words: string, meaning: Meaning])[] = [
  ['pipeline|funnel|pipe', {}],
  ['my pipeline|funnel|pipe', { whose: 'me' }],
  ['our pipeline|funnel|pipe', { whose: 'usual' }],
  ["<person> 's pipeline|funnel|pipe", { whose: 'persons', names: true }],
  ["<team> 's? pipeline|funnel|pipe", { whose: 'teams', names: true }],
];

/** A day or period in the past, and the question as of it. */
const asOf: readonly Rule<Meaning>[] = [
  ['as it? stood|was|looked on|at|in? <date>', { when: 'asOf' }],
  ['as it? stood|was|looked at|in? end? of? <period>', { when: 'asOf' }],
  ['as known|seen on|at <date>', { when: 'asOf', known: true }],
  [
    'as (known|we knew it|we knew then|seen|it was known) (then|at the time|back then|on the day|that day)?',
    { known: true },
  ],
  ['look|looked|looking like? on|at? <date>', { when: 'asOf' }],
  ['stood|standing at|on <date>', { when: 'asOf' }],
  ['back then? on|at|in <date>', { when: 'asOf' }],
  ['was|were there|worth|big|large', { past: true }],
  ['used to be|have', { past: true }],
  ['stood|looked', { past: true }],
  ['how big|large', { subject: 'pipeline', weak: true }],
];

/** What became different, and why. */
const changes: readonly Rule<Meaning>[] = [
  ['moved|moving|shifted|changing|different|update|updates', { subject: 'changes' }],
  ['what|which moved|shifted|changed', { subject: 'changes' }],
  ['anything|something|what new|different|happened|happening|changed|moved', { subject: 'changes' }],
  ['deals|deal|opportunities changed|moved|updated|touched', { subject: 'changes' }],
  ['moved|changed stage|stages', { subject: 'changes' }],
  ['going on', { subject: 'changes' }],
  ['catch me up', { subject: 'changes', sinceLooked: true }],
  ['bring me up to speed|date', { subject: 'changes', sinceLooked: true }],
  ['since last time i? looked|checked|visited|asked?', { subject: 'changes', sinceLooked: true }],
  ['since we last? spoke|talked|met', { subject: 'changes', sinceLooked: true }],
  ['while i was away|out|gone|off', { subject: 'changes', sinceLooked: true }],
  ['have i missed', { subject: 'changes', sinceLooked: true }],
  ['i missed', { subject: 'changes', sinceLooked: true }],
  ['since i was|have last? here|in|away|gone|back', { subject: 'changes', sinceLooked: true }],
  ['why', { why: true }],
  ['how come', { why: true }],
  ['what|who made|makes|drove|caused|pulled|dragged', { why: true }],
  [
    'down|lower|smaller|less|shrink|shrinking|shrunk|shrank|dropped|drop|drops|dropping|fell|fall|falling|fallen',
    { trend: true },
  ],
  ['went|gone|go down|south', { trend: true }],
  ['declined|decline|declining|decreased|decrease|decreasing|worse down|south?', { trend: true }],
  ['declined|decline|declining|decreased|decrease|decreasing|worse|worsened', { trend: true }],
  ['grew|grow|grown|growing|growth|rose|rise|risen|rising|jumped|higher|bigger|better|improved', { trend: true }],
  ['is|are|was|went|gone|go|going up|down', { trend: true }],
  [
    '(what|anything|something)? (is|has|have)? (been)? (changed|different|difference) from <period>',
    { subject: 'changes', when: 'sinceDate' },
  ],
  ['than <period>', { when: 'trend' }],
  ['down|up|dropped|fell|fallen|grown|shrunk|moved from <period>', { trend: true, when: 'trend' }],
  ['than it? was? <date>', { when: 'trend' }],
  ['than it was <period>', { when: 'trend' }],
];

/** The walk from one state of the pipeline to another. */
const movement: readonly Rule<Meaning>[] = [
  ...whosePipeline.flatMap(([words, meaning]): Rule<Meaning>[] => [
    [`what|has happened|happens|happening|became to|with|in|of ${words}`, { subject: 'movement', ...meaning }],
    [
      `how has|did|have ${words} changed|change|moved|move|evolved|evolve|developed|develop|grown|grow|shrunk`,
      {
        ...{ subject: 'movement' },
        ...meaning,
      },
    ],
    [`what moved ${words}`, { subject: 'movement', ...meaning }],
  ]),
  ['went|came|come|comes|goes|coming|going|moved|flowed in and|or out of? pipeline|funnel?', { subject: 'movement' }],
  ['ins and outs', { subject: 'movement' }],
  ['outflow|outflows', { subject: 'movement' }],
  ['(inflow|inflows) (and|or|vs|versus) (outflow|outflows)', { subject: 'movement' }],
  ['(outflow|outflows) (and|or|vs|versus) (inflow|inflows)', { subject: 'movement' }],
  ['(deals|pipeline|new deals)? (inflow|inflows)', { subject: 'created' }],
  ['came|went|left out|of? pipeline|funnel', { subject: 'movement' }],
  ['(came|come|went|entered|enter|flowed|joined) (in|into)? (pipeline|funnel)', { subject: 'created' }],
  ['(came|come|went|entered|flowed) (in|into)? (and|or) (left|out|out of) (pipeline|funnel)?', { subject: 'movement' }],
  ['(entered|joined) (and|or) (left|dropped out of|fell out of) (pipeline|funnel)', { subject: 'movement' }],
  ['pipeline|funnel walk|roll|rollforward|forward', { subject: 'movement' }],
  ['walk|rollforward', { subject: 'movement' }],
  ['where did|has pipeline|funnel go|gone', { subject: 'movement' }],
];

/** What came in, what was put off. */
const arrivals: readonly Rule<Meaning>[] = [
  ['create|generate|generated|build|source|sourced', { subject: 'created' }],
  ['new business|logos|pipeline generated|created|added|brought in?', { subject: 'created' }],
  ['pipeline|business brought|sourced in?', { subject: 'created' }],
  ['added|add to pipeline|funnel', { subject: 'created' }],
  ['how much new pipeline|business', { subject: 'created' }],
  ['push|pushes|postpone|delay|pushing|postponing|delaying back?|out?', { pushed: 1 }],
  ['push|pushed|postpone|postponed|delay|delayed close|closing? date|dates', { pushed: 1 }],
  ['push|postpone|delay|moved|kicked|pushed back|out? at? least? <times>', { takes: 'pushedAtLeast' }],
  ['push|postpone|delay|moved|kicked|pushed back|out? at? least? <n> times', { takes: 'pushedAtLeast' }],
  ['push|postpone|delay more than <times>', { takes: 'pushedMoreThan' }],
  ['push|postpone|delay more than <n> times', { takes: 'pushedMoreThan' }],
  ['pushed <n> times or more', { takes: 'pushedAtLeast' }],
  ['kicked down|can road?', { pushed: 1 }],
  ['close|closing date|dates moved|pushed|slipped|changed', { pushed: 1 }],
  ['how often deals|deal|opportunities? get|got|was|were|been? pushed|postponed|delayed', { subject: 'pushes' }],
  ['how often was|were|are|do|did deals|deal|we|they? get? pushed|postponed|delayed', { subject: 'pushes' }],
  ['supposed|meant|expected|due to close|land and|but? did|have not', { subject: 'slipped' }],
  ['did not close|land|happen in? time?', { subject: 'slipped' }],
  ['slipped out of?', { subject: 'slipped' }],
  ['(drop|dropped|drops|fall|fell|fallen) (out|off) (of)? <period>', { subject: 'slipped', when: 'any' }],
  [
    '(slip|slipped|slipping|slid|moved|pushed|rolled) (from|out of) <period> (in|into|to) <period>',
    { subject: 'slipped', when: 'any' },
  ],
  ['slip|slipped|slipping|slid from <period>', { subject: 'slipped', when: 'any' }],
  // Beyond a time to come: of what will be, nobody knows yet.
  ['slip|slipping past|beyond <period>', { needs: 'nothing' }],
  ['slipped|slid past|beyond <period>', { subject: 'slipped', when: 'any' }],
  ['slipped|slip deals|deal', { subject: 'slipped' }],
];

/** From stage to stage. */
const stages: readonly Rule<Meaning>[] = [
  ['make|makes|made|get|gets|got it? from', { subject: 'stageConversion' }],
  ['make|makes|made it past|through|beyond|out', { subject: 'stageConversion' }],
  ['get|gets|got past|beyond', { subject: 'stageConversion' }],
  [
    'go|goes|went|move|moves|moved|pass|passed|advance|advanced|progress|progressed from',
    { subject: 'stageConversion' },
  ],
  ['(drop|drops|fall|falls) (off|out|away) (out of|from|at|in|after)?', { subject: 'stageConversion' }],
  ['dropoff|leaking|leakage', { subject: 'stageConversion' }],
  ['funnel conversion|efficiency', { subject: 'stageConversion' }],
  ['conversion|convert|pass|through rate|rates? per|at|of each? stage|stages', { subject: 'stageConversion' }],
  ['convert|converts|converting|converted from|to|into|out?', { subject: 'stageConversion' }],
  ['advanced|progressed|moved|went forward|ahead|up?', { subject: 'stageConversion' }],
  [
    'average|avg|mean|median|typical time|days|duration|stay in|per|by|at each|every? stage|stages?',
    {
      subject: 'timeInStage',
    },
  ],
  ['average|avg|mean|median|typical time|days|duration|stay spent? in|at', { subject: 'timeInStage' }],
  ['time|days|long spent? in|at|per|by each|every? stage|stages', { subject: 'timeInStage' }],
  ['how much time|long in|at|spent', { subject: 'timeInStage' }],
  [
    '(where|which stage|in which stage) (are|do|does) (deals|deal|things|we|they) (get|getting)? (stuck|stall|stalling|slow|slowest|slow down|lose time) (the)? (longest|most|most often)?',
    { subject: 'timeInStage' },
  ],
  ['where do|are we? lose|losing most? time', { subject: 'timeInStage' }],
  ['bottleneck|bottlenecks', { subject: 'timeInStage' }],
  ['slowest|longest stage|stages', { subject: 'timeInStage' }],
  [
    'how long deals|deal|opportunities|they|it? spend|spent|stay|stayed|sit|sat|remain|linger|were in|at?',
    {
      subject: 'timeInStage',
    },
  ],
];

/** What is expected, how good the expectation was, and what the past says of the odds. */
const outlook: readonly Rule<Meaning>[] = [
  ['forecast|outlook by|per category|categories', { subject: 'forecast' }],
  ['forecast categories|category|breakdown|split|call', { subject: 'forecast' }],
  ['committed|committing|commits', { subject: 'forecast' }],
  ['commit|best case|upside number|deals|amount|forecast', { subject: 'forecast' }],
  ['in commit|upside', { subject: 'forecast' }],
  ['where will|do|are we|i going? to? land|end|finish|close? up?', { subject: 'forecast' }],
  ['likely outcome', { subject: 'forecast' }],
  ['were|was|are|am|is we|i|they right|off|wrong about|on|for?', { subject: 'forecastAccuracy' }],
  [
    'how far|close|accurate off? was|were|is|are my|our|the? forecast|forecasts|forecasting|commit|call',
    {
      subject: 'forecastAccuracy',
    },
  ],
  [
    'how good|well|reliable|accurately is|was|do|did|are|were my|our|we|i|the? forecast|forecasts|forecasting|predict|call',
    {
      subject: 'forecastAccuracy',
    },
  ],
  [
    'forecast|forecasts|commit vs|versus|against|compared with|to? actual|actuals|reality|result|results|won',
    {
      subject: 'forecastAccuracy',
    },
  ],
  ['did we|i hit|meet|make|beat my|our|the? forecast|commit|call', { subject: 'forecastAccuracy' }],
  ['forecast|forecasting error|miss|quality|precision', { subject: 'forecastAccuracy' }],
  ['from|by|using|based|on our|my|the? own? history|experience|past', {}],
  [
    'win|closing|real|actual|historic|historical|true probability|probabilities|chance|odds|likelihood',
    {
      subject: 'stageProbability',
    },
  ],
  [
    'probability|probabilities|chance|chances|odds|likelihood by|per|of|at|for|in each? stage|stages',
    {
      subject: 'stageProbability',
    },
  ],
  ['probability|probabilities|odds|likelihood|chances', { subject: 'stageProbability' }],
  ['how likely is|are deals|deal|opportunity|it|we? in|at', { subject: 'stageProbability' }],
  [
    'how many|often deals|deal in|at|from? <stage> end|ends|ended? up? won|win|close',
    {
      ...{ subject: 'stageProbability', names: true },
    },
  ],
  ['to close|win|land|be won', { subject: 'deals', weak: true }],
  ['(was|were) to be (signed|won|booked|inked|sealed)', { needs: 'nothing' }],
  // "What will be signed in December" is not won yet.
  ['(will|shall|should|to) be (signed|won|booked|inked|sealed)', { subject: 'deals', weak: true, state: 'open' }],
];

const dealWords = 'deal|opportunity|opp';
const storyWords = 'history|timeline|story|log|trail|status|state|details|detail|news|update|latest|background';

/** One deal and everything that became of it. */
const oneDeal: readonly Rule<Meaning>[] = [
  [`${storyWords} of|for|on|about|with|behind <account> ${dealWords}`, { subject: 'deal', names: true }],
  [
    `${storyWords} of|for|on|about|with|behind ${dealWords} with|of|at|for? <account>`,
    { subject: 'deal', names: true },
  ],
  [`<account> ${dealWords} ${storyWords}`, { subject: 'deal', names: true }],
  [`${storyWords} of|for|on|about|with|behind <stranger> ${dealWords}`, { subject: 'deal', text: true }],
  [
    `how is|are|about <account> ${dealWords} doing|going|looking|coming|progressing along|on?`,
    {
      ...{ subject: 'deal', names: true },
    },
  ],
  [`how is|about <account> ${dealWords}`, { subject: 'deal', names: true }],
  [`how is|about ${dealWords} with|at|of|for <account> doing|going|looking|coming?`, { subject: 'deal', names: true }],
  [
    `what is|was|has happened|happening|going|up|new|changed on? with|to|on|at|about|in <account> ${dealWords}`,
    {
      ...{ subject: 'deal', names: true },
    },
  ],
  [`what happened|changed with|to|on|at|about|in <account> ${dealWords}`, { subject: 'deal', names: true }],
  [`what happened|changed with|to|on|at|about|in <stranger> ${dealWords}`, { subject: 'deal', text: true }],
  [`where is|are we|i? with|on|at? <account> ${dealWords}`, { subject: 'deal', names: true }],
  [`where does|do <account> ${dealWords} stand`, { subject: 'deal', names: true }],
  [
    `when was|did|is|does|will <account> ${dealWords} last? pushed|moved|changed|touched|close|closing|expected|due|created|push|move`,
    {
      ...{ subject: 'deal', names: true },
    },
  ],
  [`who moved|pushed|changed|touched|created <account> ${dealWords}`, { subject: 'deal', names: true }],
  [`which|what stage is <account> ${dealWords} in|at?`, { subject: 'deal', names: true }],
  [`how old|big|large|likely is <account> ${dealWords} to? close|win?`, { subject: 'deal', names: true }],
  [`open|show|pull|bring up? <account> ${dealWords}`, { subject: 'deal', names: true }],
  [`when does|do|did|will <stranger> ${dealWords} close`, { subject: 'deal', text: true }],
  [`how is|about <stranger> ${dealWords} doing|going|looking|coming?`, { subject: 'deal', text: true }],
];

/** What deals were and what became of them. */
export const englishHistory: readonly Rule<Meaning>[] = [
  ...asOf,
  ...movement,
  ...changes,
  ...arrivals,
  ...stages,
  ...outlook,
  ...oneDeal,
];
