/**
 * What people say around a question: to whom they speak, what they are about to do with the answer and why. Each is a
 * whole clause that asks for nothing by itself, so it is passed over before anything is read. What may narrow the answer
 * ("for Porto", "since June", "because of price") has no place here.
 */

const sentenceStart = '(?:^|[.!?;:,–—-]\\s*)';
const clauseEnd = '(?=\\s*(?:$|[,;:.!?–—]|-\\s))';
const whose =
  "(?:my|our|the|a|an|this|that|his|her|their|your|next|some|tomorrow['’]?s|today['’]?s|tonight['’]?s|(?:mon|tues|wednes|thurs|fri)day['’]?s|(?:this|next) week['’]?s)";
const sortOf =
  '(?:board|team|sales|pipeline|weekly|monthly|quarterly|annual|yearly|daily|forecast|staff|management|leadership|exec(?:utive)?|internal|morning|kick-?off|budget|investor|strategy|planning|regional|steering|big|quick|little|upcoming|performance|business|revenue|all[- ]hands|group|company|commercial|finance|ops|exco|status|next|handover|holiday|end of (?:year|quarter|month))';
const occasion =
  '(?:meeting|mtg|review|call|deck|slides?|slide deck|presentation|qbr|stand-?up|sync|report|one[- ](?:on|to)[- ]one|1\\s?[:-]\\s?1|1on1|121|catch-?up|committee|pack|memo|newsletter|town ?hall|off-?site|kick-?off|session|huddle|briefing|prep|planning|board|investors?|auditors?|accountants?|bank|excel|spreadsheet|handover|summary|update|email|minutes|agenda)';
const leadIn = '(?:(?:so|ok|okay|right|hey|hi|well|and|now|listen|look|hmm?|morning),? )?';
const soon =
  '(?:in (?:\\d+|ten|five|an?|half an?|a few|two|fifteen|twenty|thirty)(?: ?(?:m|min(?:ute)?s?|h|h(?:ou)?rs?|sec(?:ond)?s?|days?))?|on (?:mon|tues|wednes|thurs|fri)day|at (?:\\d{1,2}(?::\\d\\d)?\\s?(?:am|pm)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|lunch)(?: sharp)?|tomorrow|today|this (?:morning|afternoon|evening)|soon|shortly|now)';
const timeOfDay =
  "(?:\\s+(?:at (?:\\d{1,2}(?::\\d\\d)?\\s?(?:am|pm|o['’]?clock)?|noon|lunch)|later(?: today)?|in (?:an hour|half an hour|\\d+ ?(?:min(?:ute)?s?|h(?:ou)?rs?))|this (?:morning|afternoon|evening)|on (?:mon|tues|wednes|thurs|fri)day|tomorrow(?: morning)?|with (?:the|my|our) (?:boss|manager|team|board|cfo|ceo|director|guys|boys|lads|vp|chief))){0,3}";
const speaker = '(?:i|we|he|she|my|our)';
// Why something was lost or put off is asked for, not passed over.
// It stands behind the word that gives a reason: looking back from every place of a sentence took 60 µs.
const noLoss =
  '(?<!\\b(?:lost|lose|losing|loss|slipped|pushed|stalled|delayed|moved|stuck|late|perd\\p{L}*)\\b[^,;:.?!–—]*)';
const asker =
  '(?:boss|manager|cfo|ceo|coo|vp|director|chief|chair(?:man|woman)?|board|finance|marketing|hr|head office|hq|management|investors?|wife|husband|colleagues?)';

