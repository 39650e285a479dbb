import type { Meaning, Rule } from './lexicon.js';

const stepped =
  '(moved|move|moves|moving|went|gone|go|goes|going|slid|slide|fell|fall|fallen|dropped|drop|sent|put|been moved|stepped|rolled|bounced|returned|came|come)';
const before = '(previous|earlier|prior|lower|former|preceding)';
const deals = '(deal|deals|things|stuff|anything|something|ones|them|it|one)';
const back = (movedBackward: boolean): Meaning => ({ subject: 'deals', weak: true, filters: { movedBackward } });

/** Deals that went back to an earlier stage. "Pushed back" is said of dates. */
const backward: readonly Rule<Meaning>[] = [
  [`(ever|once)? ${stepped} (back|backward) (a|one)? (stage|stages|step)?`, back(true)],
  [
    `(ever|once)? ${stepped} (back|backward) (in|to|into|by|through|down) (a|an|one|the)? ${before}? (stage|stages|step|pipeline)`,
    back(true),
  ],
  [`${stepped} (to|into) (a|an|the|some)? ${before} stage`, back(true)],
  [
    `${stepped} ${deals} (back|backward) (a|one|to|in|into)? (a|an|one|the)? ${before}? (stage|stages|step|pipeline)?`,
    back(true),
  ],
  ['(regressed|regressing|regress|demoted|downgraded|backtracked|reverted|backward)', back(true)],
  ['(stage)? (regressions|regression|rollbacks|rollback|backslides)', back(true)],
  ['backward (moves|move|movement|steps)', back(true)],
  ['(moved|moving|going|went) (in the)? wrong (way|direction)', back(true)],
  [
    `(never|not) (been)? ${stepped} (back|backward) (a|one|in|to)? (a|an|the)? ${before}? (stage|step|pipeline)?`,
    back(false),
  ],
  ['(never|not) (been)? (regressed|demoted|downgraded)', back(false)],
  [
    'open (deals) (that|which)? (were|was|got|have been)? pushed <period>',
    { subject: 'deals', weak: true, state: 'open', when: 'pushedIn' },
  ],
];

/** Expected closes that were moved to a later day, and how often. */
const pushed: readonly Rule<Meaning>[] = [
  [
    '(close|closing|expected close|expected|delivery)? (date|dates|day|deadline) (was|were|got|been|has been|have been|being)? (moved|shifted|pushed|slipped|changed|bumped) (back|out|later|again)?',
    { pushed: 1 },
  ],
  [
    '(moved|shifted|bumped|slid|kicked) (close|closing|expected close)? (date|dates|deadline)? (out|later|to the right|to a later date)',
    { pushed: 1 },
  ],
  [
    '(kicked|kicking|kick|punted) (down the road|down road|the can|the can down the road|into the long grass)',
    { pushed: 1 },
  ],
  ['(put|putting) (off|back)', { pushed: 1 }],
  [
    '(keep|keeps|kept|constantly|always) (pushing|moving) (out|back)? (close|closing)? (date|dates|deals|deadlines)',
    { subject: 'pushes' },
  ],
  ['(most)? (pushy|postponing) (rep|reps)', { subject: 'pushes', group: 'owner' }],
  ['(at least|minimum|min) <n> (times|pushes)', { takes: 'pushedAtLeast', needs: 'pushes' }],
  ['(at least) <times>', { takes: 'pushedAtLeast', needs: 'pushes' }],
  ['<n> (+|plus)? (times|pushes) (or more|and more|or over|plus)?', { takes: 'pushedAtLeast', needs: 'pushes' }],
  ['<n> (or more|plus|+) (times|pushes)', { takes: 'pushedAtLeast', needs: 'pushes' }],
  ['(more than|over) <n> (times|pushes)', { takes: 'pushedMoreThan', needs: 'pushes' }],
  ['(more than|over) <times>', { takes: 'pushedMoreThan', needs: 'pushes' }],
  ['<times> (or more)?', { takes: 'pushedAtLeast', needs: 'pushes' }],
  [
    '(repeatedly|multiple times|several times|many times|again and again|over and over|time and again)',
    { pushed: 2, needs: 'pushes' },
  ],
  ['(days|delay|slippage) (per|of each) (push|deal)', { subject: 'pushes' }],
  ['(how (many|much)) (pushes|delays|slips)', { subject: 'pushes' }],
];

