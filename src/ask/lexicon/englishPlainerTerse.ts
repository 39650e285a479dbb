import type { Turn } from './turn.js';

const amount = '[€$£]?\\d[\\d.,]*\\s?(?:k|m|mil|grand|thousand|million|eur|usd|gbp|euros?|dollars?|pounds?)?';
const someone = '(nobody|no one|noone|no-one|anybody|anyone|somebody|someone|everyone|everybody)';
const even = '(?:50\\s?[/-]\\s?50|fifty[- ]fifty|evens|even (?:odds|money|chances?)|(?:a )?coin[- ]?(?:toss|flip))';
const drop =
  '(?:drop|kill|bin|ditch|dump|cull|axe|scrap|chuck|forget(?: about)?|write off|let go|let go of|walk away from|give up(?: on)?|cross off|prune|weed out|close out)';
const bounded = '(?:under|below|less than|smaller than|beneath|at most|<|up to)';

/** Turns of those who type as little as they can. */
export const englishPlainerTerse: readonly Turn[] = [
  // "My no. for the quarter".
  ['(my|our|the|his|her|their|your) no\\.', '$1 number'],
  // A noun, but "does the pipeline cover the target".
  [
    '(?:pipe|pipeline|funnel) cover(?! (?:the|my|our|his|her|their|target|quota|it|this|that|what)(?![\\p{L}]))',
    'pipeline coverage',
  ],
  ['won ?/ ?lost|w ?/ ?l(?: ratio| rate)?|wins? ?/ ?loss(?:es)?', 'won vs lost'],
  // "Leeds close date?", and nothing else.
  [
    '(?<=^\\s*)(?!.*(?<![\\p{L}])(?:by|per|deals?|pipeline|my|our|no|without|open|won|lost|every|each)(?![\\p{L}]))((?:\\p{L}+ ){0,2}\\p{L}+) (close date|closing date|expected close date|stage|owner|status)(?=\\s*[?.]*$)',
    '$2 of $1',
  ],
  // "New since fri": of a time that has begun, what came in it.
  [
    "(?:what's |whats |what is |anything |all )?new (?=(?:today|yesterday|overnight|since |(?:this|last|past) (?:day|week|wk|month|mth|quarter|qtr|year|yr)(?![\\p{L}])|(?:mtd|qtd|ytd|wtd)(?![\\p{L}])))",
    'created ',
  ],
  // "30k up", but not "30k up on last month".
  [`(${amount}) up(?=\\s*(?:[,;.?!)]|$))`, '$1 or more'],
  // "Nobody's touched", "who's not been called".
  [
    `${someone}'s (?=(?:been |yet |even |actually |ever |really )?\\p{L}+(?:ed|en|ne|ought|old|ent|de)(?![\\p{L}]))`,
    '$1 has ',
  ],
  [`(?:better|more|higher|likelier) than ${even}`, 'probability over 50%'],
  [`(?:worse|less|lower) than ${even}`, 'probability under 50%'],
  [`(?:odds[- ]on|more likely than not|more than likely)`, 'probability over 50%'],
  [even, '50%'],
  // "Under 2k I can drop": what is to become of what is told by its size or odds.
  [
    `(${bounded} [^,;?!]*?\\d[^,;?!]*?) (?:that |which )?(?:i|we|one) (?:can|could|should|shd|might|may|want to|would|ought to|wanna) ${drop}`,
    '$1',
  ],
  [`(${bounded} [^,;?!]*?\\d[^,;?!]*?) (?:to|worth) ${drop}(?:ping|ning|ing)?`, '$1'],
  ['(?:head[- ]to[- ]head|toe[- ]to[- ]toe|face[- ]off|shoot-?out)(?: (?:on|in|for|about))?', 'side by side'],
  ['(?:big(?:gies|gie|guns|uns|-uns)|whoppers?|monsters?|elephants?|jumbos?)', 'big deals'],
  ['(?:pull|bring|call|get|look) (?:it|that|this) up', ''],
];
