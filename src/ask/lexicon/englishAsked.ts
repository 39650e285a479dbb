import type { Meaning, Rule } from './lexicon.js';

const asks =
  '(is asking|was asking|keeps asking|asked|asks|wants to know|wanted to know|would like to know|likes to know|needs to know|wants to see|would like to see|is wondering|wonders|is curious)';
const made = '(created|added|opened|generated|logged|entered)';
const deals = '(deal|deals)?';
const each = '(per|by|each|every)';

/** Who asks, and for how many; what is done with activities. */
export const englishAsked: readonly Rule<Meaning>[] = [
  // It is asked on behalf of somebody: that does not make it about them.
  [`<person> ${asks} (me|us)? (about|for|if|whether|to see)?`, {}],
  [
    `<person> ${asks} how (his|her|their) (whole|entire|own|full)? (team|people|reps|org|organisation|organization|group|folks|guys|lot|crew|department) (did|performed|fared|has done|have done)`,
    { subject: 'won', whose: 'personTeam', names: true },
  ],
  [
    `<person> ${asks} how (he|she|they) (did|performed|fared|has done|have done)`,
    { subject: 'won', whose: 'persons', names: true },
  ],
  [
    `<person> ${asks} (me|us)? (about|for|if|whether|how|what|to see)? (his|her|their) (whole|entire|own|full)? (team|people|reps|org|organisation|organization|group|folks|guys|lot|crew|department)`,
    { whose: 'personTeam', names: true },
  ],
  [
    `<person> ${asks} (me|us)? (about|for|if|whether|how|what|how much|how many|to see)? (his|her|their|he|she|they)`,
    { whose: 'persons', names: true },
  ],
  ['(each|every) (sales|selling|regional|field|commercial|account) (team)', { group: 'team' }],
  ['(which|what|whose) <n> accounts (have|has|with|hold|are)? (most|biggest)?', { group: 'account', takes: 'limit' }],
  [
    '(which|what|whose) <n> (reps|people|owners) (have|has|with|hold|are)? (most|biggest)?',
    { group: 'owner', takes: 'limit' },
  ],
  ['(which|what) <n> deals (are|is|have|has)? (biggest|most valuable)?', { order: '-amount', takes: 'limit' }],
  ['who (has|have|had|did|is)? (got)? (more|most|fewer|less) (in|of|on)?', { group: 'owner' }],
  [
    '(did|have|has) (i|we)? (log|logged|record|recorded|register|registered|note|noted|book|booked) (anything|something|any activity|any activities|an activity|activities|a call|any call|any calls|a visit|any visits|any meetings|a meeting) (with|for|on|at|about|against)?',
    { subject: 'activities', state: 'done' },
  ],
  [
    '(activities|anything|something|calls|visits|meetings) (i|we)? (logged|recorded|registered|noted) (with|for|on|at|about|against)',
    { subject: 'activities', state: 'done' },
  ],
  [`!${deals} ${made} ${each} month`, { subject: 'created', group: 'month' }],
  [`!${deals} ${made} ${each} quarter`, { subject: 'created', group: 'quarter' }],
  [`!${deals} ${made} ${each} (rep|owner|person)`, { subject: 'created', group: 'owner' }],
  [`!${deals} ${made} ${each} team`, { subject: 'created', group: 'team' }],
  [`!${deals} ${made} ${each} (lead)? source`, { subject: 'created', group: 'source' }],
  [`!${deals} ${made} ${each} account`, { subject: 'created', group: 'account' }],
  [
    '(which|what) (percentage|share|proportion|part|fraction|%) of <stage> (deals)? (do|does|are|is|have|get|gets|did)? (we|i)? (win|won|close|closed|end up won)',
    { subject: 'stageProbability', names: true },
  ],
  [
    '(how long|how many days|how many weeks) (have|has|are|is) (my|our|the)? <stage> deals (been|sitting)? (in|at)? (stage|there|that stage)?',
    { subject: 'daysInStage', names: true },
  ],
  ['<account> where (are|do|did) (we|things) (stand|at)?', { subject: 'account', names: true }],
  ['(i|we) (want|would like|like|may|can|could|wish|need|shall) (to)? become', {}],
  [
    '(in|at)? (which|what) stage (are|is|do|sit|have) (most) (of)? (our|my|the|all)? deals (in|at|sit|sitting)?',
    { subject: 'deals', weak: true, group: 'stage' },
  ],
  [
    '(how quickly|how fast|how long|how slowly) (do|does|did) (it take|it)? (for)? deals (to|take to|need to)? (get|go|move|progress|come|pass|advance|make it) from <stage> (to|into|through to) <stage>',
    { subject: 'timeInStage', names: true },
  ],
  [
    '(what|how much|anything|something)? (did|has|have|does) <account> (buy|bought|order|ordered|purchase|purchased|spend|spent|sign|signed) (from|with)? (us|me)?',
    { subject: 'won', names: true },
  ],
  [
    '(which|what) <n> (are|is|have)? (the)? biggest',
    { subject: 'deals', weak: true, order: '-amount', takes: 'limit' },
  ],
  ['~out of all', {}],
  [
    '(furthest|farthest|closest|nearest|far|further|closer|nearer) (away)? (from|to|off) (his|her|their|its|our|my|the)? target',
    { subject: 'attainment' },
  ],
  // What has not happened is no loss yet, and nothing is worked out on a condition.
  [
    '(we|i|they|you|he|she)? (will|would|could|might|may|can|shall) (we|i|they|be|get|he|she|you)? (lose|losing|lost)',
    { needs: 'nothing' },
  ],
  ['(has|have|had|is|are)? yet to (win|close|sell|sign|land|book|lose|be|do|make|hit|log|bring)', { needs: 'nothing' }],
  ['(gone|got|get|gets|going) lost', { subject: 'lost' }],
  ['(gone|got|get|gets|going) won', { subject: 'won' }],
  ['(how|where) (did|has|have) pipeline (go|gone|went)', { subject: 'movement' }],
  ['(going to|about to|likely to|expected to|set to) (lose|be lost)', { needs: 'nothing' }],
  [
    'if (we|i|they|he|she|you|it) (win|won|lose|lost|close|closed|get|got|land|sign|drop|add|hire|had|did)',
    { needs: 'nothing' },
  ],
  [
    'if <account> (deal)? (closes|closed|close|is won|is lost|wins|signs|lands|goes|slips|falls|slipped|fell)',
    { names: true, needs: 'nothing' },
  ],
  ['(deals|ones|accounts|things) (that|which|who)? used to (be|belong) (to)?', { needs: 'nothing' }],
  ['(no|without) (owner|stage|date|amount|team) (change|changes|moves)', { needs: 'nothing' }],
  ['(been|be|was|were|is|are) sat', {}],
  [
    '(what|which|any) new (deals|ones) (created|added|opened|logged|came in|come in|arrived|appeared|turned up)? <period>?',
    { subject: 'deals', state: 'all', when: 'created' },
  ],
  [
    '(how long|how many days|how many weeks) (have|has|are|is) mine (been|been sitting|been sat)? (in|at) <stage>',
    { subject: 'daysInStage', names: true, whose: 'me' },
  ],
  [
    '(how long|how many days|how many weeks) (have|has|are|is) (my|our|the|all)? deals? (been|sitting|been sitting) (in|at) <stage>',
    { subject: 'daysInStage', names: true },
  ],
  [
    '(with|to|vs|versus|against|and|than) (same|that|corresponding|equivalent) (half|quarter|month|months|period|time|days|weeks) (of|in)? <year>',
    { compare: true, inYear: true },
  ],
];
