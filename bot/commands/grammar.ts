import { readPeopleCommand, type PeopleCommand } from './peopleGrammar.js';
import { readPlanCommand, type PlanCommand } from './planGrammar.js';
import type { ProjectionCommand } from './projections.js';
import { readSubscriptionCommand, type SubscriptionCommand } from './subscriptionGrammar.js';
import { readSyncCommand, type SyncCommand } from './syncGrammar.js';

/** What is not a question: a command to the bot. The same words everywhere, one-to-one and in channels. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'signIn' }
  | SyncCommand
  | ProjectionCommand
  | { readonly kind: 'plan'; readonly command: PlanCommand }
  | { readonly kind: 'subscription'; readonly command: SubscriptionCommand }
  | { readonly kind: 'people'; readonly command: PeopleCommand };

const helpWords = /^(help|\?|hi|hello|hey|hola|ol[aá]|bonjour|start|what can (i|you) (ask|do)|commands|questions)$/;
const signInWords = /^(?:sign in|log ?in|connect(?: to)? microsoft 365)$/;

/** Reads a command; null when the text is a question. Capitals, spaces and final punctuation do not matter. */
export function readCommand(text: string): Command | null {
  const words = text
    .toLowerCase()
    .replace(/[.!]+$/, '')
    .replace(/(.)\?+$/, '$1')
    .replace(/^\//, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (helpWords.test(words)) return { kind: 'help' };
  if (signInWords.test(words)) return { kind: 'signIn' };
  const subscription = readSubscriptionCommand(words);
  if (subscription) return { kind: 'subscription', command: subscription };
  const people = readPeopleCommand(words);
  if (people) return { kind: 'people', command: people };
  const plan = readPlanCommand(words);
  if (plan) return { kind: 'plan', command: plan };
  return readSyncCommand(words) ?? readProjectionCommand(words);
}

const projectionWords = /^(?:(?:show )?(?:the )?projections?(?: status)?|health)$/;
const letterWords = /^(?:show )?(?:the )?(?:dead letters?|parked(?: events| records)?)$/;

function readProjectionCommand(words: string): ProjectionCommand | null {
  if (projectionWords.test(words)) return { kind: 'projections' };
  if (letterWords.test(words)) return { kind: 'deadLetters' };
  const rebuild = /^rebuild (?:the )?([a-z_]{1,60})$/.exec(words)?.[1];
  if (rebuild !== undefined) return { kind: 'rebuild', name: rebuild, confirmed: false };
  const [, act, name] = /^(pause|resume) (?:the )?(?:projection )?([a-z]+_[a-z_]{1,60})$/.exec(words) ?? [];
  if (act !== undefined && name !== undefined)
    return { kind: act === 'pause' ? 'pauseProjection' : 'resumeProjection', name };
  const discard = /^discard (?:the )?(?:dead letter )?(\S{1,200})$/.exec(words)?.[1];
  if (discard !== undefined) return { kind: 'discard', id: discard, confirmed: false };
  const retry = /^retry (?:dead letters? )?(\S{1,200})$/.exec(words)?.[1];
  return retry === undefined ? null : { kind: 'retry', id: retry };
}
