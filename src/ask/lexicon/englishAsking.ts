import { englishWhich } from './englishWhich.js';
import type { Meaning, Rule } from './lexicon.js';

/** Said around the question: how one asks, and for what. */
const around: readonly Rule<Meaning>[] = [
  ['(have|take|had|having|get|grab) (a|another)? (look|peek|glance|gander) (at|into|on)?', {}],
  ['(can|could|may|might|let) (i|we|me) (get|see|have|ask|know|take|look at)', {}],
  ['(i|we) (am|are|was|were)? (looking|searching|after|interested) (for|at|in|into)', {}],
  ['(do|would|could|can) you (have|know|mind|be able to|please|happen to know|happen to have)', {}],
  ['(out of|just out of) (curiosity|interest)', {}],
  [
    '(for|before|ahead of|in|at) (my|our|the|a|this|tomorrow|next)? (board|team|sales|pipeline|weekly|monthly|forecast|staff|management|leadership|one to one|one on one|1 1|1on1)? (meeting|review|call|deck|qbr|standup|stand up|sync|presentation|report|one on one|one to one|catch up)',
    {},
  ],
  ['(one on one|one to one|1 on 1|1 to 1) (with)?', {}],
  ['(in|at) (a|one) (glance|nutshell|sentence)', {}],
  ['(kind|sort|type|types|kinds) of', {}],
  ['(a)? (lot|bit|couple|handful|bunch) of', {}],
  ['(excluding|except|minus) nothing', {}],
  ['(story|scoop|lowdown|rundown|status) (with|on|about|behind|of|for)', {}],
  ['(as of|as at) (now|today|right now|this morning)', {}],
  ['(i|we) (still)? (can|could|might|may)', {}],
  ['(in)? (the)? (whole|entire) (thing|lot|picture)', {}],
  ['~(when|if|whenever|where|every time) <account>', { names: true }],
  [
    '(ask|asks|asked|asking|come|comes|came) (us|to us|me)? (for|with) (a|an|our)? (quote|offer|proposal|price|bid|tender)',
    {},
  ],
];

