import type { Grouping } from '../../pipeline/question.js';
import type { Meaning, Rule } from './lexicon.js';

/** What an answer may be laid out by, and the words for one of each. */
const dimensions: readonly (readonly [string, Grouping])[] = [
  ['(rep|owner|head|salesperson)', 'owner'],
  ['team', 'team'],
  ['stage', 'stage'],
  ['account', 'account'],
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['tag', 'tag'],
  ['source', 'source'],
];
const plural: Readonly<Partial<Record<Grouping, string>>> = {
  owner: '(reps|owners|heads)',
  team: 'teams',
  stage: 'stages',
  account: 'accounts',
  month: 'months',
  quarter: 'quarters',
  tag: 'tags',
  source: 'sources',
};

/** How the answer is laid out: a row for each, a view by, one after another, side by side. */
const laidOut: readonly Rule<Meaning>[] = dimensions.flatMap(([one, group]): Rule<Meaning>[] => [
  // "One line a quarter", "a row per team".
  [
    `(one|1|single|separate|own)? (line|row|bar|column|slice) (per|for|by|each|every|for each|for every)? ${one}`,
    { group },
  ],
  // "Slippage, team view", "at team level"; the view of an account is all that is known of it.
  [`(on|at|from|in)? ${one} (${group === 'account' ? '' : 'view|'}level|perspective|angle|lens|basis)`, { group }],
  [`(view|viewed|seen|cut|shown|looked at|displayed) (by|per) ${one}`, { group }],
  // "Month after month".
  [`${one} (after|by|upon) ${one}`, { group }],
  // "Teams side by side".
  [
    `${plural[group] ?? one} (side by side|next to each other|beside each other|head to head|alongside each other)`,
    { group },
  ],
  [`(side by side|head to head|alongside each other) (for|by|per)? ${plural[group] ?? one}`, { group }],
]);

const most = '(most|highest|biggest|largest)';
const having = '(with|holding|having|carrying|that have|that hold|who have|who hold|have|hold|has|holds)?';

/** Who comes first: "three customers with most open". */
const first: readonly Rule<Meaning>[] = (
  [
    ['accounts', 'account'],
    ['(reps|owners|people)', 'owner'],
    ['teams', 'team'],
  ] as const
).flatMap(([many, group]): Rule<Meaning>[] => [
  [
    `<n> ${many} ${having} ${most} open (amount|value|pipeline|money|business)?`,
    { subject: 'pipeline', state: 'open', group, takes: 'limit' },
  ],
  [
    `${many} ${having} ${most} open (amount|value|pipeline|money|business)?`,
    { subject: 'pipeline', state: 'open', group },
  ],
  [
    `<n> ${many} (where|with whom|at which|in which|from whom|from which) (i|we)? won most`,
    { subject: 'won', group, takes: 'limit' },
  ],
  [
    `<n> ${many} (where|with whom|at which|in which|from whom|from which) (i|we)? lost most`,
    { subject: 'lost', group, takes: 'limit' },
  ],
]);

const worst = '(worst|sorest|most painful|nastiest|costliest|ugliest)';

/** Which come first, and in which currency all is told. */
const told: readonly Rule<Meaning>[] = [
  // "Two worst losses".
  [`<n> ${worst} losses`, { subject: 'lost', order: '-amount', takes: 'limit' }],
  [`${worst} (loss|losses)`, { subject: 'lost', order: '-amount' }],
  // "Convert it to euro".
  [
    '(convert|converted|converting|translate|translated|restate|restated|recalculate|recalculated) (it|them|that|this|those|everything|all|all of it|all of them|the total|the sum|the lot|the whole)? (to|into|in|as) <currency>',
    { inOne: 'always' },
  ],
  // "I need one number".
  ['(i|we)? (just|only)? (need|want|give me|just|only) (one|1|a single|just one|only one) (number|figure)', {}],
  ['(newly|freshly|recently) (created|added|opened)', { subject: 'created' }],
];

/** How the answer is laid out, and what comes first in it. */
export const englishLayout: readonly Rule<Meaning>[] = [...laidOut, ...first, ...told];
