import type { Turn } from './turn.js';

const count = '(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\\d+)';

/** English as it is spoken by who learnt it: of Germans, Italians, Spaniards, French and Portuguese. */
export const englishLearnt: readonly Turn[] = [
  ['more old(?:er)? (?:of|from|than|that|as)', 'older than'],
  ['more (?:big|large|high|great|heavy)(?:ger|er)? (?:of|from|than|that|as)', 'bigger than'],
  ['more (?:small|little|low)(?:er)? (?:of|from|than|that|as)', 'smaller than'],
  [
    `(the|our|my|your|which|what|whose) (${count} )?(?:more|most) (?:big|large|great|fat|heavy|valuable|expensive|important|interesting)`,
    '$1 $2biggest',
  ],
  ['(the|our|my|your|which|what|whose) (?:more|most) (?:small|little|cheap)', '$1 smallest'],
  ['(the|our|my|your|which|what|whose) (?:more|most) (?:old|ancient)', '$1 oldest'],
  ['(the|our|my|your|which|what|whose) (?:more|most) (?:new|recent|young|fresh)', '$1 newest'],
  ['without (?:nothing|anything|any thing) (?:moving|happening|changing|going on|done|planned)', 'without movement'],
  ['without (?:nothing|no|any)', 'without'],
  ['(?:arrive|arrives|arrived|arriving|come|comes|coming) (?:to|at|until) (?=(?:my|our|the|his|her) )', 'reach '],
  [
    '(?:for|to|of) (?:arrive|arriving|get|getting|go|going|reach|reaching|come|coming|make it) (?:to|at|until|till) (?:the )?won',
    'to win',
  ],
  ['if (?:it |they |the deal |a deal )?(?:is|are|sits) (?:in|at|on)', 'in'],
  [
    'in (?:this|these|the) (?:very )?last (?:days|times)|(?:in )?th[ei]se? last days|in the last time',
    'in the last 7 days',
  ],
  [
    'what (?:is|has|did|was|have|had) (?:been )?(?:passed|passing|succeeded|occurred|occurring|occur|happen) (?:with|to|in|on|by|at)',
    'what happened with',
  ],
  ['(sorted|ordered|ranked|sort|order|grouped|group|listed) (?:after|from|per|along|following|according to)', '$1 by'],
  ['since (?:more than |over |at least )?(\\d+) (days|weeks|months)', 'for $1 $2'],
  [
    '(winning|success|hit|win|closing|close) (?:quote|quota|ratio)|(?:quote|quota|percentage|degree) of (?:winning|success|wins?|hits?|closing)',
    'win rate',
  ],
  [
    '(how (?:long|many days|much time|quickly|fast)),? (?:on average|in general|as a rule|typically|usually|normally|in the mean),? ?',
    '$1 ',
  ],
  ['(how long|how many days|how much time) (we|i|they) (need|take)', '$1 do $2 $3'],
  [
    'who (?:is|are|was|were) (?=(?:the|our|my) (?:biggest|best|top|main|largest|number one) (?:clients?|customers?|accounts?))',
    'which ',
  ],
  ['(better|best|higher|highest|worse|worst|lower|lowest) win rate', 'best win rate'],
  ['(how much|how many deals|what) (i|we) (have|won|lost|win|lose|close|closed) (?=\\p{L})', '$1 do $2 $3 '],
  ['(\\d[\\d.,]*) (thousands?|millions?|k|m) of (euros?|dollars?|pounds?|francs?)', '$1 $2 $3'],
  ['(?:with|of|at)? ?(?:stars?|priority|prio) (one|two|three|1|2|3)', '$1 stars'],
  [
    '(?:in |at )?(?:which|what) (?:stages?|phases?) (?:(?:do|does|did|is|are|have|has|the|our|all|deals?|offers?|opps?|opportunit(?:y|ies)|they|things) )*(?:stay|stays|stayed|sit|sits|remain|remains|hang|wait|linger|rest|spend|lie|stand|stuck|get stuck|held up|keep)(?: (?:in|at|around|for|the|our|their|all|deals?|offers?|opps?|opportunit(?:y|ies)|they|things))* (?:longest|most|slowest|more)(?: (?:long|time|days))?',
    'which stage takes longest',
  ],
  ['(?:what|how much) (?:comes|is coming|will come|shall come|can come|would come) in', 'what closes'],
  ['per (?=(?:the )?\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{4}-\\d\\d)', 'as of '],
  ['(?:balance|level|status|position|standing) (?=as of )', ''],
  ['informations', 'information'],
  ['(bigger|larger|more|smaller|less|higher|lower|greater|older) (?:as|then|of|from|that) (?=[€$£]?\\d)', '$1 than '],
  ['(?:medium|middle|medial) (?=(?:value|size|amount|deal|duration|time|length) )', 'average '],
  ['(what|how|who|where|when|which) (?:it|they|he|she) (is|are|was|were)', '$1 $2'],
  ['(?:arrive|arrives|arrived) to (?=(?:close|win|be|sign) )', ''],
  ['since (two|three|four|five|six|seven|eight|ten|twelve) (days|weeks|months)', 'for $1 $2'],
  ['(?:from|of|at) (?:herr|frau|senhor|senhora|senor|senora|signor|signora|monsieur|madame) (?=\\p{Lu})', 'of '],
  ['(?:i|we) (?:search|seek|am searching|am seeking|are searching)(?: for)?', ''],
  ['(?:can|could|may) you say (?:me|us)?', ''],
  ['(?<!in |under )negotiations', 'deals'],
  ['since (?:a )?(?:long|much|ages)(?: time)?|since (?:quite )?(?:a )?while', ''],
  [
    '(that|which) (?:finish|finishes|end|ends|conclude|concludes|expire|expires|terminate|terminates) (?=(?:in|on|by|this|next|before) )',
    '$1 close ',
  ],
  ['how goes|how go', 'how is'],
  ['do (we|they|you) are', 'are $1'],
  ['(?:in|on) time with (?=(?:my|our|the|his|her) )', 'on track with '],
];
