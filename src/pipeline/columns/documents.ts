import type { Replica } from './follower.js';

/** A small read model kept as its documents. `version` counts what changed, for who derives something from all of them. */
export class Documents<Doc extends { readonly _id: number | string }> implements Replica<Doc> {
  readonly byId = new Map<Doc['_id'], Doc>();
  version = 0;

  put(document: Doc): void {
    this.byId.set(document._id, document);
    this.version += 1;
  }

  remove(id: Doc['_id']): void {
    if (this.byId.delete(id)) this.version += 1;
  }
}
