import { englishAsked } from './englishAsked.js';
import { englishAsking } from './englishAsking.js';
import { englishEveryday } from './englishEveryday.js';
import { englishFigures } from './englishFigures.js';
import { englishHistory } from './englishHistory.js';
import { englishIdioms } from './englishIdioms.js';
import { englishLayout } from './englishLayout.js';
import { englishNamed } from './englishNamed.js';
import { englishOffhand } from './englishOffhand.js';
import { englishMoves } from './englishMoves.js';
import { englishSaid } from './englishSaid.js';
import { englishShapes, englishTimes } from './englishShapes.js';
import { englishSpoken } from './englishSpoken.js';
import { englishStates } from './englishStates.js';
import { englishSubjects } from './englishSubjects.js';
import { englishTerse } from './englishTerse.js';
import { englishTrade } from './englishTrade.js';
import { englishTurns } from './englishTurns.js';
import type { Meaning, Rule } from './lexicon.js';

/** Whose it is. */
const whose: readonly Rule<Meaning>[] = [
  ['~my|mine|i|me|myself', { whose: 'me' }],
  ['~my own', { whose: 'me' }],
  ['~of mine', { whose: 'me' }],
  ['~do i have', { whose: 'me' }],
  ['~we|our|ours|us', { whose: 'usual' }],
  ['~my|our team|teams|people|reps|reports|guys|squad|group|org|crew|gang|folks', { whose: 'myTeam' }],
  ['~my|our lot', { whose: 'myLot' }],
  ["~my|our team|people|reps 's", { whose: 'myTeam' }],
  ['~teams|team', { whose: 'myTeam' }],
  ["~the team 's?", { whose: 'myTeam' }],
  ['~everyone|everybody|all|overall|company|companywide|global|globally', { whose: 'all' }],
  ["~everyone|everybody|company 's", { whose: 'all' }],
  ['~whole|entire company|business|organisation|organization|org', { whose: 'all' }],
  ['~company wide', { whose: 'all' }],
  ['~whole|entire team', { whose: 'myTeam' }],
  ['~across all? teams|company|board', { whose: 'all' }],
  ['~all teams|reps|people', { whose: 'all' }],
  ['~show|give|tell|get|send|find|list|for me', {}],
  [
    '~(brief|explain|update|inform|tell|remind|present|describe|walk|talk|read|summarise|summarize|outline|bring|hand) (to)? me',
    {},
  ],
  [
    '~what (do|should|can|shall|must|could) i (tell|say|report|show|present|answer) (to)? (them|him|her|people|everyone|my team|board|boss)?',
    {},
  ],
  ['~(anyone|anybody|everyone|everybody|people|somebody|reps) of mine', { whose: 'myTeam' }],
  ['~can|could you', {}],
  ['~i want|need|would to? see|know|like', {}],
  ['~do we have', {}],
  ['~have we got', {}],
  ["~<person> 's?", { whose: 'persons', names: true }],
  ['~of|for|by|from|owned|with <person>', { whose: 'persons', names: true }],
  ['~owned|owner|assigned|belonging by|is|to <person>', { whose: 'persons', names: true }],
  ['~owner <person>', { whose: 'persons', names: true }],
  ['~is|has|did|does|have <person>', { whose: 'persons', names: true }],
  [
    "~<person> 's? whole|entire|full? team|people|reps|reports|guys|org|organisation|organization|subtree",
    { whose: 'personTeam', names: true },
  ],
  ['~team|people|reps|reports|org of|under|below <person>', { whose: 'personTeam', names: true }],
  ['~everyone|everybody under|below|reporting to? <person>', { whose: 'personTeam', names: true }],
  ["~<team> 's?", { whose: 'teams', names: true }],
  ["~<team> team 's?", { whose: 'teams', names: true }],
  ['~team <team>', { whose: 'teams', names: true }],
  ['~in|of|for|from both? <team>', { whose: 'teams', names: true }],
  ['~in|of|for|from team <team>', { whose: 'teams', names: true }],
  ['~in|of|for|from|by the? <team> team', { whose: 'teams', names: true }],
];

