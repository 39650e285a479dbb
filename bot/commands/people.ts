import { doneScreen, whoSeesWhatScreen } from '../cards/peopleAdministration.js';
import type { Screen } from '../cards/screen.js';
import type { Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import { showAccess, showHierarchy, showSeenBy } from './access.js';
import { showAudit, verifyAudit } from './audit.js';
import { declareChannel, showChannels, withdrawChannel } from './channels.js';
import { linkAccount, showLinks, unlinkAccount } from './links.js';
import type { PeopleCommand } from './peopleGrammar.js';
import type { PeopleParts } from './peopleParts.js';
import { commandRefusal, mayCommand } from './permission.js';
import { setRole, showRoles } from './roles.js';

/** Obeys an admin, or refuses. What names people is for the admin alone: see `deliver`. */
export async function commandPeople(
  command: PeopleCommand,
  person: Person,
  conversation: { readonly id: string; readonly shared: boolean },
  parts: BotParts,
): Promise<Screen> {
  if (!(await mayCommand(person, wordsOf(command), parts))) {
    return commandRefusal('look after people and their rights', person, conversation.shared);
  }
  const { access, audit, directory } = parts;
  if (access === null || audit === null) return doneScreen('Not from here', 'This process does not look after people.');
  return obey(command, person, conversation, { ...access, audit, directory });
}

function obey(
  command: PeopleCommand,
  person: Person,
  conversation: { readonly id: string; readonly shared: boolean },
  parts: PeopleParts,
): Promise<Screen> {
  switch (command.kind) {
    case 'access':
      return showAccess(command.who, parts);
    case 'seenBy':
      return showSeenBy(command.who, parts);
    case 'whoSeesWhat':
      return Promise.resolve(whoSeesWhatScreen());
    case 'hierarchy':
      return showHierarchy(parts);
    case 'roles':
      return showRoles(parts);
    case 'setRole':
      return setRole(command, person, parts);
    case 'links':
      return showLinks(parts);
    case 'link':
      return linkAccount(command.account, command.who, person, parts);
    case 'unlink':
      return unlinkAccount(command, person, parts);
    case 'audit':
      return showAudit(parts);
    case 'verifyAudit':
      return verifyAudit(parts);
    case 'channels':
      return showChannels(parts);
    case 'declareChannel':
      return declareChannel(command.team, conversation, person, parts);
    case 'withdrawChannel':
      return withdrawChannel(conversation.id, person, parts);
  }
}

/** As the audit log keeps it. */
function wordsOf(command: PeopleCommand): string {
  const { kind, ...rest } = command;
  const words = Object.entries(rest).filter(([name]) => name !== 'confirmed');
  return [kind, ...words.map(([, value]) => String(value ?? 'none'))].join(' ');
}
