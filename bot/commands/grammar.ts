import { readDashboardCommand, type DashboardCommand } from './dashboard.js';
import { readPeopleCommand, type PeopleCommand } from './peopleGrammar.js';
import { readPlanCommand, type PlanCommand } from './planGrammar.js';
import type { ProjectionCommand } from './projections.js';
import { readSubscriptionCommand, type SubscriptionCommand } from './subscriptionGrammar.js';
import { readSyncCommand, type SyncCommand } from './syncGrammar.js';

/** What is not a question: a command to the bot. The same words everywhere, one-to-one and in channels. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'signIn' }
  /** Thanks, or a thumb up: nothing is asked. */
  | { readonly kind: 'pleasantry' }
  | { readonly kind: 'health' }
  | DashboardCommand
  | SyncCommand
  | ProjectionCommand
  | { readonly kind: 'plan'; readonly command: PlanCommand }
  | { readonly kind: 'subscription'; readonly command: SubscriptionCommand }
  | { readonly kind: 'people'; readonly command: PeopleCommand };

const helpWords =
  /^(help(?: me)?|\?|hi|hello|hey|hola|ol[aá]|bonjour|start|what (can|do) (i|you) (ask|do)|(admin )?commands|questions|admin help|help (for )?admins?|how does (this|it) work|how do i use (this|you)|ajuda|aide)$/;
const signInWords = /^(?:sign in|log ?in|connect(?: to)? microsoft 365)$/;
const pleasantWords =
  /^(?:(?:ok(?:ay)?|great|perfect|nice|cool|super|got it|all right|alright|many|thanks?|thank you|thx|ty|cheers|obrigad[oa]|merci|fine|good|very much|so much|a lot|bye|goodbye)[ ,]*)+$/;

/** Reads a command; null when the text is a question. Capitals, spaces, manners and final punctuation do not matter. */
export function readCommand(text: string): Command | null {
  const said = text
    .toLowerCase()
    .replace(/[.!]+$/, '')
    .replace(/(.)\?+$/, '$1')
    .replace(/^\//, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (isPleasant(said)) return { kind: 'pleasantry' };
  const words = withoutManners(said);
  return readWords(words) ?? readShown(words);
}

function readWords(words: string): Command | null {
  if (helpWords.test(words)) return { kind: 'help' };
  if (signInWords.test(words)) return { kind: 'signIn' };
  const subscription = readSubscriptionCommand(words);
  if (subscription) return { kind: 'subscription', command: subscription };
  const dashboard = readDashboardCommand(words);
  if (dashboard) return dashboard;
  const people = readPeopleCommand(words);
  if (people) return { kind: 'people', command: people };
  const plan = readPlanCommand(words);
  if (plan) return { kind: 'plan', command: plan };
  return readSyncCommand(words) ?? readProjectionCommand(words);
}

/** A thumb up, or a word of thanks: nothing is asked. */
function isPleasant(words: string): boolean {
  return pleasantWords.test(words) || (words !== '' && !/[\p{L}\p{N}?]/u.test(words));
}

function withoutManners(words: string): string {
  return words
    .replace(/^(?:please|pls|kindly|(?:can|could|would|will) you(?: please)?)[ ,]+/, '')
    .replace(/[ ,]+(?:please|pls|thanks|thank you|for me)$/, '');
}

/** "show me the audit log", of what is looked at alone: to show the sync is not to run it. */
function readShown(words: string): Command | null {
  const shown = /^(?:show|give|list|open|see|view|display|check)(?: me| us)?(?: the| all(?: the)?| our)? (.+)$/.exec(
    words,
  );
  const command = shown === null ? null : readWords(shown[1] ?? '');
  if (command === null) return null;
  if (command.kind === 'people') return looks.includes(command.command.kind) ? command : null;
  return looks.includes(command.kind) ? command : null;
}

const looks: readonly string[] = [
  ...['help', 'dashboard', 'syncStatus', 'health', 'projections', 'deadLetters'],
  ...['access', 'seenBy', 'whoSeesWhat', 'roles', 'links', 'hierarchy', 'audit', 'channels'],
];

const healthWords =
  /^(?:(?:system )?health(?: check| status)?|how healthy (?:is|are) .{1,30}|(?:is|are) (?:everything|all|foresail|the system|you)(?: still)? (?:ok|okay|fine|alright|all right|well|healthy|up|working))$/;
const projectionWords = /^(?:(?:show )?(?:the )?(?:projections?|read models?)(?: status| state| health)?)$/;
const letterWords =
  /^(?:(?:show |any |are there (?:any )?)?(?:the )?(?:dead ?letters?|parked(?: events| records)?|failed events)|what(?: is|['’]s)? parked|(?:is )?(?:anything|something) parked)$/;
const allLetters =
  '(?:all|everything|them|it|(?:all )?(?:of )?(?:the )?(?:dead ?letters?|parked(?: events| records)?))';
const retryAllWords = new RegExp(`^(?:retry|requeue|replay)(?: ${allLetters})?$`);
/** Names of projections end with one of these; other words after "rebuild" are no name. */
const projectionName = '[a-z]+(?:[ _][a-z]+){0,2}[ _](?:view|profiles|matrix|history|metrics|runs)';
const rebuildWords = new RegExp(`^rebuild (?:the )?(?:projection )?(${projectionName}|[a-z_]{1,60})(?: projection)?$`);

function readProjectionCommand(words: string): Command | null {
  if (healthWords.test(words)) return { kind: 'health' };
  if (projectionWords.test(words)) return { kind: 'projections' };
  if (letterWords.test(words)) return { kind: 'deadLetters' };
  if (/^rebuild(?: (?:all|everything|(?:all )?(?:the )?(?:projections?|read models?)))?$/.test(words))
    return { kind: 'rebuild', name: '', confirmed: false };
  const rebuild = rebuildWords.exec(words)?.[1]?.replaceAll(' ', '_');
  if (rebuild !== undefined) return { kind: 'rebuild', name: rebuild, confirmed: false };
  const [, act, name] = /^(pause|resume) (?:the )?(?:projection )?([a-z]+_[a-z_]{1,60})$/.exec(words) ?? [];
  if (act !== undefined && name !== undefined)
    return { kind: act === 'pause' ? 'pauseProjection' : 'resumeProjection', name };
  const discard = /^discard (?:the )?(?:dead ?letter )?(\S{1,200})$/.exec(words)?.[1];
  if (discard !== undefined) return { kind: 'discard', id: discard, confirmed: false };
  if (retryAllWords.test(words)) return { kind: 'retry', id: 'all' };
  const retry = /^retry (?:the )?(?:dead ?letters? )?(\S{1,200})$/.exec(words)?.[1];
  return retry === undefined ? null : { kind: 'retry', id: retry };
}
