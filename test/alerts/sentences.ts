import { readFileSync } from 'node:fs';
import { readSubscriptionCommand } from '../../bot/commands/subscriptionGrammar.js';
import { usualAlertScope } from '../../src/alerts/read/composeRule.js';
import { readAlert } from '../../src/alerts/read/readAlert.js';
import type { AlertRule } from '../../src/alerts/rule.js';
import { ceo, contextFor, manager, rep } from '../ask/context.js';

/** A sentence that was made up before the grammar was read: who says it, and what they mean, or why it is no rule. */
export interface AlertSentence {
  readonly say: string;
  readonly by: 'ceo' | 'manager' | 'rep';
  readonly mean?: MeantRule;
  /** Other readings that are as good. */
  readonly or?: readonly MeantRule[];
  readonly refuse?: string;
}

/** What is unsaid is as usual. Scopes in short: `me`, `person 14`, `team 3 5`. */
interface MeantRule {
  readonly trigger: Readonly<Record<string, unknown>>;
  readonly filters?: Readonly<Record<string, unknown>>;
  readonly scope?: string;
}

/** `differently` is a sentence that was silently read as something else. */
export type AlertOutcome = 'asMeant' | 'declined' | 'differently';

export function alertSentences(): AlertSentence[] {
  const lines = readFileSync('test/alerts/sentences.jsonl', 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as AlertSentence);
}

/** As the API reads it, and as the chat does: there it is all lower case, and has to be told from a question. */
export function outcomeOf(sentence: AlertSentence): AlertOutcome {
  const typed = sentence.say.toLowerCase();
  const asked = readSubscriptionCommand(typed)?.kind === 'alert';
  const outcomes = [outcomeAs(sentence.say, sentence), asked ? outcomeAs(typed, sentence) : declinedOf(sentence)];
  return outcomes.find((one) => one === 'differently') ?? outcomes.find((one) => one === 'declined') ?? 'asMeant';
}

function declinedOf({ refuse }: AlertSentence): AlertOutcome {
  return refuse === undefined ? 'declined' : 'asMeant';
}

function outcomeAs(text: string, { by, mean, or = [], refuse }: AlertSentence): AlertOutcome {
  const viewer = { ceo, manager, rep }[by];
  const context = contextFor(viewer, null);
  const stages = [...context.directory.stages, { id: 5, name: 'Negotiation' }];
  const read = readAlert(text, { ...context, directory: { ...context.directory, stages } });
  if (read.kind !== 'alert') return refuse === undefined ? 'declined' : 'asMeant';
  const is = briefOf(read.rule);
  const usual = briefOf({ ...read.rule, scope: usualAlertScope(viewer) }).scope;
  const isMeant = (meant: MeantRule) => canonical(filled(meant, usual)) === canonical(is);
  return refuse === undefined && mean && [mean, ...or].some(isMeant) ? 'asMeant' : 'differently';
}

type Brief = Required<MeantRule>;

function briefOf({ trigger, filters, scope }: AlertRule): Brief {
  return { trigger, filters, scope: [scope.kind, ...[...scope.ids].sort((a, b) => a - b)].join(' ') };
}

function filled({ trigger, filters = {}, scope }: MeantRule, usual: string): Brief {
  const unsaid = trigger['kind'] === 'stageMoved' ? { to: [], direction: 'any' } : {};
  return { trigger: { ...unsaid, ...trigger }, filters, scope: scope ?? usual };
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => a.localeCompare(b)))
      : one,
  );
}
