/**
 * Words that say the same as another one, put in its place before anything is matched: short forms, chat spellings and
 * rarer synonyms. None of the words on the left is a word of a pattern; a test holds that.
 */
export const englishSynonyms: Readonly<Record<string, string>> = {
  ...{
    accts: 'accounts',
    acct: 'account',
    custs: 'customers',
    cust: 'customer',
    buyers: 'customers',
    buyer: 'customer',
  },
  ...{ ae: 'rep', aes: 'reps', salesmen: 'reps', saleswoman: 'rep', agents: 'reps', agent: 'rep', teammates: 'reps' },
  ...{ ppl: 'people', biz: 'business', rev: 'revenue', dealz: 'deals', victories: 'wins', victory: 'win' },
  ...{ bagged: 'won', clinched: 'won', nailed: 'won', secured: 'won', snagged: 'won', inked: 'won', sealed: 'won' },
  ...{ chunkiest: 'biggest', juiciest: 'biggest', meatiest: 'biggest', heftiest: 'biggest', priciest: 'biggest' },
  ...{ deferred: 'postponed', rescheduled: 'postponed', nudged: 'pushed' },
  ...{ amt: 'amount', amts: 'amounts', nr: 'number', val: 'value', prob: 'probability', conv: 'conversion' },
  ...{ wgtd: 'weighted', prev: 'previous', nxt: 'next', curr: 'current', avgs: 'average', tot: 'total' },
  ...{
    smth: 'something',
    sth: 'something',
    abt: 'about',
    btwn: 'between',
    w: 'with',
    v: 'vs',
    pipegen: 'pipeline generation',
    ops: 'opps',
    u: 'you',
    ur: 'your',
  },
  ...{ wanna: 'want to', gimme: 'give me', lemme: 'let me', gotta: 'have to' },
  ...{
    ttm: 'last 12 months',
    ltm: 'last 12 months',
    eod: 'today',
    overnight: 'since yesterday',
    overdues: 'overdue',
    qoq: 'vs previous quarter',
  },
  ...{ "what're": 'what are', "who've": 'who have', ive: 'i have', weve: 'we have', "how'd": 'how did' },
  ...{ "what'd": 'what did', "who'd": 'who did', "they're": 'they are', theyre: 'they are', "you're": 'you are' },
  ...{ didnt: 'did not', doesnt: 'does not', isnt: 'is not', arent: 'are not', wasnt: 'was not', cant: 'can not' },
  ...{ wont: 'will not', "won't": 'will not', "can't": 'can not', "wasn't": 'was not', "weren't": 'were not' },
  ...{ "hadn't": 'had not', "shouldn't": 'should not', "couldn't": 'could not', "wouldn't": 'would not' },
  ...{ wheres: 'where is', whens: 'when is', "who'll": 'who will', "what'll": 'what will', theres: 'there is' },
  ...{ "they've": 'they have', "that've": 'that have', neednt: 'need not', thats: 'that is', lets: 'let us' },
  ...{
    "why'd": 'why did',
    "where'd": 'where did',
    "when'd": 'when did',
    "there'd": 'there would',
    whatve: 'what have',
  },
  ...{ "that's": 'that is', "he's": 'he is', "she's": 'she is', "it'll": 'it will', "you've": 'you have' },
};

/** Adverbs that may stand anywhere, within a pattern too, and change nothing. */
export const englishAdverbs = `
  actually really currently typically usually generally normally still already presently nowadays simply each both whatsoever anymore overall altogether
  truly effectively altogether
`;

/** Said to whom one asks, and what one says while one thinks. */
export const englishInterjections = `
  ugh bot thx ty tks cheers yo dear foresail assistant buddy man dude haha fyi btw omg yep yeah yes hiya howdy morning
  ta btw erm err argh wow cool great nice perfect awesome sorry excuse team's folks everyone's
  every whatever whichever whoever but once such quite very rather too again though although while whenever wherever whether
  whom he she they him them someone somebody anyone anybody thing today's wise generating filled entered sitting sits
  tied parked locked overall mostly mainly largely partly fully entirely totally completely
  actual apparently supposedly hopefully probably surely certainly definitely obviously clearly frankly
  looks looked seems seem appears appear happen happens consider considering regarding concerning related
  including include includes included onto upon via
  historically rollup roll ie eg namely specifically particular particularly respectively
  myself yourself ourselves themselves itself else's thing's
`;
