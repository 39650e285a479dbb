import { englishCorrecting } from './corrections.js';
import { englishReporting } from './reports.js';
import { englishDates, englishPeriods } from './englishDates.js';
import { englishFiller } from './englishEveryday.js';
import { englishAsides, englishPhrases } from './englishPhrases.js';
import { englishSynonyms } from './englishSynonyms.js';
import { englishAdverbs, englishCompanions, englishInterjections, englishShorthand } from './englishWords.js';
import {
  englishBeforeNouns,
  englishConditions,
  englishLeavable,
  englishNarrowing,
  englishSaying,
} from './englishLeftOut.js';
import { englishPlainer } from './englishPlainer.js';
import { englishPassedOver } from './englishTalk.js';
import type { Lexicon } from './lexicon.js';

/** English, as people type it in a hurry. */
export const english: Lexicon = {
  language: 'en',
  ignored: words(`
    a an the of in on at for to from by with and or is are be been being am do does has have had
    please pls plz kindly hey hi hello thanks thank ok okay so then there here this that these those it its as per
    can could would should will shall might you your show give list display see get find tell let lets want need
    like know what which whats how much many any some all just right now currently today's
    current actual present exactly really actually quickly quick report figures figure
    number total sum value worth amount amounts stand standing going got i'd id i'm im about also
    yet s even rn atm asap theres count
    ${englishFiller} ${englishAdverbs} ${englishInterjections}
  `),
  ignoredBeside: englishCompanions,
  passedOver: englishPassedOver,
  plainer: englishPlainer,
  reporting: englishReporting,
  correcting: englishCorrecting,
  leftOut: {
    words: words(englishLeavable),
    adverbs: /^\p{L}{3,}ly$/u,
    narrowing: words(englishNarrowing),
    beforeNouns: words(englishBeforeNouns),
    heads: words(
      `deal deals opportunity opportunities pipeline ones one stuff things business accounts account team teams stage stages
      tasks activities wins losses target forecast rate reps rep source sources tag tags`,
    ),
    saying: words(englishSaying),
    conditions: words(englishConditions),
  },
  articles: ['the', 'a', 'an', 'of', 'still', ...words(englishAdverbs)],
  contractions: {
    ...englishShorthand,
    "what's": 'what is',
    whats: 'what is',
    "how's": 'how is',
    hows: 'how is',
    "who's": 'who is',
    whos: 'who is',
    "where's": 'where is',
    "when's": 'when is',
    "that's": 'that is',
    "it's": 'it is',
    "there's": 'there is',
    "let's": 'let us',
    "i'm": 'i am',
    "i've": 'i have',
    "i'd": 'i would',
    "he'd": 'he would',
    "she'd": 'she would',
    "they'd": 'they would',
    "we'd": 'we would',
    "we're": 'we are',
    "we've": 'we have',
    "we'll": 'we will',
    "i'll": 'i will',
    "today's": 'today',
    "don't": 'do not',
    "doesn't": 'does not',
    "haven't": 'have not',
    "hasn't": 'has not',
    "isn't": 'is not',
    "aren't": 'are not',
    "didn't": 'did not',
    dont: 'do not',
    havent: 'have not',
    hasnt: 'has not',
    percent: '%',
    pct: '%',
  },
  synonyms: englishSynonyms,
  units: {
    day: 'day',
    days: 'day',
    week: 'week',
    weeks: 'week',
    wk: 'week',
    wks: 'week',
    month: 'month',
    months: 'month',
    mth: 'month',
    mths: 'month',
    mnths: 'month',
    mos: 'month',
    mo: 'month',
    quarter: 'quarter',
    quarters: 'quarter',
    trimester: 'quarter',
    trimesters: 'quarter',
    qtr: 'quarter',
    qtrs: 'quarter',
    year: 'year',
    years: 'year',
    q: 'quarter',
    fy: 'fiscalYear',
    yr: 'year',
    yrs: 'year',
  },
  months: [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sept', 'sep'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  weekdays: [
    ['monday', 'mon'],
    ['tuesday', 'tue', 'tues'],
    ['wednesday', 'wed'],
    ['thursday', 'thu', 'thurs'],
    ['friday', 'fri'],
    ['saturday', 'sat'],
    ['sunday', 'sun'],
  ],
  dayLike:
    /^(?:been|being|has|have|had|days|weeks|deals?|it|they|that|which|ones|one) sat |^\S* sat (?:in|there|around|idle|still|untouched|for|with)$/,
  numbers: {
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    fifty: 50,
    hundred: 100,
    dozen: 12,
  },
  ordinals: { first: 1, second: 2, third: 3, fourth: 4 },
  uncorrected: words(`
    lead leads lean cast score scores loan coal meal meals land lake late loose moon reads read seal soul wine wind winner
    week weak cook book books boat call calls meet meets meeting meetings email emails mail phone visit visits demo demos
    region country city industry sector product products price prices margin margins profit cost costs discount discounts
    invoice invoices quote quotes order orders contract contracts renewal renewals churn customer contact contacts partner
    warm good easy hard risky tricky vip urgent crucial critical
    store stores office offices plant plants state states pump pumps light lights board boards tower towers hotel hotels
    school schools bank banks truck trucks crane cranes motor motors cable cables steel panel panels server servers cloud
    license licenses licence licences retail supply spare spares parts boiler boilers valve valves name names paint print
    grant grants trade trades label fleet lease leases rental rentals solar water power house houses phase loan stay coat
    color colour weather joke food lunch salary salaries bonus commission holiday vacation news stock market happy hot cold
    sing song songs dance poem haiku rap story
    dual duel doll pope lust lest rite deer tide tune mush meth talk talks
  `),
  times: { once: 1, twice: 2, thrice: 3 },
  multipliers: {
    k: 1e3,
    thousand: 1e3,
    thousands: 1e3,
    grand: 1e3,
    m: 1e6,
    mm: 1e6,
    mn: 1e6,
    mio: 1e6,
    mil: 1e6,
    million: 1e6,
    millions: 1e6,
    bn: 1e9,
    billion: 1e9,
  },
  currencies: {
    eur: 'EUR',
    euro: 'EUR',
    euros: 'EUR',
    usd: 'USD',
    dollar: 'USD',
    dollars: 'USD',
    bucks: 'USD',
    gbp: 'GBP',
    pounds: 'GBP',
    chf: 'CHF',
    francs: 'CHF',
    jpy: 'JPY',
    yen: 'JPY',
    brl: 'BRL',
    reais: 'BRL',
  },
  decimal: '.',
  namedDays: [
    ['christmas|xmas', '12-25'],
    ['christmas|xmas day', '12-25'],
    ['christmas|xmas eve', '12-24'],
    ['new year', '01-01'],
    ["new year 's day", '01-01'],
    ["new year 's", '01-01'],
    ["new year 's eve", '12-31'],
    ['halloween', '10-31'],
    ['valentines day?', '02-14'],
  ],
  dates: englishDates,
  periods: englishPeriods,
  phrases: englishPhrases,
  asides: englishAsides,
  ownWords: ['i', 'my', 'mine'],
  ownPeople: words('team teams reps people guys folks group org sellers directs reports'),
  rangeWord: 'to',
  andWord: 'and',
  fractions: { half: 0.5, a: 1, quarter: 0.25 },
  followStarts: ['and', 'only', 'just', 'what about', 'how about', 'same', 'but', 'also', 'now', 'or'],
  beforeCommand:
    /^(?:(?:please|pls|plz|kindly|hey|hi|hello|ok|okay|now|just|then|and|also|go|bot|foresail) )*(?:(?:can|could|would|will) (?:you|u) |(?:i|we) (?:want|need|would like|wanna) (?:you )?(?:to )?|let(?: us|s) )?(?:please |pls |just |kindly |go and )*$/,
  commands: words(
    'throw scrap trash toss discard delete remove erase wipe create edit rename assign reassign purge destroy overwrite undo',
  ),
  commandsBefore: {
    verbs:
      words(`close drop change set move cancel raise lower increase reduce put make send reopen call email log write
      push postpone book win lose convert hand give copy invite pay order buy update mark add archive schedule remind
      approve transfer merge import duplicate clone`),
    objects: words('the a an my our your all it them him her these those every each'),
    names: {
      verbs: words(`change set move raise lower increase reduce put push postpone bump shift drag slide mark update
        transfer convert reassign close drop cancel lose kill downgrade upgrade reset`),
      closing: words('close drop cancel kill'),
      handing: words('give hand pass transfer move reassign switch shift'),
      onto: words('to into as out back onto off won lost closed date stage owner amount probability priority'),
      setting: words('change set update raise lower increase reduce modify adjust correct fix make put reset bump'),
      fields: words(
        'date deadline stage owner amount value probability priority salesperson rep name tag status revenue',
      ),
    },
  },
  suggestions: {
    own: [
      'my pipeline by stage',
      'deals closing this month',
      'what did we win this quarter',
      'my overdue activities',
      'top 5 deals',
      'deals with no next step',
      'win rate this quarter',
    ],
    team: [
      "my team's pipeline by rep",
      'deals closing this month by owner',
      'what did we win this quarter',
      'overdue deals by owner',
      'top 10 deals',
      'win rate by rep this quarter',
      'stale deals',
    ],
  },
};

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
