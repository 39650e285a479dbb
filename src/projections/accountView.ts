import type { StoredEvent } from '../eventStore/event.js';
import type { AccountView } from './documents.js';
import type { DocumentModel } from './engine/readModel.js';

/** `account_view`: the account as Odoo has it. */
export const accountView: DocumentModel<Omit<AccountView, 'position'>> = {
  kind: 'documents',
  name: 'account_view',
  version: 1,
  partitions: 1,
  indexes: [{ key: { name: 1 } }],
  owns: ['OdooAccountSynced', 'OdooAccountRemoved'],
  idOf: (event) => (event.data as { id: number }).id,
  apply(_, event) {
    if (event.type !== 'OdooAccountSynced') return null;
    const { id, name, city, country } = (event as StoredEvent<'OdooAccountSynced'>).data;
    return { _id: id, name, city, country };
  },
};