/** Clauses of English that ask for nothing, each a regular expression without anchors of its own. */
const clauses: readonly string[] = [
  // What it is for.
  `(?:just )?\\b(?:for|before|ahead of|prior to|in time for|going into|heading into|in preparation for|to prep(?:are)? for|prepping(?: for)?|preparing(?: for)?|getting ready for|to put (?:in|into|on)|to include in)\\s+(?:${whose}\\s+)?(?:${sortOf}\\s+){0,2}${occasion}\\b${timeOfDay}(?=\\s*(?:$|[,;:.!?–—]|-\\s|\\b(?:show|give|what|which|how|who|where|list|i|can|could|please|with)\\b))`,
  `${sentenceStart}(?:${whose}\\s+)?(?:${sortOf}\\s+)?(?:1\\s?[:-]\\s?1|one[- ](?:on|to)[- ]one|qbr|board|meeting|call|review)\\s+(?:prep|preparation|notes)\\s*(?=[-–—:,.])`,
  `${sentenceStart}${leadIn}(?:${whose}\\s+)?(?:${sortOf}\\s+){0,2}${occasion} ${soon}(?: with (?:the|my|our) \\p{L}+)?(?=\\s*[,;:.!?–—])`,
  `\\b(?:i |we )?(?:don['’]?t|do not|not) (?:need|want|care(?: about| for)?|asking for|interested in) (?:the |any )?(?:names?|details?|list|which|who|whose)(?: ones?)?${clauseEnd}`,
  `${sentenceStart}(?:i['’]?ve|i have|we['’]?ve) lost (?:track|count)(?: of (?:it|them|this|that))?${clauseEnd}`,
  `\\b(?:honestly,? )?(?:i )?(?:can['’]?t|cannot|don['’]?t) (?:quite |really )?remember${clauseEnd}`,
  `\\bor (?:am i|are we|is it|is that|was it|did i) (?:just )?(?:imagining|dreaming|misremembering|wrong|mistaken|making|kidding)[^,;:.?!–—]*`,
  `\\bif (?:there (?:are|is)|i have|we have|you (?:have|['’]?ve got|got|can find|know)) (?:it|them|that|any|one|some)${clauseEnd}`,
  `${sentenceStart}(?:weekly|daily|monthly|quick|short|morning) (?:summary|report|update|round-?up|rundown|recap|digest)(?: please| pls)?\\s*(?=[:,.–—-])`,
  `\\b(?:so(?: that)?|in order that) (?:i|we|he|she|they) (?:can|could|may|know|have|am|do|don['’]?t|look|understand|see|get)\\b[^,;:.?!–—]*`,
  `\\b(?:because|cos|coz|cuz|bc|since|as) ${noLoss}(?:${whose} )?${asker} (?:is|are|was|keeps?|wants?|needs?|asked|asks|said|says|will|would)\\b[^,;:.?!–—]*`,
  `\\b(?:because|cos|coz|cuz|bc) ${noLoss}${speaker}\\b[^,;:.?!–—]*`,
  `${sentenceStart}${leadIn}(?:my|our|the) ${asker} (?:is asking|are asking|keeps asking|wants|want|wanted|asked|asks|needs|would like)(?: me| us)?(?: to (?:know|see|have)| for| about)?`,
  `${sentenceStart}(?:i['’]?m|i am|we['’]?re|we are) (?:presenting|meeting|talking|speaking|reporting|prepping|preparing|heading|going|walking|sitting down|off|putting together|writing|working on|finalising|finalizing|doing) [^,;:.?!–—]*(?=[,;:.!?–—])`,
  `${sentenceStart}${leadIn}(?:i['’]?ve got|i have|i got|we have|we['’]?ve got|there['’]?s|there is) (?:a |an |my |our |the )?(?:${sortOf}\\s+){0,2}${occasion}\\b[^,;:.?!–—]*(?=[,;:.!?–—])`,
  `\\b(?:just )?(?:before|while|as) (?:i|we) (?:am |are |['’]m |['’]re )?(?:head|hit the|leave|go (?:home|out|into)|run|jump|dive|drive|walk|board|fly|hop|log|call it|pack|meet|see|speak|talk|present|dial|sit down)(?:ing|ting)?\\b[^,;:.?!–—\\d]*`,
  `(?<=[,;.!?–—-]\\s*)(?:i['’]?m|i am|we['’]?re|we are) (?:presenting|meeting|seeing|calling|talking|speaking|reporting|heading|going|walking|sitting down|off|due|running|driving|boarding) [^,;:.?!–—]*$`,
  // How one speaks to somebody.
  `${sentenceStart}(?:good (?:morning|afternoon|evening|day)|morning|evening|afternoon|greetings|hello there|hi there|hey there|hi all|hello all|hi team|hey team|happy (?:mon|tues|wednes|thurs|fri)day)(?: (?:all|everyone|everybody|team|there|bot|folks))?${clauseEnd}`,
  `\\b(?:i )?(?:hope|trust) (?:you|all|everything|this)(?: is|['’]re| are|['’]s| finds you)? (?:well|good|ok|okay|fine)(?: today)?`,
  `\\bhow are you(?: (?:doing|today|doing today))?${clauseEnd}`,
  `\\b(?:sorry,?\\s+)?(?:it['’]?s |its |it is )?me again${clauseEnd}`,
  `\\bsorry (?:to (?:bother|trouble|bug|ask|pester)|for (?:asking|bothering|the trouble))(?: you)?(?: again)?`,
  `${sentenceStart}(?:hi |hey |hello )?i(?:['’]?m| am) (?:new|back|late|in a (?:rush|hurry)|on my phone|driving|lost|confused|stuck)(?: here| again)?${clauseEnd}`,
  `${sentenceStart}(?:hi |hey |hello )?(?:(?:it['’]?s |this is )?my |it['’]?s the )?(?:very )?first (?:day|week|month)(?: (?:here|on the job|in the job|at work|in the team|with you))${clauseEnd}`,
  // "What do I need to know about Porto": about Porto.
  `\\b(?:(?:all|everything|anything|what (?:do|should|must|shall)) )(?:i|we|there is) (?:need to |have to |should |must |ought to |want to |to )?know about(?= )`,
  // How one types it.
  `${sentenceStart}(?:i['’]?m |i am )?(?:typing|writing|dictating|texting|sending) (?:this )?(?:with|from|on|in|while|at|between|during|under|one[- ]handed)\\b[^,;:.?!–—]*(?=[,;:.!?–—])`,
  `\\b(?:if|when(?:ever)?|as soon as) (?:it['’]?s not|it is not|that['’]?s not|it isn['’]?t|you don['’]?t|you would not|you wouldn['’]?t|you['’]?d|you would|you have|you['’]?ve got|you get|you can|you could|i may|i might|possible|you please|you['’]?re able|you are able|it['’]?s|it is|that['’]?s) ?(?:too much|any|a|an|the)? ?(?:trouble|bother|mind|be so kind|sec(?:ond)?|minute|moment|chance|time|ask|okay|ok|possible|to)?(?: to ask)?${clauseEnd}`,
  `\\b(?:if possible|no rush|no hurry|asap please|real quick|super quick|very quickly|quick and dirty|in a hurry|off the top of your head|out of (?:curiosity|interest)|for (?:my )?(?:own )?(?:sanity|info|information|reference|curiosity|context|the record)|before i (?:forget|go|leave|run|log off)|while (?:you['’]?re|you are|i['’]?m|i am|we['’]?re|we are) at it|thanks in advance|thank you in advance|thank you(?: so much| very much)?|thanks (?:a lot|a million|so much|mate|again)|many thanks|much appreciated|appreciate it|i appreciate it|got it|all good|fair enough|no worries|never mind|one more thing|one last thing|last (?:one|thing|question)|next question|another one|as (?:usual|always|discussed|ever)|to be (?:honest|fair|precise|clear)|i(?:['’]?m| am) (?:just )?(?:curious|checking|asking|wondering)|just (?:checking|curious|wondering|asking)|you know|between us|believe it or not|like i said|as i said)${clauseEnd}`,
  `${sentenceStart}(?:just )?(?:a )?(?:really |very )?(?:quick|small|simple|silly|stupid|dumb|random|another|tiny|general) (?:one|question|q|thing|check|request|favou?r|ask)(?: for you| from me)?\\s*(?=[-–—:,.?!])`,
  `\\b(?:can|could|would|will) you (?:help|help me|help me out|do me a favou?r|be a (?:dear|star|pal))(?: please)?(?: (?:with this|here|out))?(?=\\s*(?:$|[,;:.!?–—]|-\\s|\\band\\b))`,
  `\\b(?:i (?:should|would|['’]d) be (?:most |very |so )?(?:grateful|glad|happy|thankful|obliged)(?: if you (?:could|would)(?: show| give| tell| let me see| send)?(?: me)?| for| to (?:see|have|know|get))|i['’]?d be (?:grateful|glad|happy)(?: for| to (?:see|have|know|get))?|(?:i['’]?d|i would) (?:appreciate|love|be keen|quite like|really like)(?: to (?:see|know|have|get|hear))?|be so (?:good|kind) as to|(?:would|could) you be so kind (?:as to|and)|would you mind|do you mind|any chance (?:you (?:could|can)|of (?:seeing|having|getting|knowing|you (?:showing|telling|giving)(?: me)?)|of)|is (?:it|there) (?:any )?(?:possible|possibility|way|chance)(?: to| for you to| of| you could)?|i(?:['’]?m| am| was) (?:just )?wondering (?:if|whether)?|i wonder (?:if|whether)?|(?:please )?(?:refresh my memory|jog my memory|humou?r me|enlighten me|bear with me|correct me if i(?:['’]?m| am) wrong)|do(?=\\s+(?:tell|show|give|let)\\b))`,
  // How it is to be told.
  `\\b(?:in )?(?:one[- ]liner|tl;?dr|(?:a )?(?:two|few|couple of) (?:lines|words|sentences)|short version|the short version|plain english|nutshell|headline(?: number| figure)?s? only|just the headlines?)${clauseEnd}`,
  // What one says after it.
  `,?\\s*(?:\\bor (?:not|no|what|nah|nope)|\\bright(?<!\\b(?:forecast\\p{L}*|fcst|fcast|outlook|predict\\p{L}*|guess|estimates?)\\b.*)|\\beh|\\bhuh|\\binnit|\\bno)\\s*(?=[?!.]*$)`,
  `(?:[,;]?\\s*\\b(?:go on|come on|hurt me|hit me(?: with it)?|lay it on me|shoot|brace yourself|i can take it|surprise me|be honest|be gentle|don['’]?t laugh|spill(?: it)?|out with it|(?:i )?(?:love|hate) (?:mondays|this)|(?:how )?(?:embarrassing|annoying|exciting|depressing)|fingers crossed|god help me|wish me luck|lol|haha+|hehe+|omg|smh|ffs|wtf))+${clauseEnd}`,
  `(?<=\\p{L}{2}[?.!,]?)\\s+(?:x{1,3}|xo+|love|luv|hun|hon|darling|sweetie|dear|pal|bro|bruv|sis|champ|chief|sir|madam|ma['’]am|guv|comrade|amigo)\\s*(?=[?!.]*$)`,
  `\\b(?:the (?:hell|heck|devil|fuck|f)|on earth|in god['’]?s name|for (?:god|heaven|christ|pete)['’]?s sake|(?:god)?dam(?:n|ned)|bloody|freaking|fucking|effing|frigging|blasted)\\b`,
  `,?\\s*\\bi mean\\b(?! (?:it|business)\\b)`,
];

export const englishPassedOver: readonly RegExp[] = clauses.map((clause) => new RegExp(clause, 'giu'));