/** The pipeline of a past day, and what was known of it then. */
const past: readonly Rule<Meaning>[] = [
  [
    '(with|using|from|given|on|based on) (only)? (what|the data|data|information) (we|i|you)? (knew|had|known) (then|at the time|back then|on the day|that day|at that time|on that day)?',
    { known: true },
  ],
  [
    '(as)? (known|seen|reported|recorded|believed) (then|at the time|back then|on the day|that day|at that time|on that day)',
    { known: true },
  ],
  ['(did) (we|i|you) (think|believe|reckon|assume|say|report)', { past: true, known: true }],
  ['(we|i) (thought|believed|reported|knew) (then|at the time|back then|that day)?', { known: true }],
  ['without hindsight', { known: true }],
  ['(snapshot|picture) (of|from|on|at|as of|as at) <date>', { when: 'asOf' }],
  ['(as at|as on|dated|effective) <date>', { when: 'asOf' }],
  ['(as at|as of|at) (the)? (end|close) (of) <period>', { when: 'asOf' }],
  ['(was|were) (there)? open', { past: true, state: 'open' }],
];

/** What became different. */
const changed: readonly Rule<Meaning>[] = [
  [
    '(anything|something|what|whats|much|stuff)? (happen|happens|happened|happening) (on|to|with|in|at|around|for)?',
    { subject: 'changes' },
  ],
  [
    '(any|the|all|latest|recent)? (changes|movements|edits|updates|modifications|developments|activity log) (on|to|in|of|for|with|at)',
    { subject: 'changes' },
  ],
  [
    '(what|which) (deals) (has|have|had|that)? (changed|moved|been touched|been updated|been edited) (stage|stages|owner|owners|amount|amounts|hands|value)?',
    { subject: 'changes' },
  ],
  [
    '(what|anything|something) (has|have|is|did)? (change|changed|different|new|moved) (on|with|in|at|for|to)?',
    { subject: 'changes' },
  ],
  ['(audit|change) (trail|log|history)', { subject: 'changes' }],
  ['what (edited|touched|modified|updated)', { subject: 'changes' }],
  [
    'since (my|the)? last (visit|login|log in|check|look|session|time|check in)',
    { subject: 'changes', sinceLooked: true },
  ],
  [
    'since i (was|last)? (last)? (here|in|logged in|looked|checked|asked|online|on)',
    { subject: 'changes', sinceLooked: true },
  ],
  ['(bring|get|catch) me (up|up to speed|up to date|back up to speed)', { subject: 'changes', sinceLooked: true }],
  ['(did|have) i (miss|missed) (anything|something|much|a lot)', { subject: 'changes', sinceLooked: true }],
  [
    'while i (was|have been|am) (away|out|off|gone|on holiday|on leave|on vacation|sick)',
    { subject: 'changes', sinceLooked: true },
  ],
];

/** The walk of the pipeline from its start to its end. */
const walk: readonly Rule<Meaning>[] = [
  ['(start|opening) created won lost (end|ending|closing)', { subject: 'movement' }],
  [
    '(start|opening|beginning) (to|until|and|through) (end|ending|close|finish) (of)? (pipeline|balance|value|amount)?',
    { subject: 'movement' },
  ],
  ['(opening|starting) (and|vs|to) (closing|ending) (pipeline|balance|value)?', { subject: 'movement' }],
  ['(ins|in) and (outs|out) (of)? (pipeline)?', { subject: 'movement' }],
  ['(walk|bridge|waterfall|reconciliation|roll forward|rollforward) (of|for|on|in)?', { subject: 'movement' }],
  ['(reconcile|bridge|walk) (the|our|my)? pipeline', { subject: 'movement' }],
  [
    '(what|how much|anything)? (came|come|went|flowed) (in|into|out|out of) and (what)? (went|came|flowed|dropped|fell)? (out|in|out of|into) (pipeline)?',
    { subject: 'movement' },
  ],
  [
    '(drove|driving|caused|causing|explains|behind) (the|this|that|our|my)? (drop|fall|decline|decrease|rise|increase|growth|jump|change|swing|dip|spike|loss|gain) (in|of)?',
    { trend: true, why: true },
  ],
  ['(net)? (change|difference|delta) (in|of) pipeline', { subject: 'movement' }],
];

/** What moved: between stages, to a later day, in the pipeline as a whole, and what was known of it. */
export const englishMoves: readonly Rule<Meaning>[] = [...backward, ...pushed, ...past, ...changed, ...walk];
