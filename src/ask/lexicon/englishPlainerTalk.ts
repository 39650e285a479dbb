import { compiledTurns, type Turn } from './turn.js';

const verb =
  '(?:tell|show|give|get|let|send|bring|find|pull|dig|fetch|check|remind|share|list|run|provide|work out|look up)';
// What may say which deals are meant, or when: no clause with one of these is passed over.
const noCondition =
  '(?!(?:[^,;:.?!]*)\\b(?:deals?|opps?|pipeline|month|quarter|week|year|end|stage|close|closing|date|deadline|q[1-4]|h[12]|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|christmas|easter|summer|winter|spring|autumn|win|won|lost|losing|team|target|quota)\\b)';
// "Before my coffee gets cold", but "before my holiday" may be a time that is meant.
const somebody =
  "(?:(?:i|we|he|she|you|it|they|everyone|everybody|somebody|someone)(?:'m|'s|'re| )|(?:my|the|our|your) \\p{L}+ (?:\\p{L}+ )?(?:gets?|goes|go|is|are|was|starts?|kills?|eats?|comes?|arrives?|loses?|lose|wakes?|finds?|asks?|runs?|leaves?|notices?|calls?|turns?|dies|die|explodes?|melts?|boils?|burns?|rings?|meets?|begins?|hits?|sees?|needs?|wants?) ?)";
const opener =
  '(?:ok|okay|right|so|well|now|fine|good|great|alright|anyway|listen|look|come on|cmon|man|mate|dude|god|gosh|jesus|christ|honestly|seriously|serious|again|really|no|yes|yeah|hm+|sorry|hi|hello|hey|ugh|argh|blimey|crikey|please|guys|folks|then|lol|sigh|dame|say|tell me|hear me out|question|quick one|quick q)';

