import type { Rule } from '../../ask/lexicon/lexicon.js';
import { english } from '../../ask/lexicon/english.js';
import type { AlertLanguage, AlertMeaning } from './alertLexicon.js';

const settled: readonly Rule<AlertMeaning>[] = [
  ['won|win|wins|winning', { trigger: 'won' }],
  ['closed|close|closes won', { trigger: 'won' }],
  ['closes|close|closed|signs|sign|signed|lands|land|landed deal|deals|one|something', { trigger: 'won' }],
  ['lost|lose|loses|losing', { trigger: 'lost' }],
  ['closed|close|closes lost', { trigger: 'lost' }],
  ['created|creates|create|opened|opens|added|adds|born', { trigger: 'created' }],
  ['comes|come in', { trigger: 'created' }],
  ['new deal|deals|opportunity|opportunities', { trigger: 'created' }],
];

const moved = 'moves|move|moved|goes|go|gets|get|advances|advance|enters|enter|reaches|reach|hits|hit|changes|switches';

const stages: readonly Rule<AlertMeaning>[] = [
  [`${moved} stage|stages`, { trigger: 'stageMoved' }],
  [`${moved} to|into? another|different|new|other stage`, { trigger: 'stageMoved' }],
  [`${moved} to|into? next|later|further stage`, { trigger: 'stageMoved', stage: 'forward' }],
  [`${moved} back? to|into? previous|earlier|prior stage`, { trigger: 'stageMoved', stage: 'backward' }],
  [`${moved} from? one? stage to another|other|stage stage?`, { trigger: 'stageMoved' }],
  ['stage changes|changed|change|moves', { trigger: 'stageMoved' }],
  [`${moved} to|into? <stage> stage?`, { trigger: 'stageMoved', names: 'stage' }],
  [`${moved} to|into stage <stage>`, { trigger: 'stageMoved', names: 'stage' }],
  [`${moved} back|backward|backwards to? a? earlier|previous? stage?`, { trigger: 'stageMoved', stage: 'backward' }],
  [`${moved} back|backward|backwards`, { trigger: 'stageMoved', stage: 'backward' }],
  [`${moved} back|backward|backwards a? stage`, { trigger: 'stageMoved', stage: 'backward' }],
  [`${moved} back|backward|backwards to|into|in <stage>`, { trigger: 'stageMoved', stage: 'backward', names: 'stage' }],
  ['slips|falls|slid|slides|drops back', { trigger: 'stageMoved', stage: 'backward' }],
  [
    'slips|falls|slid|slides|drops back to|into|in <stage>',
    { trigger: 'stageMoved', stage: 'backward', names: 'stage' },
  ],
  [`${moved} back and forth`, { noRule: 'I can tell of a move forward, or of one back' }],
  ['regresses|regressed', { trigger: 'stageMoved', stage: 'backward' }],
  [`${moved} up|forward|forwards|ahead|on one? stage`, { trigger: 'stageMoved', stage: 'forward' }],
  [`${moved} down one? stage`, { trigger: 'stageMoved', stage: 'backward' }],
  [`${moved} forward|forwards|ahead`, { trigger: 'stageMoved', stage: 'forward' }],
  ['advances|advanced|advance|progresses|progressed|progress', { trigger: 'stageMoved', stage: 'forward' }],
  [
    'advances|advanced|progresses|progressed to|into <stage>',
    { trigger: 'stageMoved', stage: 'forward', names: 'stage' },
  ],
  ['advances|advanced|progresses|progressed a stage', { trigger: 'stageMoved', stage: 'forward' }],
  ['stage|stages', { about: 'stageMoved' }],
  ['changes|change|changed|moves|move', { changes: true }],
];

const pushed = 'pushed|pushes|push|slips|slipped|slip|postponed|delayed|slipping';
const closeDate = 'date|day';