/** Which of them. */
const narrowing: readonly Rule<Meaning>[] = [
  ['<stage>', { names: true }],
  ['in|at|stage <stage> stage?', { names: true }],
  ['in|at stage <stage>', { names: true }],
  ['<stage> stage', { names: true }],
  ["<account> 's?", { names: true }],
  ['with|for|from|at|of|to|account|customer|client <account>', { names: true }],
  ['with|for|from|at|of account|customer|client <account>', { names: true }],
  ['<tag>', { names: true }],
  ['tagged|tag|labelled|labeled|label with|as? <tag>', { names: true }],
  ['with tag|label <tag>', { names: true }],
  ['<tag> tag|label', { names: true }],
  ['called|named|matching|about|containing|titled <text>', { subject: 'deals', weak: true, text: true }],
  ['<text>', { subject: 'deals', weak: true, text: true }],
  ['over|above|exceeding|beyond|past <amount>', { bound: 'over' }],
  ['more|larger|bigger|greater|higher than <amount>', { bound: 'over' }],
  ['worth|valued over|above|more than? <amount>', { bound: 'over' }],
  ['<amount> plus|+', { bound: 'atLeast' }],
  ['at least <amount>', { bound: 'atLeast' }],
  ['<amount> or|and more|above|up|over|bigger|larger', { bound: 'atLeast' }],
  ['from|minimum|min <amount>', { bound: 'atLeast' }],
  ['starting at|from <amount>', { bound: 'atLeast' }],
  ['no|not less than <amount>', { bound: 'atLeast' }],
  ['under|below|beneath <amount>', { bound: 'under' }],
  ['less|smaller|lower fewer than <amount>', { bound: 'under' }],
  ['less|smaller|lower than <amount>', { bound: 'under' }],
  ['up to <amount>', { bound: 'atMost' }],
  ['at most <amount>', { bound: 'atMost' }],
  ['maximum|max <amount>', { bound: 'atMost' }],
  ['<amount> or|and less|below|under|smaller', { bound: 'atMost' }],
  ['no|not more than <amount>', { bound: 'atMost' }],
  ['between <amount> and <amount>', { bound: 'between' }],
  ['from <amount> to|until|up? <amount>', { bound: 'between' }],
  ['<amount> to <amount>', { bound: 'between' }],
  ['probability|likelihood|chance|confidence over|above|of? at? least? <percent>', { probability: 'atLeast' }],
  ['probability|likelihood|chance more than <percent>', { probability: 'atLeast' }],
  ['over|above|least <percent> probability|likely|likelihood|chance|probable|confidence?', { probability: 'atLeast' }],
  ['at least <percent> probability|likely|likelihood|chance|probable|sure?', { probability: 'atLeast' }],
  ['more than <percent> probability|likely|likelihood|chance|probable?', { probability: 'atLeast' }],
  ['probability|likelihood|chance under|below <percent>', { probability: 'atMost' }],
  ['under|below <percent> probability|likely|likelihood|chance|probable?', { probability: 'atMost' }],
  ['less than <percent> probability|likely|likelihood|chance|probable?', { probability: 'atMost' }],
  ['at most <percent> probability|likely|likelihood|chance|probable?', { probability: 'atMost' }],
  ['high priority', { filters: { priority: [2, 3] } }],
  ['very|top|highest high? priority', { filters: { priority: [3] } }],
  ['three stars', { filters: { priority: [3] } }],
  ['starred', { filters: { priority: [1, 2, 3] } }],
  ['low priority', { filters: { priority: [0] } }],
  ['pushed|postponed|delayed|moved|slipped more than <n> times', { takes: 'pushedMoreThan' }],
  ['pushed|postponed|delayed more than <times>', { takes: 'pushedMoreThan' }],
  ['pushed|postponed|delayed at least <n> times', { takes: 'pushedAtLeast' }],
  ['pushed|postponed|delayed at least? <times>', { takes: 'pushedAtLeast' }],
  ['pushed|postponed|delayed <n> times or? more?', { takes: 'pushedAtLeast' }],
  ['pushed|postponed|delayed again? back? out?', { pushed: 1 }],
  ['in <currency>', { currency: true, inOne: 'sums' }],
  ['> <amount>', { bound: 'over' }],
  ['< <amount>', { bound: 'under' }],
];

/** Going on from the last question. */
const followUps: readonly Rule<Meaning>[] = [
  ['same|only|just|instead|rather', { follows: true }],
  ['ones|those|them|these|it', { follows: true }],
  ['the ones', { follows: true }],
  // A verb here: where it is a day it was read as one before.
  ['sat (there|around|idle)?', {}],
];

/** Names that nobody of the directory has: what they ask for is not looked up. */
const strangers: readonly Rule<Meaning>[] = [
  ["<strangerName> 's team|pipeline|deals|funnel|people?", { stranger: true }],
  ['is|has|did|does|have|are <strangerName>', { stranger: true }],
  ['for|of|by|under|owned|from|with <strangerName>', { stranger: true }],
];

/** All phrases; of two that explain the same words equally well the earlier one is taken. */
export const englishPhrases: readonly Rule<Meaning>[] = [
  ...englishSpoken,
  ...englishSaid,
  ...englishSubjects,
  ...englishStates,
  ...englishHistory,
  ...englishEveryday,
  ...englishIdioms,
  ...englishMoves,
  ...englishAsking,
  ...englishTrade,
  ...englishTurns,
  ...englishAsked,
  ...englishOffhand,
  ...englishTerse,
  ...englishLayout,
  ...englishNamed,
  ...englishFigures,
  ...whose,
  ...narrowing,
  ...englishTimes,
  ...englishShapes,
  ...followUps,
  ...strangers,
];

/** What may stand in the midst of another phrase: whose, in which state or stage, when. */
export const englishAsides: readonly Rule<Meaning>[] = [
  ...whose.filter(([, { whose: of }]) => of !== undefined),
  ['(we|i)? won', { subject: 'won' }],
  ['(we|i)? lost', { subject: 'lost' }],
  ['in|at|from <stage> stage?', { names: true }],
  ['with|at|from|for? <account>', { names: true }],
  ['over|above|exceeding <amount>', { bound: 'over' }],
  ['under|below <amount>', { bound: 'under' }],
  ['(worth)? (more|bigger|larger) than <amount>', { bound: 'over' }],
  ['<period>', { when: 'any' }],
  ["<period> 's", { when: 'any' }],
];
