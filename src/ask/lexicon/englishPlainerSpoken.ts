import type { Turn } from './turn.js';

const end = '(?=\\s*(?:$|[,;:.!?–—]))';
const verdict =
  '(?:rubbish|junk|trash|noise|nonsense|worthless|fantasy|dead|garbage|a (?:joke|waste of time|fantasy)|useless|irrelevant|not real|not worth it|serious|real|gold|interesting|worth (?:it|looking at|my time))';
const bounded =
  '(?:under|below|less than|smaller than|beneath|at most|up to|over|above|more than|bigger than|at least|beyond|north of|south of)';
const yes =
  '(?:yes|thumbs up|green light|go[- ]ahead|nod|signature|handshake|signed (?:contract|order|offer)|purchase order|po)';
const meantTo =
  '(?:supposed|meant|due|expected|scheduled|planned|set|going) to (?:land|close|come in|sign|be signed|be won|happen)';
const begin =
  '(?:the )?(?:(?:first|initial) (?:contact|call|touch|meeting|mail|e-?mail|hello|conversation|chat)|creation|start|lead|opening|cold call|intro(?:duction)?|beginning|inquiry|enquiry)';
const done =
  '(?:they (?:sign|buy|say yes)|it (?:closes|is signed|is won)|(?:the |a )?(?:sign(?:ature|ing)|signed|close|closing|win|order|contract|deal|signed contract|cash|money|po|purchase order|handshake|completion)|we (?:win|close|get paid)|won|done)';
const noted =
  '(?:recorded|known|entered|available|logged|there|stored|registered|on record|on file|in there|in the (?:system|crm|database|books))';
const topic = '(thing|one|deal|account|opportunity|business|project|case)';

