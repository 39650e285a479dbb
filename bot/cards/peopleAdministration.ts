import type { AccessReport, PersonName } from '../../src/access/administration/createPeopleAdministration.js';
import type { ChainState } from '../../src/ops/audit/createAudit.js';
import type { AuditEntry } from '../../src/ops/audit/auditEntry.js';
import type { Role } from '../../src/projections/documents.js';
import { card, cut, execute, facts, headline, richText, run, small } from './element.js';
import { oneWords, roleWords } from './roleWords.js';
import { forEveryone, forPerson, type Screen } from './screen.js';

const longestList = 15;

/** A headline and lines of names, for one admin alone. */
export function linesScreen(title: string, lines: readonly string[], note = ''): Screen {
  const shown = lines.slice(0, longestList).map((line) => richText([run(cut(line, 200))], { spacing: 'Small' }));
  const more = lines.length > longestList ? small(`and ${lines.length - longestList} more, in the admin page`) : null;
  return forPerson(title, card([headline(title), ...shown, more, note === '' ? null : small(note)]));
}

/** What somebody may see, and why. */
export function accessScreen(report: AccessReport): Screen {
  const { person, role, roleFrom, everything, owners, unownedTeams, manager, active } = report;
  const title = `${cut(person.name)} sees ${everything ? 'everything' : countOf(owners, 'person', 'people')}`;
  const reach = everything ? 'everything' : names(owners);
  return forPerson(
    title,
    card([
      headline(title),
      facts([
        ['Role', `${roleWords[role]}, by ${roleFrom}`],
        ['Deals of', reach === '' ? 'nobody' : reach],
        ['Unowned deals of', unownedTeams.length === 0 ? 'no team' : names(unownedTeams)],
        ['Manager', manager?.name ?? 'nobody'],
        ...(active ? [] : [['Odoo user', 'archived, so they cannot sign in'] as const]),
      ]),
      small('An app role of Entra may add to this; it counts while the person’s token carries it.'),
    ]),
  );
}

/** Who sees somebody's deals beside themselves. */
export function seenByScreen(person: PersonName, above: readonly AccessReport[]): Screen {
  const title = `Who sees the deals of ${cut(person.name)}`;
  const lines = above.map(
    (one) => `${one.person.name}, ${roleWords[one.role]}${one.everything ? ', sees everything' : ''}`,
  );
  const rest = 'And everybody whose role is executive or admin: they see every deal.';
  return linesScreen(title, [`${person.name}, as their owner`, ...lines], rest);
}

/** What each role sees; who has one by hand is named by “roles”. */
export function whoSeesWhatScreen(): Screen {
  const lines = [
    'Sales reps: the deals they own.',
    'Managers: their own deals, those of everyone who reports to them, over however many managers, and the unowned ones of the teams they lead.',
    'Executives and admins: every deal.',
    'Everybody else: nothing.',
  ];
  const how = 'Of one person: “what can Ben see”, “who can see Ben’s deals”. Roles given by hand: “roles”.';
  return linesScreen('Who can see what', lines, how);
}

/** Before somebody sees every deal. */
export function roleConfirmScreen({ id, name }: PersonName, role: Role): Screen {
  const sentence = `Make ${cut(name)} ${oneWords(role)}?`;
  const runs = role === 'ceo' ? '' : ', may run the sync and look after people';
  const body = [headline(sentence), small(`From then on they see every deal${runs}.`, { spacing: 'Small' })];
  return forPerson(sentence, card(body, [execute('Yes', 'role.set', { odooUserId: id, role })]));
}

/** Before an account is refused. */
export function unlinkConfirmScreen(said: string, objectId: string): Screen {
  const sentence = `Unlink ${cut(said)}?`;
  const body = [
    headline(sentence),
    small('Whoever signs in with it is refused until somebody links it again.', { spacing: 'Small' }),
  ];
  return forPerson(sentence, card(body, [execute('Unlink', 'account.unlink', { objectId })]));
}

/** Names that fit more than one, or nobody. */
export function whoScreen(words: string, found: readonly PersonName[]): Screen {
  if (found.length === 0) return linesScreen('Nobody of that name', [], `No Odoo user is called “${cut(words, 60)}”.`);
  const lines = found.map(({ id, name }) => `${name} (Odoo user ${id})`);
  return linesScreen('Several people have that name', lines, 'Say the e-mail address, or the number of the Odoo user.');
}

/** Something was done; carries no name, so it may stand where others read along. */
export function doneScreen(sentence: string, detail: string): Screen {
  return forEveryone(sentence, card([headline(sentence), small(detail, { spacing: 'Small' })]));
}

/** The newest acts, one line each. */
export function auditScreen(entries: readonly AuditEntry[]): Screen {
  const lines = entries.map(({ at, who, action, code, target }) =>
    [at.toISOString().slice(0, 16).replace('T', ' '), who ?? 'nobody', action, target, code]
      .filter(Boolean)
      .join(' · '),
  );
  return linesScreen('The latest in the audit log', lines, 'Times in UTC. The whole log is in the admin page.');
}

/** Whether the hash chain holds. */
export function chainScreen({ entries, head, broken }: ChainState): Screen {
  const sentence = broken ? `The audit log is broken at entry ${broken.at}` : 'The audit log is whole';
  const detail = broken
    ? `The entry is ${broken.problem}; the ${entries} before it stand. Compare with the heads in the service’s own log.`
    : `${entries} entries, each chained to the one before. Head ${head.slice(0, 16)}…`;
  return doneScreen(sentence, detail);
}

function names(people: readonly PersonName[]): string {
  const shown = people.slice(0, longestList).map(({ name }) => cut(name, 40));
  return people.length > longestList ? `${shown.join(', ')} and ${people.length - longestList} more` : shown.join(', ');
}

function countOf(people: readonly PersonName[], one: string, several: string): string {
  return `the deals of ${people.length} ${people.length === 1 ? one : several}`;
}
