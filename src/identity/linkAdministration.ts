import type { Collection } from 'mongodb';
import type { Clock } from '../clock.js';
import { ForesailError } from '../errors.js';
import { unlessDuplicate } from '../mongo/duplicateKey.js';
import type { LinkDocument } from './collections.js';
import type { KnownLinks } from './linksInMemory.js';
import { heldBy, linkId } from './linkDocument.js';

/** A link as admins see it. */
export interface Link {
  readonly objectId: string;
  /** null: unlinked by an admin; the account is refused until it is linked again. */
  readonly odooUserId: number | null;
  readonly addresses: readonly string[];
  /** ISO instant. */
  readonly linkedAt: string;
  readonly linkedBy: string;
}

/** Setting right which Odoo user an account stands for. */
export interface LinkAdministration {
  list(): Promise<readonly Link[]>;
  /** @throws ForesailError PERSON_UNKNOWN, PERSON_AMBIGUOUS when the Odoo user is linked to another account. */
  link(objectId: string, odooUserId: number, by: string): Promise<Link>;
  /** From then on the account is refused, even if its address would lead to an Odoo user. */
  unlink(objectId: string, by: string): Promise<void>;
}

const mostListed = 5_000;

export function createLinkAdministration(options: {
  links: Collection<LinkDocument>;
  knownLinks: KnownLinks;
  tenantId: string;
  clock: Clock;
  isActiveUser: (odooUserId: number) => Promise<boolean>;
}): LinkAdministration {
  const { links, knownLinks, clock, isActiveUser } = options;
  const tenantId = options.tenantId.toLowerCase();
  const put = async (objectId: string, odooUserId: number | null, by: string): Promise<Link> => {
    const _id = linkId({ tenantId, objectId });
    const known = await links.findOne({ _id });
    const link: LinkDocument = {
      _id,
      tenantId,
      objectId: objectId.toLowerCase(),
      odooUserId,
      holds: heldBy(odooUserId, objectId),
      addresses: known?.addresses ?? [],
      linkedAt: clock.now(),
      linkedBy: by,
    };
    const write = () => unlessDuplicate(() => links.replaceOne({ _id }, link, { upsert: true }));
    if (!(await knownLinks.changing(write))) throw taken();
    return shown(link);
  };
  return {
    list: async () => (await links.find({ tenantId }).sort({ _id: 1 }).limit(mostListed).toArray()).map(shown),
    link: async (objectId, odooUserId, by) => {
      if (!(await isActiveUser(odooUserId))) {
        throw new ForesailError('PERSON_UNKNOWN', { message: 'There is no active Odoo user of that id' });
      }
      return put(objectId, odooUserId, by);
    },
    unlink: async (objectId, by) => void (await put(objectId, null, by)),
  };
}

function shown({ objectId, odooUserId, addresses, linkedAt, linkedBy }: LinkDocument): Link {
  return { objectId, odooUserId, addresses, linkedAt: linkedAt.toISOString(), linkedBy };
}

function taken(): ForesailError {
  return new ForesailError('PERSON_AMBIGUOUS', {
    message: 'That Odoo user is linked to another account; unlink that one first',
  });
}