/** Turns of those who speak rather than type: statement and question in one breath, the topic first, numbers judged. */
export const englishPlainerSpoken: readonly Turn[] = [
  ['(?:u+h*m+|u+h+|e+r+m+|h+m+)', ''],
  [
    '(?:please |kindly |pls )+(?:indicate|specify|state|confirm|set out|outline|detail|furnish|supply|advise(?: (?:me|us))?(?: of| on)?|compile|present|report)',
    '',
  ],
  [
    "(?:have|has|had)(?:n't| not) (?:had|seen|got|received|shown)(?: any| a single)? (activity|contact|touch|movement|update|follow[- ]?up)s?",
    'no $1',
  ],
  [
    'break ((?:(?:the|our|my|all|this|present|current) )*(?:open |won |lost )?(?:pipeline|deals|wins|losses|business|revenue|opportunities|forecast)) down by',
    '$1 by',
  ],
  [
    '(?:that |which )?(?:have |has )?(?:been )?(?:rotting|sitting|stale|stuck|idle|untouched|parked|waiting|lying|dormant)(?: there| around| in (?:that |the )?stage)? (?:the |for the )?longest',
    'longest in stage',
  ],
  [
    '(?:for which |on which |where |with )?(no|without)(?: any)?(?: (?:follow[- ]?up|next|further|planned|future))? (?:activity|activities|steps?|actions?|tasks?|meetings?|calls?) (?:has|have|is|are|was|were)(?: yet)?(?: been)? (?:planned|scheduled|set|booked|arranged|defined|foreseen|agreed)',
    'without next step',
  ],
  [
    '(?:out )?of (?:every|each) (?:ten|10|hundred|100|five|5|twenty|20)(?: deals| opportunities)? (?:in|at|that (?:are in|reach|enter|hit)) (\\p{L}+),? how many (?:move on|go on|advance|progress|get further|make it further|(?:move|go|get|make it|advance|progress) (?:on )?to the next (?:step|stage|phase))',
    'what share of $1 moves on',
  ],
  [
    '(?:in|within) (?:a few|a couple of|\\d+|one|two|three|five|ten|fifteen|twenty|thirty) (?:minutes?|mins?|hours?|seconds?),? (?:i|we) (?:go|have to (?:be|go|leave|run|present|speak)|am (?:on|off|due|leaving|presenting)|are (?:on|off|due)|leave|start|present|speak|fly|board)(?![\\p{L}])[^,;:.?!\\d]*[,;:.]',
    '',
  ],
  ['heaviest', 'biggest'],
  ['(?:cut|sliced|carved)(?: up)? (?=(?:by|per) )', ''],
  // "… was that so", "is that true": what somebody else said is asked for, not weighed.
  [
    '(?:is|was|are|were) (?:that|this|it|these|those|she|he|they) (?:so|true|right|correct|accurate|the case|for real)',
    ',',
  ],
  ['(?:,|\\b) ?(?:can|could) (?:that|this|it) (?:be (?:right|true|correct|so))', ','],
  // "Based solely on what was recorded in the system at that time".
  [
    `(?:based |relying |going )?(?:solely |only |purely |exclusively |just |strictly |entirely )?(?:based )?(?:up)?on (?:the basis of )?(?:what|the (?:data|information|figures|records?|numbers)(?: that)?)(?: (?:was|were|had been|we had|we have|i had|stood))? ?${noted}?(?: (?:in|on) (?:the )?(?:system|crm|database|books|record|file))? (?:at (?:that|the) (?:time|moment|point|date)|then|back then|on that (?:day|date)|that day)`,
    'as known then',
  ],
  [
    "(?:including|counting|taking into account|considering|with|and) (?:whatever|everything|anything|all|what)(?: that)? (?:has |have |'s )?(?:come|came|been|was|emerged|changed|corrected|learnt|learned|found out|entered)(?: (?:to light|out|up|in|later|corrected|found|entered|changed|recorded|learnt|learned))* ?(?:since|since then|afterwards|later|after that|thereafter)?|with (?:all )?(?:the )?hindsight",
    '',
  ],
  ['(?:please )?restate', 'show'],
  // "Would like to understand what the pipeline amounted to".
  ["(?:i|we) (?:would like|want|wish|need|'d like) to (?:understand|learn|establish|find out|hear)", ''],
  ['(?:what|how much)( .{2,60}?) (?:amounted|added up|summed|came) (?:up )?to', 'what was$1'],
  // "Where do leads that end up as money come from".
  [
    '(?:leads?|deals?|ones|things|opportunities) (?:that|which) (?:end|ends|ended|turn|turns|turned|wind|wound) (?:up )?(?:as|in|into|being) (?:money|cash|revenue|business|orders|sales|wins|customers)',
    'won deals',
  ],
  [
    '(?:from )?(?:where|which sources?|what sources?|which channels?|what channels?) (?:do|did|does|have|has) ((?:(?! (?:how|what|which|when|who) )[^,;?])*?) (?:come|coming|came|originate|originated|originating|stem|stemmed|hail)(?: from)?',
    '$1 by source',
  ],
  // "How much of the commit we had on 1 July for the third quarter actually came in": it is made at the start of what it is for.
  [
    'how much of (?:the|our|my|their|what (?:we|i|they)) (?:commit(?:ted|ment)?|forecast(?:ed)?|call(?:ed)?|predict(?:ed|ion)?|promis(?:ed|e))s?(?: (?:we|i|they) (?:had|made|gave|called))?(?: (?:on|at|as of) (?:the )?(?:1|1st|first)(?: of)? (?:january|april|july|october))? for (.{2,30}?) (?:has |have |did )?(?:actually |really |in the end |then )*(?:come|came|materiali[sz]ed|landed|closed|turned) (?:in|true|good|out|into \\p{L}+)?',
    'forecast accuracy for $1',
  ],
  // "Which clients are we still waiting on for an answer".
  [
    '(?:which|what) (?:clients?|customers?|accounts?|companies|prospects?) (?:are|am) (?:we|i) (?:still )?waiting (?:on|for)(?: for)?(?: (?:an? |the |their )?(?:answer|reply|decision|response|signature|yes|word|sign[- ]?off|order|green light|go[- ]ahead))?',
    'open deals by account',
  ],
  // "If everything lands that is supposed to land before new year, what are we looking at".
  [
    `(?:if|assuming|supposing|provided) (?:everything|all|all of it|it all|every deal|all deals|the lot)(?: (?:lands?|closes?|comes? in|signs?|is won|gets signed|goes (?:well|to plan|our way)))?( (?:by|before|in|this|next|until) [^,;?]*?)?(?: (?:that|which)(?:'s| is| are)? ${meantTo}( (?:by|before|in|this|next|until) [^,;?]*?)?)?(?: (?:lands?|closes?|comes? in|signs?|is won|gets signed|goes (?:well|to plan|our way)))?,? (?:what|how much|where) (?:are we looking at|(?:would|will|do) we (?:have|get|make|be at|end up with)|would (?:that|it) be|is (?:it|that)|does (?:that|it) (?:make|give us|come to))`,
    'total open pipeline closing$1$2',
  ],
  // "Under 10 % is rubbish, how much of it do we carry".
  [
    `(?:everything|anything|all|whatever|stuff|deals?|those|things)(?: that is| that are|'s)? (${bounded} [^;?]*?\\d[^;?]*?) (?:is|are) (?:all |just |mostly |basically |pretty much )?${verdict}[ ,.;:–-]+(?:so |and |but )?(?:how much|how many|what)(?: of (?:it|that|them|those|this))?(?: (?:do|are|is) (?:we|i|they|there))?(?: (?:carry|carrying|have|got|hold|sitting on|sit on|in the pipeline|of it|of that|we))*`,
    'pipeline $1',
  ],
  [
    "([€$£]?\\d[\\d.,]*\\s?(?:k|m|grand|thousand|million|euros?)?|(?:five|ten|fifteen|twenty|thirty|fifty|hundred) (?:k|grand|thousand|million)) (?:and|or) (?:below|under|less|smaller|lower)[ ,]+(?:i|we) (?:do not|don't|could not|couldn't) (?:really )?(?:care|mind|bother|want|need|look)(?: less)?(?: about| for| at| it| that)*[ ,.]+(?:so |then |only |just |but )*(?:above|over|beyond|more than|bigger than) (?:that|it|this)",
    'over $1',
  ],
  // "Tomas his organisation".
  [
    '(?<!(?:^|[^\\p{L}])(?:with|and|or|for|of|in|on|by|to|at|from|does|did|do|is|are|was|has|have|had|what|about|against|all|show|give|me|how|that|than|like|who|where|see|got|get|need|include|including|the))(?<=[^\\p{L}]|^)(\\p{L}{3,}) (?:his|her|their) (organi[sz]ation|team|people|org|side|area|group|guys|folks|department)',
    "$1's $2",
  ],
  // "The Oslo Robotics thing, how many times have we moved the date on that one".
  [
    `^(?:so |and |ok |well |now )*(?:the |that )?((?:(?!(?:how|when|who|what|where|which|is|did|has|have|any)(?![\\p{L}]))[^,;:?]){2,40}?) ${topic}[ ,:–-]+((?:how|when|who|what|where|why|which|is|did|has|have)(?![\\p{L}]).*?) (?:on|for|with|about|of|in|to) (?:that one|that thing|that|this one|it|them|there)(?![\\p{L}])`,
    '$3 for $1 $2',
  ],
  // "Tags! Pipeline cut by them".
  [
    '^(tags?|stages?|teams?|reps?|owners?|accounts?|customers?|clients?|months?|quarters?|sources?)[!:.,–-]+\\s*(.*?) (?:by|per|for each of) (?:them|those|these|it|that)(?![\\p{L}])',
    '$2 by $1',
  ],
  [
    '(?:get|got|getting|gets|given|receive|received) (?:a|the|their|an?) (?:big |clear |firm )?' +
      yes +
      '(?: (?:on|from|for|to))?',
    'won',
  ],
  ['who (?:has |have |all )*(?:said|say|told us|gave us a) yes(?: to (?:us|me))?', 'which deals did we win'],
  [
    'who (?:has |have |all )*(?:said|say|told us|gave us a) no(?: to (?:us|me))?|who turned (?:us|me) down',
    'which deals did we lose',
  ],
  ['(?:said|say|saying|says|told us|telling us) yes(?: to (?:us|me))?', 'won'],
  [
    '(?:customers?|clients?|accounts?|companies|people) (?:that |who )?(?:said|say|saying|says|told us|telling us) no(?: to (?:us|me))?',
    'lost deals',
  ],
  ['(?:said|say|saying|says|told us|telling us) no(?: to (?:us|me))?', 'lost'],
  ['(?:get|got|getting|gets) a no(?: (?:on|from|for))?', 'lost'],
  ['(?:turn|turned|turning|turns) (?:us|me) down', 'lost'],
  // "From first contact till they sign".
  [
    `how (?:many days|long|much time|many weeks)(?:,? on average,?)? (?:elapsed|elapses?|passed|passes|went by|goes by|lies?|lay|is there|was there|do we need|did we need|(?:does|did|do) (?:it|they|we|a deal|deals) (?:normally |usually |typically |generally |really )*(?:take|need)(?: us| me)?)? ?(?:between|from) ${begin} (?:and|to|till|until|up to) ${done}`,
    'average sales cycle',
  ],
  [
    'how long (?:our|my|the|their|his|her) (?:wins?|won deals?|deals?|sales|orders?) (?:took|take|takes|have taken|has taken|are taking)(?: us)?(?: to (?:close|win|sign))?',
    'average sales cycle',
  ],
  [
    '(?:the )?(?:mean|average)(?:,| and| or)+ (?:the )?(?:middle (?:one|value),? )?(?:(?:that is|i\\.?e\\.?|or) )?(?:the )?median',
    'average',
  ],
  [
    '(?:need|needs|needed|take|takes|took|spend|spends) (?:the )?(?:most|longest|greatest number of|highest number of) (?:days|time|weeks|months)(?: (?:for|to|on|until|till) (?:a |an |one |the |each )?(?:win|close|deal|sale|order|signature|close a deal|win a deal))',
    'has the longest sales cycle',
  ],
  ['(?:move|moves|moved|moving|shift|shifts|shifted|shifting) (?:the |their |his |her |our )?goal ?posts?', 'pushed'],
  // "Or not? Next quarter".
  ['(?<!(?:won|lost|closed|open|signed|done|planned|due|live) )or not(?=\\s*[?,;.!])', ''],
  ['(?:step by step|blow by blow|bit by bit|piece by piece|from start to finish|point by point)', ''],
  [`(?:i |we )?(?:thought|guess(?:ed)?|suppose|bet|figured|imagine) (?:not|so|as much)${end}`, ''],
  // Sizes and odds in words, where the figures follow.
  ['(?:only )?mid[- ]?(?:size|sized|market|range|tier|ticket)(?: (?:only|ones|deals|stuff))?(?=.*?\\d)', 'deals'],
  [
    '(?:the )?(?:hot|sure|safe|strong|likely) (?:ones|deals|bets|leads|stuff)(?=[^;.?!]*?\\d\\d ?(?:%|percent|pct))',
    'deals',
  ],
  [
    'odds of (?:getting|bringing|taking|carrying|driving) (?:one|it|them|a deal|deals) (?:home|over the line|in)',
    'odds of winning',
  ],
  [
    "once (?:it|they|one|a deal)(?: has|'s|'ve| have)? (?:hits?|is in|are in|gets? (?:to|into)|got (?:to|into)|reach(?:es|ed)?|sits? in|lands? in|made it (?:to|into)|makes? it (?:to|into)|is|are)",
    'from',
  ],
  [
    '(?:make|makes|made|making|get|gets|got|goes|go|went|move|moves|moved|advance|advances|progress|progresses|carry|carries|come|comes) (?:it )?(?:on |up |forward )?(?:in)?to (?:the|a) (?:next|following|later|subsequent) (?:step|stage|phase|level|one)',
    'moves on',
  ],
  ['fresh (?:stuff|business|things)', 'new business'],
  ['fresh (?=(?:deals|ones|opportunities|leads|pipeline))', 'new '],
  ['newly (?=(?:created|added|opened|entered|won|generated|built|signed))', ''],
  [
    '(weighted)[ ,]+(?:and )?not (?:the |a |some )?(?:fantasy|raw|gross|headline|full|unweighted|optimistic|rosy|inflated|nominal|face value|dream)(?: (?:number|figure|total|value|one|amount))?',
    '$1',
  ],
  [
    "(?:(?:that|which|where|with|for which) )?(?:nobody|no one|noone|none of us)(?:'s| has| have)? (?:planned|scheduled|lined up|booked|set up|arranged|agreed) (?:anything|something|a thing|a next step)(?: (?:for|on|with|next))?",
    'without next step',
  ],
  ['(?:just|only) (?:the|a) (?:count|number|head ?count|tally)(?: of (?:them|those|these|it|that))?', 'how many'],
  [
    '(?:as|being) (?:your|the|a|an|our|their|his|her) (?:\\p{L}+ ){0,2}?(?:auditors?|accountants?|cfo|ceo|coo|controller|manager|director|investors?|owner|boss|chair(?:man|woman)?|board members?|shareholders?|bankers?|consultants?|successor|deputy|assistant)[,:]',
    '',
  ],
  [
    '(?:top|first|best|biggest|largest)? ?(\\d+|two|three|four|five|six|seven|eight|nine|ten|twenty) (?:will|would|should) (?:suffice|be enough|be sufficient|be fine|be plenty|do fine)',
    'top $1',
  ],
  ['how far (we|i|they|he|she) (are|am|is|were|was) (?:away )?(?:still )?(?:from|off)', 'how far $2 $1 from'],
  [
    'how far (?:(are|am|is|were|was) (we|i|they|he|she) |we are |i am )?(?:still )?(?:away )?(?:from|off) (?:meeting|hitting|making|reaching|achieving|fulfilling)',
    'how far are we from',
  ],
  ['(quarterly|yearly|annual|monthly) (target|quota|goal|number|plan|objective)s?', '$2 this $1'],
  ['(target|quota|goal|number|plan|objective) this quarterly', '$1 this quarter'],
  ['(target|quota|goal|number|plan|objective) this (?:yearly|annual)', '$1 this year'],
  ['(target|quota|goal|number|plan|objective) this monthly', '$1 this month'],
  [
    "(?:prove|show|convince)(?: to)? me (?:that )?(.{2,40}?) (?:isn't|is not|aren't|are not|isnt|arent) (?:sand ?bagging|slacking|cheating|lying|dreaming|sleeping|coasting|bluffing|kidding)(?: (?:us|me))?[.,;:!?]",
    'for $1:',
  ],
  ['(?:ty|thanks|thank you|thx|cheers) for nothing', ''],
  [
    '(?:(?:end|ends|ended|ending|wind|wound) up )(?=(?:booking|winning|closing|selling|signing|losing|landing|booked|won|lost|closed|sold))',
    '',
  ],
  [`(?:all[- ]in|all told|in all|all things considered|at the end of the day)${end}`, ''],
  ['did (we|i|they|he|she) (?:booking|winning|closing|selling|signing|landing)', 'did $1 win'],
  ['did (we|i|they|he|she) losing', 'did $1 lose'],
  [`you know[ ,]+(?:the|that|those|this) \\p{L}+ (?:thing|stuff|business|list)[ ,]*`, ''],
  [
    'reasons? (?:were|was|are|is|have been) (?:given|stated|named|recorded|cited|quoted|mentioned)(?: for)?',
    'reasons for',
  ],
  [
    'how (the |our |my )?(pipeline|funnel)((?: of| for| in) (?:the |our |my )?\\p{L}+)? (?:developed|evolved|progressed|moved|unfolded|fared|behaved|changed|went)',
    'how did the pipeline$3 change',
  ],
  ["(?:i am |we are |i'm )?new (?:here|to this|around here|in the job)[,.:;!]", ''],
  [
    'who (has|have|had|won|lost|closed|created) how (many|much) (.{2,30}?)(?=\\s*(?:$|[,;.?!]| (?:this|last|in|since)))',
    'how $2 $3 $1 by owner',
  ],
  [
    '(deals|ones|opportunities|opps) where (?:the |their |its |our )?(?:close |closing )?(?:date|deadline) (?:has |have |was |were |got )?(?:been )?(?:moved|pushed|changed|shifted|slipped|postponed)',
    '$1 pushed',
  ],
  ['(?:in|on) (?:my|our|the) list', ''],
  ['(?:any|whatever|whichever|every) team,? (?:but |just |only )*(?=(?:list|listed|by|split|grouped|sorted|per))', ''],
  ['compar(?:e|ing)(?: it)?(?: with| to)? nothing|(?:no|without) (?:a )?comparisons?', ''],
  ['(?:hm+ |well |so )?(?:let me|lemme) (?:think|see|check|recall)', ''],
  [
    'and (?:all that|all of that|so on|so forth|such things?|the like|things like that|that sort of (?:thing|stuff))',
    '',
  ],
  ['(average) average', '$1'],
];
