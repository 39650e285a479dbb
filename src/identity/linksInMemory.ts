import { LRUCache } from 'lru-cache';
import type { Collection } from 'mongodb';
import { createRecently, usualAges } from '../access/periodicCheck.js';
import type { CheckAges } from '../access/periodicCheck.js';
import type { LinkDocument, LinkVersionDocument } from './collections.js';

/** Links as this instance knows them, at most half a second behind what an admin changed in another. */
export interface KnownLinks {
  /** @param keepNone whether to remember, too, that there is none */
  read(id: string, keepNone: boolean): Promise<LinkDocument | null>;
  /** Runs a change of links and lets every instance know of it. */
  changing<Result>(change: () => Promise<Result>): Promise<Result>;
}

export interface LinksInMemoryOptions {
  readonly links: Collection<LinkDocument>;
  readonly versions: Collection<LinkVersionDocument>;
  readonly monotonic: () => number;
  readonly ages?: CheckAges;
}

const mostLinks = 20_000;
/** A change whose instance died before it could tell is found after this, in milliseconds. */
const atMostMs = 30_000;
const versionId = 'links';

/** One number counts the changes of all links; while it stands still, what was read stays right. */
export function createKnownLinks(options: LinksInMemoryOptions): KnownLinks {
  const { links, versions, monotonic, ages = usualAges } = options;
  const kept = new LRUCache<string, { readonly link: LinkDocument | null; readonly readAt: number }>({
    max: mostLinks,
  });
  let version = -1;
  const forget = (present: number) => {
    if (present === version) return;
    version = present;
    kept.clear();
  };
  const recently = createRecently(
    async () => forget((await versions.findOne({ _id: versionId }))?.version ?? 0),
    ages,
    monotonic,
  );
  const tell = async () => {
    await versions.updateOne({ _id: versionId }, { $inc: { version: 1 } }, { upsert: true });
    // A number that no instance has, so that what is being read at this moment is not kept either.
    forget(version < 0 ? version - 1 : -1 - version);
  };
  return {
    read: async (id, keepNone) => {
      await recently();
      const known = kept.get(id);
      if (known && monotonic() - known.readAt < atMostMs) return known.link;
      const [begun, readAt] = [version, monotonic()];
      const link = await links.findOne({ _id: id });
      if (begun === version && (link || keepNone)) kept.set(id, { link, readAt });
      return link;
    },
    // Told afterwards, also of a change whose answer was lost: it may have taken place.
    changing: async (change) => {
      try {
        return await change();
      } finally {
        await tell();
      }
    },
  };
}