const closes: readonly Rule<AlertMeaning>[] = [
  [pushed, { trigger: 'pushed', count: 1 }],
  [`${pushed} out`, { trigger: 'pushed', count: 1 }],
  [`${pushed} again`, { trigger: 'pushed', count: 2 }],
  [`${pushed} more than once`, { trigger: 'pushed', count: 2 }],
  [`${pushed} more than twice`, { trigger: 'pushed', count: 3 }],
  [`${pushed} <times>`, { trigger: 'pushed', takes: 'times' }],
  [`${pushed} at? least? <times> or? more?`, { trigger: 'pushed', takes: 'times' }],
  [`${pushed} <n> times`, { trigger: 'pushed', takes: 'times' }],
  [`${pushed} at? least? <n> times or? more?`, { trigger: 'pushed', takes: 'times' }],
  [`${pushed} for? the? <ordinal> time`, { trigger: 'pushed', takes: 'times' }],
  ['pushed|pushes|push|postponed back|out for? the? <ordinal> time', { trigger: 'pushed', takes: 'times' }],
  ['pushed|pushes|push|postponed back|out <times>', { trigger: 'pushed', takes: 'times' }],
  ['pushed|pushes|push back', { trigger: 'pushed', count: 1 }],
  ['still? in? the? commit|committed', { commit: true }],
  ['in the commit', { commit: true }],
  ['commit|committed deal|deals', { commit: true }],
  [`expected? close|closing ${closeDate}?`, { about: 'closeChanged' }],
  [`expected? close|closing ${closeDate}? is? ${pushed} out|back?`, { trigger: 'pushed', count: 1 }],
  ['moves|moved|goes|shifts later|out', { trigger: 'pushed', count: 1 }],
  ['moves|moved|goes|shifts earlier', { trigger: 'closeChanged', earlier: true }],
  [
    `brings|bring|brought|moves|moved|pulls|pulled expected? close|closing ${closeDate}? forward|in|earlier|up`,
    { trigger: 'closeChanged', earlier: true },
  ],
  [`expected? close|closing ${closeDate}? changes|changed|change|moves|moved`, { trigger: 'closeChanged' }],
  [`changes|moves expected? close|closing ${closeDate}?`, { trigger: 'closeChanged' }],
  ['pulled|pulls in|forward|up?', { trigger: 'closeChanged', earlier: true }],
  ['closing|closes|close|due|expected within|in the? next? <n> <unit>', { trigger: 'closing', takes: 'days' }],
  ['due|expected to close within|in the? next? <n> <unit>', { trigger: 'closing', takes: 'days' }],
  ['<n> <unit> before the? close|closing|closes date?', { trigger: 'closing', takes: 'days' }],
  ['closing|closes|close soon', { trigger: 'closing', count: 7 }],
  ['due|expected|set to? close', { trigger: 'closing', count: 7 }],
  ['<n> <unit> before|ahead', { trigger: 'closing', takes: 'days' }],
  ['a? <unit> before|ahead', { trigger: 'closing', takes: 'days', count: 1 }],
  ['closes|close|closing|closure', { about: 'closing' }],
  ['within|in the? last|final? <n> <unit> of|before|from the? expected? close|closing date?', { takes: 'closeDays' }],
  [
    'within|in the? last|final? <n> <unit> of|before|from its|their expected? close|closing date?',
    { takes: 'closeDays' },
  ],
  ['goes|go|gets|get|becomes|become|falls? overdue', { trigger: 'overdue' }],
  ['past|passes|passed|misses|missed its|the|their? expected? close|closing|due date?', { trigger: 'overdue' }],
];

const cut =
  'cut|cuts|reduced|reduces|discounted|discounts|drops|dropped|drop|falls|fell|fall|decreases|decreased|shrinks|shrunk|lowered|down';
const raised = 'raised|raises|increased|increases|grows|grew|rises|rose';

