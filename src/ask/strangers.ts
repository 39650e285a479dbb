import type { Books } from './books.js';
import type { Edge } from './pattern.js';
import { plain, type Token } from './tokens.js';

/** Words around a name of a stage or tag that is a word of the language as well: "in New", "New to Qualified". */
const namesStage = /^(?:in|at|from|to|into|>|tagged|tag|stage|phase|past|through|em|na|no|fase|etapa|para)$/;

/** Names of teams that are words for what every team does. */
const ofSelling = /^(?:sales|business|vendas|comercial)$/;

/** Words beside which one that is a word elsewhere names a team. */
const namesTeam = /^(?:team|teams|equipa|equipe|time)$/;

/** What stands there is how it is told, not what is named: "by product", where a tag is named so. */
const byWords = /^(?:by|per|each|every|which|por|cada)$/;

/** What stands behind them is one of many, not the one of that name. */
const everyWords = /^(?:each|every|cada)$/;

/** "New" is more often a word than the stage of that name: it is the stage where it stands like one or is written so. */
export function isNameHere(edge: Edge, tokens: readonly Token[], known: Books): boolean {
  const word = (at: number): string => tokens[at]?.text ?? '';
  if (edge.kind === 'tag') {
    // "Services deals".
    if (/^deals?$/.test(word(edge.end))) return true;
    if (byWords.test(word(edge.start - 1))) return false;
  }
  // "Each sales team" is all of them.
  if (edge.kind === 'team' && everyWords.test(word(edge.start - 1))) return false;
  const isWord = edge.end === edge.start + 1 && known.phrases.words.has(word(edge.start));
  // "How long do sales take": no team, where it is not written as a name.
  const sold = isWord && ofSelling.test(word(edge.start));
  if (edge.kind === 'team' && sold && /^\p{Ll}/u.test(tokens[edge.start]?.raw ?? '')) {
    return [word(edge.start - 1), word(edge.end)].some((one) => namesTeam.test(one));
  }
  if (!isWord || (edge.kind !== 'stage' && edge.kind !== 'tag')) return true;
  const written = edge.start > 0 && /^\p{Lu}\p{Ll}/u.test(tokens[edge.start]?.raw ?? '');
  return written || [word(edge.start - 1), word(edge.end)].some((one) => namesStage.test(one));
}

const strangerCost = 60;

/**
 * Words that neither the language nor the directory knows, up to three in a row; those that are written like a name may
 * stand for somebody, any may be part of a deal's name, which may go on with words that are known, and after an article
 * begin with one: "the COLD store deal".
 */
export function strangerEdges(tokens: readonly Token[], known: Books, edges: readonly (readonly Edge[])[]): Edge[] {
  const strange = tokens.map(
    ({ text }, at) => /^\p{L}/u.test(text) && !known.vocabulary.has(text) && edges[at]?.length === 0,
  );
  return tokens.flatMap((_, start) =>
    [1, 2, 3].flatMap((length): Edge[] => {
      const row = tokens.slice(start, start + length);
      const named = row.slice(1).every(({ text }, at) => strange[start + 1 + at] === true || isContent(text, known));
      const led = length > 1 && strange[start + 1] === true && isLed(tokens, start, known);
      if (row.length < length || !named || !(strange[start] === true || led)) return [];
      const value = row.map(({ raw }) => plain(raw)).join(' ');
      const any = { kind: 'stranger' as const, start, end: start + length, value, cost: strangerCost };
      const isName = !led && (/^\p{Lu}/u.test(row[0]?.raw ?? '') || tokens[start + length]?.text === "'s");
      const topic = row.every(({ text, raw }) => /^\p{Ll}/u.test(raw) && isTopic(text, known))
        ? [{ ...any, kind: 'topic' as const }]
        : [];
      return isName ? [any, ...topic, { ...any, kind: 'strangerName' }] : [any, ...topic];
    }),
  );
}

/** A word that may be part of a deal's name though the language has it: "fleet TRACKING". */
function isContent(word: string, { ignored, articles }: Books): boolean {
  return /^\p{L}{4,}$/u.test(word) && !ignored.has(word) && !articles.has(word) && !/^(?:deal|oppor)/.test(word);
}

function isLed(tokens: readonly Token[], at: number, known: Books): boolean {
  return known.articles.has(tokens[at - 1]?.text ?? '') && isContent(tokens[at]?.text ?? '', known);
}

/** How a word ends that says what deals are like, rather than what they are about: "strategic", "unqualified". */
const describes =
  /(?:ed|ic|ly|mente|al|ive|ous|ful|less|able|ible|ant|ent|est|ing|ado|ada|ados|adas|ivo|ivos|ico|icos)$/;

/** What many deals may be about; a word that means something elsewhere ("weather deals") is asked back. */
function isTopic(word: string, { uncorrected }: Books): boolean {
  // "Kevins deals": somebody's, more likely than deals about several of a thing.
  if (/[^su]s$/.test(word)) return false;
  return word.length >= 4 && /[aeiouy]/.test(word) && !describes.test(word) && !uncorrected.has(word);
}
