import { wordsBeginning, type NameIndex } from './names.js';

/** How the trade shortens words that names are made of, where no rule would find them. */
const tradeForms: Readonly<Record<string, string>> = {
  ...{ sw: 'software', hw: 'hardware', svc: 'service', svcs: 'services', srvcs: 'services', mktg: 'marketing' },
  ...{ ent: 'enterprise', corp: 'corporate', intl: 'international', mfg: 'manufacturing', eng: 'engineering' },
  ...{ maint: 'maintenance', cons: 'consulting', edu: 'education', gov: 'government', govt: 'government' },
  // Parts of the country, in Portuguese beside an English name.
  ...{ norte: 'north', sul: 'south', leste: 'east', oeste: 'west', parceiros: 'partners' },
  ...{ telco: 'telecom', prtnrs: 'partners', log: 'logistics', dist: 'distribution', ind: 'industrial' },
};

/** "Sw deals" → software: a usual short form of a word that some name has. */
export function tradeName(text: string, { byWord }: NameIndex): string | null {
  const word = Object.hasOwn(tradeForms, text) ? tradeForms[text] : undefined;
  return word !== undefined && byWord.has(word) ? word : null;
}

/** Letters that another form of a stage's name has to share with it: "PROPOSals" and "PROPOSition". */
const sharedLetters = 6;

/**
 * "Props", "quals", "the proposals": several deals by the stage they are in, in another form of its name, where one stage alone begins
 * so.
 */
export function stageWord(text: string, index: NameIndex): string | null {
  const stem = /^(\p{L}{4,})s$/u.exec(text)?.[1];
  if (stem === undefined || index.byWord.has(text)) return null;
  const shortened = only(stem, index);
  if (shortened !== null) return shortened.length <= 2 * stem.length + 3 ? shortened : null;
  return stem.length > sharedLetters ? only(stem.slice(0, sharedLetters), index) : null;
}

/** The one word that begins so, where it is of a stage's name and nothing else. */
function only(start: string, index: NameIndex): string | null {
  const [word, another] = wordsBeginning(start, index, 2);
  if (word === undefined || another !== undefined) return null;
  return (index.byWord.get(word) ?? []).every(({ entry }) => entry.kind === 'stage') ? word : null;
}
