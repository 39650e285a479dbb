/**
 * What may be left out of an English sentence where all the rest of it is read, and is then named in the answer: words
 * that say how something is asked, felt or told, never which deals are meant.
 */
export const englishLeavable = `
  listing promised hope must bring brings filter point anywhere mo marked
  await awaits lie lies lying prove proves proved appear remain remains marked noted
  pivot filter filtered filtering layout table tabular column columns chart graph dashboard matrix
  mo moment sec second minute jiffy tad wee bit
  start anywhere someplace likewise indeed nonetheless nevertheless besides meanwhile henceforth hereby herewith
  whereabouts whatnot etc blah yada kinda sorta summat somewhat rather fairly pretty awfully dead proper
  crikey blimey gosh wow yikes oops whoa phew gee jeez dang darn crap heck lordy bejesus argh meh hm hmmm mmm aha
  gulp sigh groan phew eek ick ouch ahem tada voila
  alas bravo hurrah hooray yay woohoo yo oi oy ahoy aye nah nope yup uh uhm er ehm pff tsk
  boss chief captain cap skipper gaffer sunshine lovely gorgeous sweetheart petal legend genius wizard robot computer machine alexa siri
  sugarcoating sugarcoat waffle waffling fluff bullshit bs nonsense
  concentrated honest blunt frank brutal ruthless
  prompto pronto stat urgent hurry rush
  blimmin flipping flippin bleeding fricking friggin frickin ruddy sodding
  tonnes tons heaps loads oodles
  crunch crunched crunching tot totted totting rattle rattling reel reeling recite quote quoting spell spelling
  glimpse gander squint eyeball eyeballing skim scan scanning
  refresher reminder update heads
  kindest warm regards sincerely yours truly greetings salutations
  wondered pondering curious intrigued keen eager dying itching
  eyes ears fingers toes head brain mind heart gut
  sake purposes purpose
  lol rofl lmao lolz omfg zomg tbh tbf imo imho idk ngl fr fwiw afaik iirc nvm ftw pmsl xd
  sigh ugh serious joking kidding welp boo bah pah ha heh eh duh yuck yum sob weep cry crying
  coffee tea lunch dinner breakfast beer wine drink
`;

/** Adverbs that say which, when or how much: never left out though they end in -ly. */
export const englishNarrowing = `
  family italy july reply supply assembly monopoly anomaly butterfly ally bully jelly lily emily sally kelly molly
  realistically only early likely unlikely hardly barely scarcely rarely nearly almost mostly mainly partly partially solely exclusively
  largely newly formerly previously originally initially finally internally externally domestically locally regionally
  nationally internationally globally verbally informally formally contractually jointly individually separately manually
  automatically remotely directly indirectly poorly badly highly yearly daily hourly nightly biweekly bimonthly annually
  fortnightly friendly costly timely deadly lonely ugly elderly wholly predominantly primarily principally chiefly
  especially consecutively successively temporarily permanently conditionally provisionally tentatively firmly legally
  technically commercially financially strategically organically wrongly incorrectly accidentally mistakenly falsely openly
  publicly privately secretly fully closely loosely weakly strongly widely slowly quickly rapidly steadily suddenly sharply
  repeatedly frequently constantly regularly occasionally always never improperly
`;

/** Words by which a clause may narrow, forbid or order something: such a clause is never left out. */
export const englishConditions = `
  not no none never nor neither without except excluding exclude ignore ignoring skip skipping leave leaving drop dropping
  but only just mainly mostly especially particularly solely apart besides other rather instead unless until till
  before after since during between above below over under more less fewer most least than at
  must should want need care interested focus focusing concentrate talking include including count counting restrict limit
  filter meaning mean means namely specifically where whose which who whom when why how what
  with from by per for such as about regarding concerning
  ones those these them deals deal accounts account pipeline same too also and or then
  email send mail message call tell forward share delete remove update change move set cancel book schedule remind order
`;

/** Words of which one at least stands in a clause that says something by itself: "FEELS like ages", "MY head hurts". */
export const englishSaying = `
  i me my we us our you your he she they it is are was were am be been being has have had can could will would
  do does did feel feels felt seem seems look looks looked sound sounds hope guess think thought know knew swear bet promise
  love hate wish need wants says said keeps got getting gets makes made
`;

/** Before a word that ends like an adverb these say that it is none: "this FAMILY", "by SUPPLY". */
export const englishBeforeNouns = `
  the a an this that these those last next my our your his her their its by per for in of on at with without from to since
  until till over under than which what each every any no more most whats 's and or does be i we
`;
