import type { Me } from '../../src/pipeline/answer.js';

const everybody = [
  'my pipeline by stage',
  'which of my deals are overdue?',
  'deals with no next step',
  'what should I do today',
  'won this quarter by month',
  'what changed since monday',
  'top 10 deals',
  'win rate this year',
] as const;

const leading = [
  'team pipeline by owner',
  'deals closing this month',
  'won this quarter by owner',
  'which deals slipped last month',
  'pipeline by stage',
  'win rate by rep this year',
  'won this year by month',
  'how accurate was our forecast last quarter',
] as const;

/** Questions that work, for whom they are worth asking. */
export function suggestionsFor(role: Me['role']): readonly string[] {
  return role === 'rep' || role === 'none' ? everybody : [...leading, ...everybody];
}

/** Those of the questions that have all the words typed so far; the first few without any. Pure. */
export function suggestionsWith(typed: string, questions: readonly string[], most = 6): readonly string[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fitting = questions.filter((question) => words.every((word) => question.toLowerCase().includes(word)));
  return fitting.filter((question) => question !== typed.trim()).slice(0, most);
}
