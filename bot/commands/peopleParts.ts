import type { PeopleAdministration } from '../../src/access/administration/createPeopleAdministration.js';
import type { Channels } from '../../src/access/channels/createChannels.js';
import type { Roles } from '../../src/access/roles/createRoles.js';
import type { DirectoryLoader } from '../../src/api/ports.js';
import type { LinkAdministration } from '../../src/identity/linkAdministration.js';
import type { Audit } from '../../src/ops/audit/createAudit.js';

/** What the commands about people work with. */
export interface PeopleParts extends AccessAdmin {
  readonly audit: Audit;
  readonly directory: DirectoryLoader;
}

/** What admins may do about people, roles, links and channels. */
export interface AccessAdmin {
  readonly people: PeopleAdministration;
  readonly roles: Pick<Roles, 'grants' | 'change'>;
  readonly links: LinkAdministration;
  readonly channels: Channels;
}
