import type { OfferedAudience, Report } from '../api/reportEndpoints.js';

type Audience = Report['sharedWith'];

/** With whom a report can be shared, as a form offers it. */
export interface AudienceChoice {
  readonly value: string;
  readonly words: string;
  readonly audience: Audience;
}

const oneself: AudienceChoice = { value: 'me', words: 'Only me', audience: null };

/** Oneself, then whom the service offers. Everybody in a scope gets figures of their own. */
export function audienceChoices(offered: readonly OfferedAudience[]): readonly AudienceChoice[] {
  return [
    oneself,
    ...offered.map(({ audience, name }) => ({ value: valueOf(audience), words: wordsOf(audience, name), audience })),
  ];
}

/** The choice that stands for an audience; one that is no longer offered is still named. */
export function choiceOf(audience: Audience, choices: readonly AudienceChoice[]): AudienceChoice {
  const value = valueOf(audience);
  return choices.find((choice) => choice.value === value) ?? { value, words: wordsOf(audience, null), audience };
}

function valueOf(audience: Audience): string {
  if (audience === null) return oneself.value;
  return audience.kind === 'team' ? `team:${audience.teamId}` : audience.kind;
}

function wordsOf(audience: Audience, name: string | null): string {
  if (audience === null) return oneself.words;
  if (audience.kind === 'all') return 'Everybody';
  return audience.kind === 'subtree' ? 'Those who report to me' : `Team ${name ?? audience.teamId}`;
}