/** What words need of the answer to be heard. */
const heard: readonly Rule<Meaning>[] = [
  ['when', { needs: 'dates' }],
  ['(when|what day|which day|on what date|on which day|how soon|how late)', { needs: 'dates' }],
  ['(he|she|him|his|her|hers|himself|herself)', { pronoun: true }],
  [
    '(fewest|least|worst|weakest|lowest|main|most|longest|shortest|highest|slowest|quickest|fastest|best)',
    { needs: 'members' },
  ],
  ['(trend|trends|trending|over time|development|evolution|history of)', { group: 'month', implied: true }],
  ['at <percent>', { probability: 'atLeast' }],
  ['>= <amount>', { bound: 'atLeast' }],
  ['<= <amount>', { bound: 'atMost' }],
  ['(probability|chance|likelihood)? >= <percent>', { probability: 'atLeast' }],
  ['(probability|chance|likelihood)? <= <percent>', { probability: 'atMost' }],
  ['(probability|chance|likelihood)? > <percent>', { probability: 'atLeast' }],
  ['(probability|chance|likelihood)? < <percent>', { probability: 'atMost' }],
  ['(early|late|mid|middle|final|last|first|advanced|later|earlier) stage', { needs: 'nothing' }],
  ['(count|rely|bank|bet) on', { needs: 'nothing' }],
  // "Is everything ok" asks of the system, not for all deals.
  ['(everything|things) (ok|okay|fine|alright|good|running|working)', { needs: 'nothing' }],
  ['vs (last|prior|previous) (ytd|qtd|mtd|year to date)', { compare: true, yearBefore: true }],
  ['(which|what) stage (is|are|was) <account> (deal)? (in|at|on)?', { subject: 'deal', names: true }],
  ['(close|closing|expected close) date (of|for|on) <account> (deal)?', { subject: 'deal', names: true }],
  [
    'who (last|has|have)? (touched|edited|worked on|updated|changed|spoke to) <account> (deal)?',
    { subject: 'deal', names: true },
  ],
  [
    '(who|which|what) (are|is|were) (my|our|the)? (biggest|best|top|main|most valuable) accounts',
    { subject: 'won', weak: true, group: 'account' },
  ],
  [
    '(expecting|hoping|planning|aiming|trying|counting on) (to)? (close|win|land|sign|closing|winning|landing)',
    { subject: 'deals', weak: true, state: 'open' },
  ],
  [
    '(probability|likelihood|chance|confidence) (of)? (over|above|at least|more than|higher than|greater than|from|>) <n>',
    { probability: 'atLeast' },
  ],
  [
    '(probability|likelihood|chance|confidence) (of)? (under|below|at most|less than|lower than|<) <n>',
    { probability: 'atMost' },
  ],
  ['(assigned|allocated|belonging|owned) (to|by) (no one|nobody|none)', { state: 'unassigned' }],
  ["(nobody|no one) 's deals", { subject: 'deals', weak: true, state: 'unassigned' }],
  ['!(over|through|across) the (years|months|quarters|weeks)', {}],
  ['how (much|far|many) (am|are|is) (short|behind|missing|lacking|under)', { subject: 'attainment' }],
  ['(how much)? (short|shortfall) (of|to)? target?', { subject: 'attainment' }],
  ['(good|bad|great|sad) news', {}],
  ['(the)? damage (on|of|from)', {}],
  ['(alive|kicking|living|in the running|on the radar)', { state: 'open' }],
  [
    '(hanging|lying|sitting|floating|lingering|waiting) (around|about|there)? (in|at) <stage>',
    { subject: 'deals', weak: true, names: true },
  ],
  [
    '(sitting|stuck|been|parked|lying) (in|at) <stage> (forever|for ages|too long|for too long|for a long time)',
    { state: 'stale', names: true },
  ],
  ['(bet|bets)', { subject: 'deals', weak: true }],
  [
    '(take|takes|took|taken|need) (me|us|them|you)? (to)? (get|win|land|close|reach) (a|an|the)? (signature|deal|order|sale|win|contract|po)',
    { subject: 'salesCycle' },
  ],
  ['how long (does|did|do|will) (it|sales|selling|sale)? (take|need|run)', { subject: 'salesCycle' }],
  [
    '(got|have|is there|do i have) anything (on|planned|scheduled|due) (for|on)?',
    { subject: 'activities', whose: 'me', state: 'agenda' },
  ],
  [
    '(forgot|forgotten|missed|failed|neglected) (to)? (follow up|do|call|chase|finish|complete) (on|with)?',
    { subject: 'activities', state: 'overdue' },
  ],
  ['<account> (thing|one|business|project)', { subject: 'deal', names: true }],
  [
    '(when is|when will|when does) <account> (one|thing) (due|closing|close|expected)',
    { subject: 'deal', names: true },
  ],
  ['where is <account> (deal|thing|one) (at|now|standing)?', { subject: 'deal', names: true }],
  [
    '(how often|how many times) (has|did|was|is|have) <account> deal (been)? (slipped|slip|moved|pushed|late)',
    { subject: 'pushes', names: true },
  ],
  [
    '(with|to|and|against) (that|what it was|where it was|the one|where we were|what we had) (of|on|at|from)? <date>',
    { when: 'sinceDate' },
  ],
  ['too (optimistic|pessimistic|high|low)', { subject: 'forecastAccuracy' }],
  ['(getting|get) on', {}],
  [
    'where (does|do|is|are) (deals|pipeline|it|we) (leak|leaking|lose deals|losing deals|drop|dropping)',
    { subject: 'stageConversion' },
  ],
  [
    '(what)? (share|percentage|proportion|fraction|portion) (of)? (deals)?',
    { subject: 'deals', weak: true, needs: 'rate' },
  ],
  [
    '(most|more|very|highly|quite) likely (to)? (close|land|sign|win|closing)',
    { subject: 'deals', weak: true, state: 'open' },
  ],
  ['(next|following) (step|activity|action|task)', { subject: 'activities' }],
  [
    "(created|generated|added|built|opened) (by)? (each|every one|all|every) of? <person> 's (people|team|reps|reports|guys|sellers|folks)",
    { subject: 'created', weak: true, whose: 'personTeam', names: true, group: 'owner' },
  ],
  [
    '(share|percentage|proportion|fraction|part|%|portion) of (deals|them|those)? (that|which|we|i|are|were|did|do|is|get|got|end up)? (lost|lose|losing)',
    { subject: 'winRate' },
  ],
  ['(loss|lost|losing) (rate|rates|ratio|percentage|%)', { subject: 'winRate' }],
  ['quick (one|question|check|ask)', {}],
  ['(improving|worsening|deteriorating|slipping away)', { trend: true }],
  ['(multiple|several|many|repeated) (pushes|delays)', { subject: 'deals', weak: true, pushed: 2 }],
  ['(deals|ones) whose', { subject: 'deals', weak: true }],
  ['whose', { group: 'owner' }],
  ['(bought|purchased|ordered) (from us|anything|something)?', { subject: 'won' }],
  ['(stage|owner|amount|value|date|probability) (changes|moves|edits|updates)', { subject: 'changes' }],
  ['net new', {}],
  [
    '(sorted|ordered|ranked|sort|order|rank|listed|by|per) (by|on)? (probability|likelihood|chance|name|alphabet|age|stage order|last activity)',
    { needs: 'nothing' },
  ],
  [
    '(when|how long ago) did (we|i|you)? last (win|sell|close|land|sign) (anything|something|a deal|to|with|at)?',
    { subject: 'won', order: '-closedAt', limit: 1 },
  ],
  ['(ahead|behind) or (ahead|behind)', { subject: 'attainment' }],
  ['how (far)? (behind|ahead) (is|am|are)', { subject: 'attainment' }],
  ['(close|closing|expected)? (date|dates) (has|have|that)? (moved|slipped|changed|shifted|pushed)', { pushed: 1 }],
  [
    '(underperforming|under performing|lagging|struggling|behind plan|below plan|overperforming|over performing|outperforming)',
    { subject: 'attainment' },
  ],
  [
    '(created|generated|added|built|sourced|opened|creates|generates|builds|adds) (the)? (most|least|more)? (new)? (pipeline|business)',
    { subject: 'created' },
  ],
  [
    '(will|going to|expected to|likely to|set to|about to|can) (bring in|bring home|deliver|contribute|generate in revenue|pull in)',
    { subject: 'pipeline', weak: true, state: 'open' },
  ],
  [
    '(pipeline) (on|at|as of|from)? <date> (vs|versus|against|and|compared to|compared with|to) (today|now)',
    { subject: 'movement', when: 'sinceDate' },
  ],
  ['~(won|win) (and|&|or|vs) (lost|lose)', { subject: 'winRate' }],

  ['(most|least) (often|frequently|frequent|common)', { needs: 'members' }],
  ['(most|more|very|highly|quite|pretty) likely', {}],
  ['on average', { needs: 'mean' }],
  ['(vs|versus|against|compared to|compared with|next to|alongside|as opposed to)', { sideBySide: true }],
  ['(compare|comparing|comparison|compared|side by side|head to head)', { sideBySide: true }],
  ['(compare|comparing|comparison between|comparison of) (the)?', { sideBySide: true }],
];

/** How people ask, beside the words for measures. */
export const englishAsking: readonly Rule<Meaning>[] = [...around, ...heard, ...englishWhich];
