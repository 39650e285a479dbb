import { englishLearnt } from './englishLearnt.js';
import { englishPlainerSpoken } from './englishPlainerSpoken.js';
import { englishPlainerTalk } from './englishPlainerTalk.js';
import { englishPlainerTerse } from './englishPlainerTerse.js';
import { compiledTurns, type Turn } from './turn.js';

const deal = '(?:deals?|contracts?|opportunit(?:y|ies)|opps?|offers?|orders?|bids?|ones?|things?)';
const own = '(my|our|his|her|their|your|the)';
const exact = '(?:a |an |any |the |our |my )?';
const thing =
  '(owners?|reps?|teams?|stages?|phases?|accounts?|customers?|clients?|months?|quarters?|sources?|lead source|tags?|reasons?|lost reasons?|salespersons?|sellers?|regions?)';

/** What people say of owners, states, dates and what is to be done in everyday words. */
const everyday: readonly Turn[] = [
  [
    `(?:lack|lacks|lacking|miss|misses|missing|without|have no|has no|having no|with no|no) ${exact}(?:responsible|accountable|dedicated|assigned|named|designated|proper)? ?(?:salesperson|sales person|seller|rep|owner|person|handler|agent|account manager)(?: (?:responsible|in charge|assigned|attached|allocated|on (?:it|them)))?`,
    'without owner',
  ],
  [
    "(?:nobody|no one|noone|no-one|not anyone|not anybody)(?: is|'s| has| was)?(?: been)? (?:responsible|in charge|looking after|handling|taking care|assigned|picked up|claimed|taken on|owning|minding)(?: (?:for|of|on|to))?(?: (?:it|them|these|those))?",
    'without owner',
  ],
  ['(?:up for grabs|going begging|without a home|not taken by anyone|not picked up by anyone)', 'without owner'],
  ["who(?:'s| is| has been)? (?:looks?|looking|looked|takes?|taking) (?:after|care of)", 'who owns'],
  [
    "who(?:'s| is) (?:responsible for|in charge of|accountable for|the contact for|dealing with|covering|minding|assigned to)(?! (?:losing|winning|the los|the win))",
    'who owns',
  ],
  ['who (?:deals with|covers|serves|leads|is the lead on|leads on|minds)', 'who owns'],
  [
    "(?:account|accounts|accounting|accounted|make|makes|making|stand|stands) (?:for|up) (?:the )?(?:most|largest (?:share|part|chunk) of|bulk of|biggest (?:share|part|chunk) of|lion's share of)",
    'have the most',
  ],
  [
    `(?:bring|brings|bringing|get|getting|take|carry|drag) ((?:a |an |the |any |our |one )*${deal}|it|one) (?:home|over the line|across the line|through the door|over the finish line)`,
    'close $1',
  ],
  [
    `(?:brought|got|took|carried|dragged) ((?:a |an |the |any |our |one )*${deal}|it|one) (?:home|over the line|across the line|through the door|over the finish line)`,
    'won $1',
  ],
  ['(?:bring|get|take) home', 'win'],
  ['(?:brought|took|carried|got) home', 'won'],
  [
    'nothing (?:has been |was |is |got )?(?:logged|recorded|noted|entered|done|registered|happening|happened|moving|moved)(?: (?:on|with|in|at) (?:it|them))?(?= (?:for|in|over|since) )',
    'no activity',
  ],
  // "Who of my two", "mine and those of my three": those below the asker.
  [
    'who of my (?:two|three|four|five|six|seven|eight)(?= (?:has|have|is|had|did|does|was|will|can|sold|won|lost|closed|pushed|made|brought))',
    'who in my team',
  ],
  [
    'mine and (?:those of|the ones of|that of) my (?:two|three|four|five|six|people|reps|guys|team|lot)(?=[ .?!,]*$)',
    'of my team',
  ],
  // "Where do the lost ones come from".
  [
    'where (?:do|did|does|have|has) ((?:the |our |my |all )?(?:lost|won|wins|losses)[^,;.?!]*?) (?:come|came|originate|stem)(?: from)?',
    '$1 by source',
  ],
  [
    `(?:spread|distribute|lay out|plot|break down|divide|split) ([^,;.?!]+?) (?:over|across|along|on|onto) (?:the |our |each of the )?(?=${thing}(?![\\p{L}]))`,
    '$1 by ',
  ],
  [
    '(?:gone|going|went|go|goes|been|being|fallen|falling|fell|turned|turning|got|getting|has been) (?:all |very |a bit |rather |totally |completely |radio |a little |awfully |dead |stone )?(?:quiet|silent|silence|dark|dead|cold|mute|mia|awol|off the radar|asleep|to sleep|stale|stagnant|off the boil|off the grid)(?: (?:on|with|for) (?:us|me|him|her|them|you))?',
    'stale',
  ],
  [
    '(?:is |are |been |just )?(?:ghosting|ghosted|ignoring|blanking|snubbing|avoiding|dodging|stonewalling)(?: (?:us|me|him|her|them|everyone))?',
    'stale',
  ],
  [
    '(?:collecting|gathering|catching) (?:dust|cobwebs)|(?:dead|flat) in the water|in a coma|comatose|hibernating|snoozing|lifeless|(?:lying|lie|lies|sitting|sit) idle|idling|going nowhere|radio silence|in hibernation|on life support|(?:in |on )?(?:the )?deep freeze',
    'stale',
  ],
  [
    '(?:for )?(?:over |more than |at least )?(\\d+)(?: ?\\+)? (days?|weeks?|months?)(?: (?:of|with|at))? (?:zero|no|without|0)(?: any)? (?:touch(?:es)?|contact|activity|movement|action|reply|replies|response|answer|news|updates?|word|progress)',
    'no activity for $1 $2',
  ],
  [
    "(?:not|never|n't) (?:been )?(?:heard (?:back )?(?:from|of)?|had a word from|spoken (?:to|with)|talked (?:to|with)|written to|called|chased|been in touch with|looked at|worked on|opened|visited)(?: by (?:anyone|anybody|us|me))?(?= (?:in|for|since|lately|over))",
    'not touched',
  ],
  [
    '(?:for )?(?:over|more than|longer than|upwards of|in over|in more than|at least|a good|above) (?:a|an|one) (day|week|month|quarter|year)',
    'for 1 $1',
  ],
  ['for (?:over |more than |longer than |upwards of |at least |above )(?=\\d+ (?:days|weeks|months))', 'for '],
  [
    "(?:must|should|ought to|was to|were to|had to|supposed to|meant to|due to) (?:have )?(?:be |been )?(?:closed|close|signed|landed|in the bag|in|done|through|finished|won|over)(?: already| by now| long ago| before now| before today)?,? (?:but|and|yet)(?: (?:it|they|that|which|still|yet))* (?:is|are|has|have|was|were|did|does|do)(?: not|n't)(?: been| yet| happened| closed| done)*",
    'overdue deals',
  ],
  [
    '(?:must|should|ought to|was to|were to|had to|supposed to|meant to) (?:have )?(?:be |been )?(?:closed|close|signed|landed|in the bag|in|done|through|finished|won|over) (?:already|by now|long ago|before now|before today)',
    'overdue deals',
  ],
  [
    `(?:behind|late|lagging|falling behind|behind schedule|tardy|in arrears) (?:on|with|in|for) (?:(?:any|some|all|most|one|a few) )?(?:of )?(?:${own} )?(follow[- ]?ups?|tasks?|to[- ]?dos?|activit(?:y|ies)|calls?|next steps?|actions?)`,
    '$1 overdue $2',
  ],
  [
    "(?:has|have|had)(?:n't| not)(?: yet)? (?:done|finished|completed|closed|handled|made|ticked off|dealt with)(?: (?:all|any|some|most))?(?: of)?(?: (?:his|her|their|the))? (follow[- ]?ups?|tasks?|to[- ]?dos?|activit(?:y|ies)|calls?|next steps?|actions?)",
    'has overdue $1',
  ],
  [
    '(?:has |have |had |did )?(?:us |we )?(?:given|gave|give|brought|bring|bought|buy|ordered|order|placed|spent|spend)(?: us| with us| in)? (?:the )?most(?: business| money| revenue| orders?)?',
    'won most',
  ],
  ['how (?:high|large|good|great|strong|low|healthy) (?:is|was|are|were)', 'what is'],
  ['(?:until|till|by) when', 'when'],
  ['filter(?:ed)?(?: by| on| for| to)?:? (?=(?:stage|phase|tag|owner|team|amount|account|customer|prob))', ''],
  ['my colleague (?!(?:from|in|at|of|who|and|is|has) )', ''],
  [
    '(?:stack|stacks|measure|measures|hold|holds|shape|shapes|size|sizes|square|weigh|weighs)(?: up)? (?:against|to|with|versus)',
    'compared with',
  ],
  ['(?:come|comes|crop|crops|pop|pops|turn|turns) up (?:the )?(?:most often|most)', 'most'],
  [
    '(pipeline|forecast|win rate|revenue|sales|deal|target|coverage|activity|activities|deals|tasks|stage|team|month|quarter|account)[- ]wise',
    '$1',
  ],
  [
    '(?:feels|looks|seems|sounds) (?:(?:a bit|very|too|rather|awfully) )?(?:long|short|low|high|slow|thin|light|weak|small|off|wrong)',
    '',
  ],
  ['(?<=^\\s*)nothing (?=(?:closing|landing|due|won|lost|overdue|slipping|new|stale) )', 'anything '],
  ['(chase|follow|call|ring|wrap|finish|tidy|clear) up(?! with)', '$1'],
  ['who (should|must|can|do) i (?:be )?(call|phone|ring|contact|email|visit|see|chase)(?:ing)?', 'who $1 i $2'],
  [
    "(?:(?:that|which) )?(?:(?:i|we|he|she|they) (?:said|promised|forecast|expected|planned|hoped|thought|committed|swore) )?(?:it |they |which |that )?(?:would|should|were|was|will|to)(?: to| have| be)? (?:close|land|sign|come in|closed|signed|landed)( (?:in|by|last|this|on) [^,;.?!]*?)?,? but (?:(?:it|they) )?(?:did not|didn't|has not|hasn't|have not|haven't|never did|never)(?: close| land| happen)?",
    'slipped$1',
  ],
  ['biggest (?:fish|whales?|catch|catches|prizes?|tickets?|orders?)', 'biggest deals'],
  [
    'before (?:the |this )?(year|quarter|month|week) (?:is (?:out|over|up|done)|ends|closes|finishes|runs out)',
    'by the end of the $1',
  ],
  [
    '(lost|lose|losing) (?:against|by|through|about|at|because of) (?:the |our )?(prices?|competition|competitors?|budget|timing)',
    '$1 to $2',
  ],
  ['since when (is|are|was|has|have)', 'how long $1'],
  ['(biggest|largest|smallest|latest|newest|last|first|next) order', '$1 deal'],
  ['a quarter of a million', '250k'],
  ['three quarters of a million', '750k'],
  ["what (?:am i|i am|i'm) chasing", 'what should i chase'],
  ['(?:did |do |have )?(?:i|we) (?:forget|forgot|forgotten|neglect|neglected)(?: about)?', 'stale'],
  ['(?:tick|cross|knock|check|strike|get)(?:ing)? off', 'do'],
  [
    '(?:nowhere|anywhere|somewhere|not|even|remotely) near(?: to)? (?=(?:my|our|the|his|her|their|target|quota) )',
    'how far from ',
  ],
  [
    `(?:miles|way|a mile|light years|far|a long way) (?:off|away from|from|short of|below) (?=(?:my|our|the|his|her|their|target|quota) )`,
    'how far from ',
  ],
  [
    '(?:quota|target|goal|number) (?:left|remaining|to go|outstanding|still open)|(?:left|remaining|to go) (?:on|of|in|to) (?:my|our|the) (?:quota|target|goal|number)',
    'how much left to reach target',
  ],
  [
    `(?:smash|crush|nail|beat|exceed|surpass|achieve|fulfil|fulfill|get to|attain|make it to)(?:ing|ed)? ${own} (target|quota|number|goal|plan|objective)`,
    'hit $1 $2',
  ],
  [
    '(?:put|set|knocked|kicked|shifted|bumped|slid|dragged|deferred|delayed|moved|pushed|postponed) (?:back to later|to later|to a later (?:date|day|month|quarter|time)|further out|into the future|to the right|down the line)',
    'pushed',
  ],
  [
    `(?:had|have had|has had|having|with|saw|seen) (?:their|its|the|a|his|her) (?:expected )?(?:close |closing |end |delivery |due )?dates? (?:put back|pushed|postponed|set back|moved back|moved out|moved|shifted|changed|delayed|deferred)`,
    'pushed',
  ],
  [
    '(?:frequency|count|number|amount|tally|incidence|rate) of (?:close |closing )?(?:date )?(?:pushes|postponements|delays|deferrals|slips|push-backs|pushbacks)',
    'pushes',
  ],
  ['(?:close |closing )?date pushes', 'pushes'],
  ['among(?:st)?', 'in'],
  [
    `(?:landed|arrived|ended up|came|turned up|popped up|dropped) (?:on|in|at|into|through|over) (?:my|our|the) (?:plate|lap|desk|inbox|door|funnel|fence|pipeline|books?)`,
    'created',
  ],
  ['(?:came|come|comes|coming) (?:my|our) way', 'created'],
  [
    '(new (?:deals|opps|opportunities|business)\\b[^,;.?!\\d]*?) (?:opened|raised|registered|logged|entered|started|kicked off|put in|added)',
    '$1 created',
  ],
  [
    '((?:slip|slips|slipped|slipping|slippage|slid|fall|fell|fallen|drop|dropped|dropping|pushed))( \\p{L}+)? out of',
    '$1$2 in',
  ],
  ['(conversions?|convert|converts|converted|converting|progress|progressed) out of', '$1 from'],
  ['(?:sat|parked|stood|lying|waiting|stuck|hanging|stranded) (?=(?:in|at) )', 'sitting '],
  ['(?:everyone|everybody|anyone|all|people|folks|reps) (?:on|in|of|from|within) (?:my|our|the) team', 'my team'],
  ["what(?:'s| is| has) my team got", 'what has my team'],
  ['(?:older|longer|more) than no activity', 'no activity'],
  ['(?:who|which)(?: one)? (?:of|from|among|between|out of) (?:the |these |those )?(?:two|both|three|pair|duo)', 'who'],
  ['(?:me|myself) (?:or|vs|versus|against) (\\p{L}+)', '$1 and me'],
  ['mine (?=(?:been|sitting|have|are) )', 'my deals '],
  ['in (?:that|this|their|the same|its|said) stage', 'in stage'],
  ['this (week|month|quarter|year) and (?:the )?next(?: one)?(?! \\p{L})', 'this $1 and next $1'],
  ['last (week|month|quarter|year) and (?:this|the current)(?: one)?(?! \\p{L})', 'last $1 and this $1'],
  [
    '(?:coming along|getting along|getting on|shaping up|panning out|holding up|bearing up|looking these days|ticking along|moving along|faring)',
    'doing',
  ],
  [
    ',? ?(?:with |and |in |including )?(?:all |all of |full |every )(?:the |its )?(?:details?|particulars|specifics|ins and outs)',
    '',
  ],
  ['(?:pipe|pipeline|funnel) gen', 'pipeline generation'],
  [
    '(?:we|i) (?:have|have got|got|are having) (?:running|going|on the go|cooking|in the works|in the fire|in flight)',
    'open',
  ],
  ['(?:in|under) (?:negotiations?|discussions?|talks|treaty) with', 'open with'],
  [
    `(?:with|containing|having|that has|that have) the (?:word|term|phrase|text|name|keyword) (["“][^"“”]+["”]|\\p{L}+)(?: (?:in|on) (?:it|them|the (?:name|title)))?`,
    'called $1',
  ],
  [
    '(?:edits|amendments|alterations|modifications|tweaks|adjustments|changes)(?: that were| which were)? (?:made|done|applied) (?:to|on|in)',
    'changes to',
  ],
  ['(?:deviation|variance|discrepancy|delta|miss|error)(?: of| between| in)?(?: the| our)? forecast', 'forecast'],
  [
    '(?:expected|projected|planned|anticipated|forecast) (?:inflows?|intake|order intake|receipts|proceeds|income)',
    'pipeline',
  ],
];

