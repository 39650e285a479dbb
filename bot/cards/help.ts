import type { Role } from '../../src/projections/documents.js';
import { tabLink, type CardContext } from './context.js';
import { card, execute, headline, openUrl, plain, section, small, text, type CardAction } from './element.js';
import { suggestionRows, type Suggestion } from './questionRow.js';
import { isAdmin, roleWords } from './roleWords.js';
import { forEveryone, forPerson, type Screen } from './screen.js';

const forReps: readonly Suggestion[] = [
  { text: 'my pipeline', gives: 'open, weighted, by stage' },
  { text: 'my overdue activities', gives: 'what to do first' },
  { text: 'deals closing this month', gives: 'with what holds them up' },
  { text: 'what did we win this quarter', gives: 'won, with the deals behind it' },
];
const forManagers: readonly Suggestion[] = [
  { text: "my team's pipeline by rep", gives: 'open and weighted per person' },
  { text: 'deals closing this month', gives: 'with what holds them up' },
  { text: 'win rate this quarter by rep', gives: 'won of all that were closed' },
  { text: 'top 10 deals', gives: 'the largest that are open' },
];
const forExecutives: readonly Suggestion[] = [
  { text: 'pipeline by team', gives: 'open and weighted per team' },
  { text: 'what did we win this quarter', gives: 'won, with the deals behind it' },
  { text: 'top 10 deals', gives: 'the largest that are open' },
  { text: 'win rate this year by team', gives: 'won of all that were closed' },
];
const forAdmins: readonly Suggestion[] = [
  { text: 'sync now', gives: 'fetch what changed, with live progress' },
  { text: 'sync status', gives: 'last run, next run, what it read' },
  { text: 'projections', gives: 'how far each read model is, and what is parked' },
  { text: 'pipeline by team', gives: 'open and weighted per team' },
];

const followUps =
  'Type a question as you would say it. A follow-up such as "only over 20k" or "by rep" refines the last answer.';

/** What to try, by role. */
export function suggestionsFor(role: Role): readonly Suggestion[] {
  if (isAdmin(role)) return forAdmins;
  if (role === 'ceo') return forExecutives;
  return role === 'manager' ? forManagers : forReps;
}

/** The first card a person gets in their own chat. */
export function welcomeScreen(person: { readonly name: string; readonly role: Role }, context: CardContext): Screen {
  const sentence = welcomeHeadline(person.role);
  const body = [
    headline(sentence),
    text(plain(`You are ${person.name}, ${roleWords[person.role]}. ${sightWords(person.role)}`), { spacing: 'Small' }),
    section('Try one'),
    ...suggestionRows(suggestionsFor(person.role)),
    small(followUps, { spacing: 'Medium' }),
  ];
  return forPerson(sentence, card(body, helpActions(person.role, context)));
}

/** What an admin can say beside questions; what is tapped begins nothing that cannot be seen. */
const adminCommands: readonly Suggestion[] = [
  { text: 'sync now', gives: 'also full, reconcile, backfill, pause, resume, every 10 minutes' },
  { text: 'sync status', gives: 'last run, next run; “sync history” for those before' },
  { text: 'health', gives: 'sync, connections and read models at a glance' },
  { text: 'projections', gives: 'also “rebuild opportunity_view”, “pause opportunity_view”' },
  { text: 'dead letters', gives: 'what is parked; also “retry all”, “retry” or “discard” one by its id' },
  { text: 'who can see what', gives: 'also “what can Ben see”, “who can see Ben’s deals”' },
  { text: 'roles', gives: 'also “make Ben a manager”, “remove Ben’s role”' },
  { text: 'links', gives: 'also “link ben@example.com to Ben Carter”, “unlink …”' },
  { text: 'targets', gives: 'also “set Ana’s target for Q4 to 250k”' },
  { text: 'audit log', gives: 'who did what; also “verify audit”' },
  { text: 'channels', gives: 'in a channel also “declare this channel for team North”, “withdraw this channel”' },
];

/** What can be asked, by role; names nobody, so it may stand in a channel. */
export function helpScreen(role: Role, context: CardContext): Screen {
  return isAdmin(role) ? adminHelpScreen(role, context) : questionHelpScreen(role, context);
}

function adminHelpScreen(role: Role, context: CardContext): Screen {
  const sentence = 'What you can ask, and have done';
  const body = [
    headline(sentence),
    section('Commands'),
    ...suggestionRows(adminCommands),
    section('Questions'),
    ...suggestionRows([...forExecutives.slice(0, 3), ...forReps.slice(1, 2)]),
    small(followUps, { spacing: 'Medium' }),
  ];
  return forEveryone(sentence, card(body, helpActions(role, context)));
}

/** To thanks: short, and no figure. */
export function askAwayScreen(): Screen {
  const sentence = 'Ask away';
  const body = [headline(sentence), small('A follow-up refines the last answer.', { spacing: 'Small' })];
  return forEveryone(sentence, card(body, [execute('What can I ask?', 'help.show')]));
}

function questionHelpScreen(role: Role, context: CardContext): Screen {
  const sentence = 'What you can ask';
  const more = suggestionsFor(role === 'rep' ? 'rep' : role);
  const others = forReps.filter((one) => !more.some((other) => other.text === one.text));
  const body = [
    headline(sentence),
    small('Deals, activities, what was won and lost; for a person, a team, a stage, an amount or a period.', {
      spacing: 'Small',
    }),
    ...suggestionRows([atAGlance, ...more, ...(role === 'rep' ? repExtras : others)].slice(0, 8)),
    small(followUps, { spacing: 'Medium' }),
  ];
  return forEveryone(sentence, card(body, helpActions(role, context)));
}

/** For a team or a group chat in which the app was installed. */
export function groupWelcomeScreen(context: CardContext): Screen {
  const sentence = 'Mention me with a question about the pipeline';
  const body = [
    headline(sentence),
    small('I answer each person alone: what stands here carries no figures and no names.', { spacing: 'Small' }),
  ];
  const actions = [execute('What can I ask?', 'help.show'), openUrl('Open in tab', tabLink(context))];
  return forEveryone(sentence, card(body, actions));
}

const atAGlance: Suggestion = {
  text: 'dashboard',
  gives: 'the main figures at a glance, also “dashboard last quarter”',
};
const repExtras: readonly Suggestion[] = [
  { text: 'top 5 deals', gives: 'your largest open deals' },
  { text: 'deals over 50k closing in the next 30 days', gives: 'amounts and dates as you say them' },
  { text: 'my pipeline by account', gives: 'or by stage, month, tag' },
];

function helpActions(role: Role, context: CardContext): readonly CardAction[] {
  const first = isAdmin(role)
    ? execute('Sync now', 'sync.start', { mode: 'incremental' })
    : execute('My pipeline', 'ask.run', { text: 'my pipeline' });
  return [first, execute('All questions', 'help.show'), openUrl('Open in tab', tabLink(context))];
}

function welcomeHeadline(role: Role): string {
  if (isAdmin(role)) return 'Run and watch the sync';
  if (role === 'manager') return 'Ask about your team';
  return role === 'ceo' ? 'Ask about the whole pipeline' : 'Ask about your deals';
}

function sightWords(role: Role): string {
  if (isAdmin(role)) return 'You see every deal, and run the sync.';
  if (role === 'ceo') return 'You see every deal.';
  if (role === 'manager') return 'You see your own deals and those of everyone who reports to you.';
  return 'You see the deals you own; nobody sees more through me than they may.';
}
