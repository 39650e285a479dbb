import { ForesailError } from '../../errors.js';
import type { OdooClient } from '../client/createOdooClient.js';
import type { MappingContext } from '../mapping/context.js';
import { opportunities } from '../mapping/opportunities.js';
import { readContext } from '../mapping/readContext.js';
import { referenceId } from '../mapping/values.js';
import { createTrackingReader, type TrackingReader } from '../sync/history/trackingReader.js';
import type { Ground } from './writeOf.js';

/** What changing deals needs to know of a database; it changes when modules come and go. */
export interface KnownOdoo extends Ground {
  readonly context: MappingContext;
  /** null where the key may not read the history. */
  readonly tracking: TrackingReader | null;
  /** Fields that the sync reads of a deal, in its order: the same record must look the same to both. */
  readonly syncFields: readonly string[];
  /** Users' partners, who are the authors of notes. */
  readonly partnerOf: ReadonlyMap<number, number>;
}

const maxAgeMs = 5 * 60_000;

/** Reads it once in a while. `dealFields`: further fields of deals that the sync keeps; `monotonic`: milliseconds that never run backwards. */
export function rememberOdoo(
  client: OdooClient,
  dealFields: readonly string[],
  monotonic: () => number,
): () => Promise<KnownOdoo> {
  let known: { answer: Promise<KnownOdoo>; until: number } | null = null;
  return () => {
    if (known && known.until > monotonic()) return known.answer;
    const answer = readKnown(client, dealFields);
    known = { answer, until: monotonic() + maxAgeMs };
    answer.catch(() => {
      known = null;
    });
    return answer;
  };
}

async function readKnown(client: OdooClient, dealFields: readonly string[]): Promise<KnownOdoo> {
  const wanted = [...opportunities.fields, ...dealFields, 'write_date', 'write_uid'];
  const [context, fields, noteSubtypeId, models, users] = await Promise.all([
    readContext(client),
    client.fieldsGet('crm.lead', wanted),
    noteSubtype(client),
    client.search('ir.model', [['model', '=', 'crm.lead']]),
    client.searchRead('res.users', [], ['partner_id']),
  ]);
  const ownFields = dealFields.flatMap((name) => (fields[name] ? [[name, fields[name].type] as const] : []));
  return {
    context: { ...context, customFields: new Map(ownFields) },
    noteSubtypeId,
    tracking: await createTrackingReader(client, context),
    syncFields: wanted.filter((name) => name in fields),
    dealModelId: models[0] ?? 0,
    lostReasonField: 'lost_reason_id' in fields ? 'lost_reason_id' : 'lost_reason',
    partnerOf: new Map(
      users.flatMap((user) => {
        const partner = referenceId(user, 'partner_id');
        return partner === null ? [] : [[user.id, partner] as const];
      }),
    ),
  };
}

async function noteSubtype(client: OdooClient): Promise<number> {
  const domain = [
    ['module', '=', 'mail'],
    ['name', '=', 'mt_note'],
  ];
  const [row] = await client.searchRead('ir.model.data', domain, ['res_id']);
  const id = row?.['res_id'];
  if (typeof id === 'number') return id;
  throw new ForesailError('ODOO_REFUSED', { message: 'Odoo has no kind of message named mail.mt_note' });
}