/** What is said beside a question and asks for nothing, wherever it stands; nothing takes its place. */
const talk: readonly Turn[] = [
  [
    `(?:would|could|will|can|might|may) (?:you|u) (?:please |kindly |perhaps |possibly |maybe |just |ever so |also )*(?:be (?:so |very |ever so )?(?:good|kind|nice|sweet|great|lovely|helpful)(?: as to| and| enough to)? )?(?:${verb}|help)(?: (?:me|us))?(?: (?:know|see|have|up|out|to|with))?`,
    '',
  ],
  [`be (?:so |very )?(?:good|kind|nice|sweet|helpful)(?: as to| and| enough to) ${verb}(?: (?:me|us))?(?: know)?`, ''],
  [
    "(?:i|we) (?:suppose|guess|reckon|imagine|assume|presume|take it|gather|dare say|daresay|fear|am afraid|'m afraid|wonder|dunno|don't know)",
    '',
  ],
  [
    "for (?:crying out loud|the love of (?:god|mike|pete)|pity's sake|goodness' sake|goodness sake|fun|a laugh|laughs|once|what it's worth|starters|real|reals|a change|the sake of it|the (?:nth|hundredth|tenth) time|the last time|the life of me|my peace of mind)",
    '',
  ],
  [
    "(what|who|how|where|why|when|which) (?:in|the|on) (?:the )?(?:blazes|world|earth|hell|heck|tarnation|devil|dickens|fudge|blue blazes|name of god|god's name|heaven's name)",
    '$1',
  ],
  ['(?:in|over|during|within) the course of|throughout', 'in'],
  [
    '(?:at (?:the )?present|at (?:this|the present) (?:point|moment|time)(?: in time)?|at the (?:minute|mo)|as we speak|as things stand|as it stands|right about now|by now|as of late)',
    '',
  ],
  [
    '(?:as far as (?:you|we|i) (?:know|can tell|can see)|as a matter of (?:fact|interest)|as it happens|if i may(?: ask)?|if i might(?: ask)?|may i ask|might i ask|if you ask me|if memory serves|by the way|come to think of it|truth be told|to tell the truth|to be frank|come what may|needless to say|mind you|by any chance|per chance|at long last|once more|once again|one more time|yet again|for the record|so to speak|as it were|in all honesty|in all seriousness|no joke|no kidding|just kidding|hand on heart)',
    '',
  ],
  [
    "(?:please )?be (?:honest|straight|frank|real|truthful|blunt|gentle|brutal)(?: with (?:me|us))?|(?:give it to me|tell it to me|hit me) straight|don't sugar ?coat it|no sugar ?coating",
    '',
  ],
  ['not that (?:anyone|anybody|it|i|he|she|they|we|you)(?:(?! but )[^,;:.?!\\d])*(?: but|[,;:.!?])', ''],
  [`, ?(?:before|while|whilst|since|because|now that|as) ${somebody}${noCondition}[^,;:.?!\\d]*(?=[.?!\\s]*$)`, ''],
  [
    "(?:pray(?: tell)?|(?:i )?beg (?:you|pardon)|rumou?r has it(?: that)?|word is(?: that)?|a little bird told me(?: that)?|they say(?: that)?|i(?:'ve| have)? (?:heard|read|been told)(?: that)?|do me a (?:solid|favou?r)(?: and)?|(?:quick |small |little |just a )*(?:sanity|reality|gut|spot|status|temperature|pulse) check(?: on)?|much obliged(?: for)?|obliged(?: for)?|(?:i )?(?:was|am|'m) hoping (?:to see|for|you could (?:show|tell|give)(?: me)?)|could i (?:trouble|bother|ask) you (?:for|to show me)|enlighten me (?:as to|about|on)|have mercy|bear with me|long story short|first things first|first of all|last but not least)",
    '',
  ],
  [
    'not to be (?:a |an |too |that )?(?:(?! but )[^,;:.?!\\d])*(?: but|[,;:.!?])|(?:well )?i never[,!]|stop \\p{L}+ing(?: it| me| around| about)?[,!:]|(?:tell|give|show) (?:it |me )*straight[,:]?',
    '',
  ],
  [`if (?:it|that|this)(?:'s| is| isn't| would| wouldn't| was)?(?: not| be)? ${noCondition}[^,;:.?!\\d]*,`, ''],
  [
    "(?:(?:this|that|it) (?:may|might|could|is|will|'s)(?: be| sound)? |sorry,? |(?:a |just a )?)(?:a |an )?(?:probably |maybe |really |bit of a |rather )?(?:dumb|silly|stupid|daft|naive|odd|weird|strange|basic|obvious|simple|easy|quick|random|cheeky)(?: question| one| ask| thing)?,? but|between you and (?:me|i)(?: and the [^,;:.?!]*)?|between ourselves|between us|(?:just )?for my own (?:peace of mind|sake|sanity|records?|notes?|good)|before (?:anything else|all else|i forget|we start|we begin)|if (?:i|my memory) (?:remember|recall|serves|am not mistaken|understand|got (?:it|this))(?: me)?(?: right| correctly| rightly| well)?|(?:i|we) (?:have|had|got|'ve got) (?:a |the |this )?(?:feeling|hunch|suspicion|sense|impression)(?: that| like)?|keep it (?:short|brief|simple|quick)|long day",
    '',
  ],
  [
    '(?:i|we) require|(?:would|is) (?:it|there) be (?:possible|feasible) to|(?:to )?(?:ascertain|establish|determine|obtain)',
    '',
  ],
  ['(?:another|yet another|one more) (?:lot|bunch|load|batch|round)(?: of)?', ''],
  ['(?:i |we |just )?need (?:sth|something|smth|anything|a little something) to [^:,.?!\\d]*[:,]', ''],
  [`(?:before|while|whilst|until|till|as|since|because|now that) ${somebody}${noCondition}[^,;:.?!\\d]*,`, ''],
  [
    "(?:i'd|i would|we'd|we would) (?:quite |really |very much |rather |also |dearly )*(?:like|love|appreciate|welcome|be keen|care|want) (?:to (?:see|know|have|get|hear|understand|look at))?",
    '',
  ],
  ['i (?:should|would) (?:quite |rather |very much )?like (?:to (?:see|know|have|get|hear|understand))?', ''],
  [
    '(?:just )?(?:trying|want|wanting|looking|need|needing|hoping) to (?:see|find out|figure out|work out|understand|get (?:a sense|an idea|a feel|a picture) of|know)(?: (?:if|whether))?',
    '',
  ],
  [
    '(?:not sure|unsure|no idea|no clue|wondering|curious|any idea|any clue|do we know|do you know|does anyone know|dunno)(?: (?:if|whether|about))?',
    '',
  ],
];

export const englishPlainerTalk = [
  [new RegExp(`^(?:${opener}[ ,]*)+(?:[,.;:!…]|\\.{2,}|[-–—] )+\\s*`, 'iu'), ''],
  [new RegExp(`^(?:${opener}\\.{0,3}[ ,]+)*(?:i |i'd |i'll )?(?:bet|swear|wager|betcha)[ ,]+`, 'iu'), ''],
  // "…, am I?", "…, isn't it?".
  [
    /[,;]\s*(?:am|are|is|isn['’]?t|aren['’]?t|ain['’]?t|do|does|did|don['’]?t|doesn['’]?t|didn['’]?t|have|has|haven['’]?t|hasn['’]?t|won['’]?t|will|can|can['’]?t|could|couldn['’]?t|right|eh|huh|innit)(?: (?:i|we|it|they|he|she|you|there))?(?: not)?\s*[?!.]*$/iu,
    '',
  ],
  ...compiledTurns(talk),
] as const;