/** Questions written like a query or for a spreadsheet. */
const written: readonly Turn[] = [
  [
    `(?:rows?|cols?|columns?|axis|x-axis|y-axis|group(?:ed)?(?: by)?|pivot(?:ed)?(?: on| by| over)?|split(?: by| on)?|dim(?:ension)?|breakdown(?: by)?|dice(?:d)? by|facet(?:ed)? by|per|partition by)\\s*[=:]?\\s*(?=${thing}(?![\\p{L}]))`,
    'by ',
  ],
  [
    `(?:vs|versus|against|over|across) (?=(?:each |every |all |the )?(?:months?|quarters?|tags?|stages?|owners?|reps?|teams?)(?:\\s*$|,))`,
    'by ',
  ],
  [
    `(?:distribution|spread|allocation|repartition|mix|split|breakdown) of (.+?) (?:over|across|in|by|per|between|into|on) (?:the |our |all |its )?(?=${thing}(?![\\p{L}]))`,
    '$1 by ',
  ],
  ['sum ?\\((?:amount|value|expected revenue|revenue)\\)|sum of (?:amount|value|expected revenue)', 'pipeline'],
  ['avg ?\\((?:amount|value|revenue)\\)', 'average deal size'],
  ['(?:order(?:ed)?|sort(?:ed)?) by (?:amount|value|size) desc(?:ending)?', 'biggest first'],
  ['openpipeline', 'open pipeline'],
  ['count ?\\((?:\\*|deals?|opps?|id)\\)|count of', 'how many'],
  ['where (?=(?:stage|phase|tag|owner|rep|team|status|state|account|customer|amount|value)(?:s)?(?![\\p{L}]))', ''],
  ['(stage|phase|tag|owner|rep|team|account|customer)s? (?:in|is|are|one of) \\(([^()]+)\\)', '$1 $2'],
  ['(?:status|state) (?:=|is|equals|:) ?', ''],
];

export const englishPlainer = [
  ...englishPlainerTalk,
  ...compiledTurns([...englishPlainerSpoken, ...englishPlainerTerse, ...englishLearnt, ...everyday, ...written]),
  // "Tag = Services", "owner: Ben": which sign stands between them says nothing.
  [/(?<=(?:stage|phase|tag|owner|rep|team|account|customer|period|year|month|quarter|status))\s*={1,2}\s*/giu, ' '],
] as const;