const amounts: readonly Rule<AlertMeaning>[] = [
  [`amount|value|size is? ${cut}`, { trigger: 'amountChanged', amount: 'cut' }],
  [cut, { trigger: 'amountChanged', amount: 'cut' }],
  ['goes|go|went|comes down', { trigger: 'amountChanged', amount: 'cut' }],
  ['goes|go|went|comes up', { trigger: 'amountChanged', amount: 'raised' }],
  ['gets|get|becomes|become bigger|larger|higher', { trigger: 'amountChanged', amount: 'raised' }],
  ['gets|get|becomes|become smaller|lower', { trigger: 'amountChanged', amount: 'cut' }],
  ['hits|reaches|passes|exceeds|tops <amount>', { trigger: 'amountChanged', amount: 'raised', takes: 'amountTo' }],
  [
    'loses|lose|lost more|over|at than|least? <amount>',
    { noRule: 'I can tell of a cut in percent, or below an amount' },
  ],
  ['loses|lose|lost <amount>', { noRule: 'I can tell of a cut in percent, or below an amount' }],
  [`amount|value|size is? ${raised}`, { trigger: 'amountChanged', amount: 'raised' }],
  ['raised|increased|increases|grows|rises', { trigger: 'amountChanged', amount: 'raised' }],
  ['amount|value|size changes|changed|change|moves', { trigger: 'amountChanged' }],
  ['changes|changed|change amount|value', { trigger: 'amountChanged' }],
  ['amount|value|size', { about: 'amountChanged' }],
  [`${cut} below|under|to|beneath <amount>`, { trigger: 'amountChanged', amount: 'cut', takes: 'amountTo' }],
  [`amount|value is? ${cut} below|under|to <amount>`, { trigger: 'amountChanged', amount: 'cut', takes: 'amountTo' }],
  [
    'raised|increased|increases|grows|grew|rises|rose|goes|climbs|jumps above|over|to|past|beyond <amount>',
    { trigger: 'amountChanged', amount: 'raised', takes: 'amountTo' },
  ],
  ['by? more than? <percent>', { takes: 'percent' }],
  ['by? over|above <percent>', { takes: 'percent' }],
  ['by? at least <percent>', { takes: 'percent', orExactly: true }],
  ['by? <percent> or? more?', { takes: 'percent', orExactly: true }],
];

const quietDeals: readonly Rule<AlertMeaning>[] = [
  [
    'no activity|activities|movement|touch|contact|change|changes for|in|within the? last? <n> <unit>',
    { trigger: 'idle', takes: 'days' },
  ],
  ['without activity|activities|movement|touch|contact|change for|in? <n> <unit>', { trigger: 'idle', takes: 'days' }],
  [
    'nothing happens|happened|has|moves|moved happened? for|in the? last? <n> <unit>',
    { trigger: 'idle', takes: 'days' },
  ],
  [
    'idle|stale|quiet|untouched|inactive|silent|stuck|still for? more? than? <n> <unit>',
    { trigger: 'idle', takes: 'days' },
  ],
  ['not been? touched|moved|changed|updated|contacted for|in <n> <unit>', { trigger: 'idle', takes: 'days' }],
  ['goes|go|gets|get|becomes|become|turns|turn? stale|idle|quiet|cold|silent', { trigger: 'idle', count: 14 }],
  ['nothing has? happens|happened|moves|moved', { trigger: 'idle', count: 14 }],
  ['for|in <n> <unit>', { takes: 'days' }],
  ['for a? <unit>', { takes: 'days', count: 1 }],
  ['no activity|activities|movement|touch|contact', { trigger: 'idle', count: 14 }],
  ['nobody|none has? touched|contacted|updated|moved', { trigger: 'idle', count: 14 }],
];

const owners: readonly Rule<AlertMeaning>[] = [
  ['reassigned|reassigns', { trigger: 'reassigned' }],
  ['changes|change|changed hands|owner|owners', { trigger: 'reassigned' }],
  ['handed over', { trigger: 'reassigned' }],
  ['gets|has? a? new owner', { trigger: 'reassigned' }],
  ['owner changes|changed', { trigger: 'reassigned' }],
  ['assigned|reassigned|given|handed to me', { trigger: 'reassigned', toMe: true }],
  ['i get|receive', { trigger: 'reassigned', toMe: true }],
  ['owner|owners', { about: 'reassigned' }],
];

const deal = 'deal|deals|opportunity|opportunities|opp|opps|one|ones|something|anything';

