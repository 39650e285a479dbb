/** Short forms of several words, written out before anything is matched. None of those on the left is a word of a pattern. */
export const englishShorthand: Readonly<Record<string, string>> = {
  ...{ smth: 'something', sth: 'something', pipegen: 'pipeline generation' },
  ...{ wanna: 'want to', gonna: 'going to', gimme: 'give me', lemme: 'let me', gotta: 'have to', tryna: 'trying to' },
  ...{ ttm: 'last 12 months', ltm: 'last 12 months', eod: 'today', overnight: 'since yesterday' },
  ...{ qoq: 'vs previous quarter', mom: 'vs previous month', wow: 'vs previous week' },
  ...{ fortnight: '2 weeks', eoq: 'end of quarter', eom: 'end of month', eoy: 'end of year', eow: 'end of week' },
  ...{ eofy: 'end of fiscal year', boq: 'beginning of quarter', bom: 'beginning of month', boy: 'beginning of year' },
  ...{ "what're": 'what are', "who've": 'who have', ive: 'i have', weve: 'we have', "how'd": 'how did' },
  ...{ "what'd": 'what did', "who'd": 'who did', "they're": 'they are', theyre: 'they are', "you're": 'you are' },
  ...{ didnt: 'did not', doesnt: 'does not', isnt: 'is not', arent: 'are not', wasnt: 'was not', cant: 'can not' },
  ...{ wont: 'will not', "won't": 'will not', "can't": 'can not', "wasn't": 'was not', "weren't": 'were not' },
  ...{ "hadn't": 'had not', "shouldn't": 'should not', "couldn't": 'could not', "wouldn't": 'would not' },
  ...{ wheres: 'where is', whens: 'when is', "who'll": 'who will', "what'll": 'what will', theres: 'there is' },
  ...{ ths: 'this', wats: 'what is', wat: 'what', sinse: 'since', mny: 'many', loose: 'lose', frst: 'first' },
  ...{ thus: 'so', ads: 'average deal size', shld: 'should', shud: 'should', cud: 'could', wud: 'would', hv: 'have' },
  ...{ teem: 'team', clsd: 'closed', pls: 'please', abt: 'about', bcoz: 'because', mtgs: 'meetings', mtg: 'meeting' },
  ...{ "they've": 'they have', "that've": 'that have', neednt: 'need not', thats: 'that is', lets: 'let us' },
  ...{ "why'd": 'why did', "where'd": 'where did', "when'd": 'when did', "there'd": 'there would' },
  ...{ "that's": 'that is', "he's": 'he is', "she's": 'she is', "it'll": 'it will', "you've": 'you have' },
  ...{ whatve: 'what have', whatd: 'what did', whod: 'who did', howd: 'how did', hadnt: 'had not' },
  ...{
    hw: 'how',
    hwo: 'how',
    wen: 'when',
    wich: 'which',
    whch: 'which',
    wht: 'what',
    hve: 'have',
    frm: 'from',
    tht: 'that',
  },
  ...{ hav: 'have', tp: 'top', stp: 'step', stps: 'steps', fr: 'for', r: 'are', wot: 'what', woz: 'was', wer: 'were' },
  ...{ evry: 'every', bout: 'about', arent: 'are not', couldnt: 'could not', dis: 'this', dat: 'that', wk: 'week' },
  ...{ shw: 'show', giv: 'give', mch: 'much', thsi: 'this', teh: 'the', nd: 'and', wth: 'with', fro: 'for', ov: 'of' },
  ...{
    tow: 'two',
    tis: 'this',
    hte: 'the',
    adn: 'and',
    lsat: 'last',
    waht: 'what',
    hwat: 'what',
    taht: 'that',
    exp: 'expected',
  },
  ...{ "should've": 'should have', "could've": 'could have', "would've": 'would have', "must've": 'must have' },
  ...{ "what've": 'what have', "how've": 'how have', "where've": 'where have', "which've": 'which have' },
  ...{ "there've": 'there have', "who're": 'who are', "how're": 'how are', "where're": 'where are' },
  ...{ "good's": 'good is', "big's": 'big is', "bad's": 'bad is', "healthy's": 'healthy is', "much's": 'much is' },
  ...{ "old's": 'old is', "close's": 'close is', "far's": 'far is', "strong's": 'strong is', "likely's": 'likely is' },
  ...{ yday: 'yesterday', ystd: 'yesterday', tdy: 'today', "how'm": 'how am' },
  ...{ ly: 'last year', lq: 'last quarter', nq: 'next quarter' },
  ...{ n: 'and', "n'": 'and' },
  ...{ yr: 'year', yrs: 'years', qtr: 'quarter', qtrs: 'quarters' },
  ...{ "everyone's": "everyone 's", "team's": "team 's", "else's": "else 's" },
};

/** Adverbs that may stand anywhere, within a pattern too, and change nothing. */
export const englishAdverbs = `
  actually really currently typically usually generally normally already presently nowadays simply both whatsoever anymore overall altogether
  truly effectively altogether
`;

/** Said to whom one asks, and what one says while one thinks. */
export const englishInterjections = `
  ugh bot thx ty tks cheers yo dear foresail assistant buddy man dude haha fyi btw omg yep yeah yes hiya howdy morning
  ta btw erm err argh great nice perfect awesome sorry excuse folks
  every whatever whichever whoever such quite very too though although whether they them
  someone somebody anyone anybody thing today's generating sitting sits overall totally
  apparently supposedly hopefully probably surely certainly definitely obviously clearly frankly
  seems seem appears appear regarding concerning onto upon
  roughly ooh ooo aah lovely brilliant fab fabulous super cool wonderful splendid marvellous kindly personally
  historically ie eg namely specifically particular particularly respectively
  mr mrs ms miss mister sir dr herr frau senhor senhora senor senora signor signora monsieur madame
  myself yourself ourselves themselves itself
`;

const lists = (of: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(of).map(([word, others]) => [word, others.split(' ')]));

/** Words that mean something by themselves, and nothing beside one of these. */
export const englishCompanions = lists({
  doing: 'how hows so better worse',
  check: 'target pipeline forecast coverage attainment rate activities',
  look: 'how what have take had',
  looking: 'how what for at like',
  looks: 'how what like',
  feeling: 'how',
  but: 'over under above below more less still',
  once: 'in at is we',
  far: 'so',
  into: 'from break split broken take go',
  up: 'roll down sum add summed pull bring break',
  out: 'find figure break pull pushed push moved kicked',
  roll: 'up',
  full: 'how',
  big: 'how',
  reached: 'target',
  entries: 'conversion',
  through: 'walk take run go talk',
  walk: 'me us through',
  run: 'me us through',
  pull: 'up me out',
  dig: 'up out',
  made: 'up of',
  back: 'get come',
  meeting: 'for before my need',
  board: 'for before need',
  review: 'for before need my',
  deck: 'for need',
  kind: 'of',
  safe: 'number target',
  sort: 'of by',
  order: 'by',
  rank: 'by',
  bit: 'a',
  state: 'of',
});
