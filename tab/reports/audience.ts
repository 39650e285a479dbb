import type { ReportAudience } from '../../src/eventStore/reportEvents.js';
import type { Me } from '../../src/pipeline/answer.js';
import { scopeWords } from '../frame/FilterBar.js';

/** With whom a report can be shared, as the form offers it. */
export interface AudienceChoice {
  readonly value: string;
  readonly words: string;
  readonly audience: ReportAudience | null;
}

const oneself: AudienceChoice = { value: 'me', words: 'Only me', audience: null };

/** Whom the person may share with: the scopes that they see themselves. Everybody in one gets figures of their own. */
export function audiencesOf({ scopes, role }: Pick<Me, 'scopes' | 'role'>): readonly AudienceChoice[] {
  const seesAll = role === 'ceo' || role === 'admin' || role === 'superAdmin';
  return [
    oneself,
    ...scopes.flatMap((scope): AudienceChoice[] => {
      const words = scopeWords(scope.kind, scope.label);
      if (scope.kind === 'all') return seesAll ? [{ value: 'all', words: 'Everybody', audience: { kind: 'all' } }] : [];
      if (scope.kind === 'subtree' && scope.ids.length === 0)
        return [{ value: 'subtree', words: 'Those who report to me', audience: { kind: 'subtree' } }];
      const [teamId] = scope.ids;
      if (scope.kind !== 'team' || teamId === undefined) return [];
      return [{ value: `team:${teamId}`, words, audience: { kind: 'team', teamId } }];
    }),
  ];
}

/** The choice that stands for an audience; one that the person no longer sees is still named. */
export function choiceOf(audience: ReportAudience | null, choices: readonly AudienceChoice[]): AudienceChoice {
  const value = audienceValue(audience);
  const known = choices.find((choice) => choice.value === value);
  return known ?? { value, words: audience?.kind === 'team' ? `Team ${audience.teamId}` : 'Others', audience };
}

function audienceValue(audience: ReportAudience | null): string {
  if (audience === null) return oneself.value;
  return audience.kind === 'team' ? `team:${audience.teamId}` : audience.kind;
}