const whose: readonly Rule<AlertMeaning>[] = [
  [deal, {}],
  ['any|one of? the|our? deals|deal', {}],
  [`my own? ${deal}`, { whose: 'me' }],
  ['mine', { whose: 'me' }],
  [`any|one of my own? ${deal}`, { whose: 'me' }],
  ['i own', { whose: 'me' }],
  ['i', { whose: 'me' }],
  ["my|our team 's? deals|deal?", { whose: 'myTeam' }],
  ['the team', { whose: 'myTeam' }],
  [`${deal} of|in|on my|our team`, { whose: 'myTeam' }],
  ['for|in|by|on my|our team', { whose: 'myTeam' }],
  ['my people|reports', { whose: 'myTeam' }],
  ["everyone|everybody|anyone|anybody|all 's? deals|deal?", { whose: 'all' }],
  ['all deals', { whose: 'all' }],
  ['anywhere', { whose: 'all' }],
  ['for|of|owned|from by? <person>', { names: 'scope' }],
  ['by <person>', { names: 'scope', doneBy: true }],
  ["<person> 's? deals|deal?", { names: 'scope' }],
  ['in|for|of|from the? team? <team> team?', { names: 'scope' }],
  ['<team> team? deals|deal?', { names: 'scope' }],
  ['while? in|at|on stage? <stage> stage?', { names: 'filter' }],
  ['with|from|of|for|at <account>', { names: 'filter' }],
  ['<account>', { names: 'filter' }],
  ['tagged|tag as|with? <tag>', { names: 'filter' }],
  ['tagged <tag>', { names: 'filter' }],
  ['<tag>', { names: 'filter' }],
  ['<tag> deal|deals|opportunity|opportunities', { names: 'filter' }],
  ['or|and stage? <stage> stage?', { names: 'another' }],
  ["or|and <person> 's? deals|deal?", { names: 'another' }],
  ['or|and the? team? <team> team?', { names: 'another' }],
  ['or|and with? <account>', { names: 'another' }],
  ['or|and tagged? <tag>', { names: 'another' }],
];

const bounds: readonly Rule<AlertMeaning>[] = [
  ['over|above|exceeding|beyond|> <amount>', { bound: 'over' }],
  ['more|bigger|larger|greater|higher than <amount>', { bound: 'over' }],
  ['worth? more|over than? <amount>', { bound: 'over' }],
  ['under|below|< <amount>', { bound: 'under' }],
  ['less|smaller|lower than <amount>', { bound: 'under' }],
  ['at least <amount>', { bound: 'atLeast' }],
  ['of|worth at? least? <amount> or? more?', { bound: 'atLeast' }],
  ['<amount> or more|above|up', { bound: 'atLeast' }],
  ['at most <amount>', { bound: 'atMost' }],
  ['up to <amount>', { bound: 'atMost' }],
  ['between <amount> and <amount>', { bound: 'between' }],
];

const places: readonly Rule<AlertMeaning>[] = [
  ['here', { target: 'here' }],
  ['in|to|into this channel|chat|group|conversation', { target: 'here' }],
  ['this channel|chat|group', { target: 'here' }],
  ['in private', { target: 'personal' }],
];

export const englishAlerts: AlertLanguage = {
  base: english,
  openers:
    /^(?:please )?(?:(?:tell|message|inform) (?:me|us)(?= here (?:when|if|as soon as) )|(?:(?:tell|message|inform) (?:me|us)|let (?:me|us) know|(?:i want|i'd like|i would like) to (?:know|be told|hear)) (?:when(?:ever)?|if|as soon as|once|the moment|every time|each time)|let (?:me|us) know (?:about|of)|(?:notify|alert|ping|warn)(?: me| us)?(?: (?:about|of|when(?:ever)?|if|as soon as|once|every time|each time))?:?|watch(?: out)? for|(?:give me|send me) a (?:heads[- ]?up|shout|ping|note) (?:when(?:ever)?|if|as soon as|once|every time)|remind me(?: (?:when(?:ever)?|if|as soon as|once)|(?= (?:an?|\d+|one|two|three) (?:days?|weeks?|months?) before))) /i,
  hereOpeners:
    /^(?:please )?(?:tell|notify|alert|ping|warn|inform) (?:this|the) (?:channel|chat|group|team)(?: (?:about|of|when(?:ever)?|if|as soon as|once|every time|each time))?:? /i,
  ignored:
    'tell me us we they when whenever if any somebody someone happens happen while becomes become being been gets get got notify alert'.split(
      ' ',
    ),
  meaningful: 'or out up down off away back before after until except without not no never nor than only'.split(' '),
  rules: [...settled, ...stages, ...closes, ...amounts, ...quietDeals, ...owners, ...whose, ...bounds, ...places],
  quiet:
    /,?\s*(?:but |and )?(?:not|except|never|no alerts|quiet(?: hours)?)(?: (?:between|from))? (\d{1,2}(?::\d\d)? ?(?:am|pm)?h?) ?(?:and|to|until|till|-|–) ?(\d{1,2}(?::\d\d)? ?(?:am|pm)?h?)/i,
};
