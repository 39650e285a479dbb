import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { eventTypes, type OdooOpportunity } from '../../src/eventStore/eventTypes.js';
import type { OdooRecord } from '../../src/odoo/client/call.js';
import { opportunities } from '../../src/odoo/mapping/opportunities.js';
import { contextOf } from '../../src/odoo/mapping/readContext.js';

/** What a real Odoo answered about five deals that were made the same way in each; see support/recordDeals.ts. */
interface Recording {
  readonly version: string;
  readonly records: Readonly<Record<string, readonly OdooRecord[]>>;
}

function recordingOf(file: string): Recording {
  return JSON.parse(readFileSync(`test/odoo/recorded/${file}`, 'utf8')) as Recording;
}

function dealsOf({ records }: Recording): OdooOpportunity[] {
  const of = (model: string) => records[model] ?? [];
  const groups = { salesman: null, allLeads: null, salesManager: null, system: null };
  const context = contextOf(groups, {
    ...{ currencies: of('res.currency'), companies: of('res.company') },
    ...{ stages: of('crm.stage'), users: of('res.users') },
  });
  return of('crm.lead').map((record) =>
    eventTypes.OdooOpportunitySynced.data.parse(opportunities.map(record, context)),
  );
}

/** The deal without what two databases cannot have in common: ids, instants, the names of their teams. */
function essence(deal: OdooOpportunity) {
  const { account, owner, stage, lostReason, source } = deal;
  return {
    ...{ name: deal.name, type: deal.type, status: deal.status, active: deal.active },
    ...{ account: account?.name, owner: owner?.name, stage: stage?.name, lostReason: lostReason?.name },
    ...{ source: source?.name, contactName: deal.contactName, tags: deal.tagIds.length },
    ...{ amount: deal.amount, recurring: deal.recurring, probability: deal.probability, priority: deal.priority },
    ...{ expectedClose: deal.expectedClose, isClosed: deal.closedAt !== null },
  };
}

describe('recorded answers of real Odoos', () => {
  const [of14, of19] = [recordingOf('odoo14.json'), recordingOf('odoo19.json')];

  it('of 14 and 19 map to the same deals', () => {
    assert.deepEqual([of14.version, of19.version], ['14.0', '19.0']);
    assert.deepEqual(dealsOf(of14).map(essence), dealsOf(of19).map(essence));
  });

  it('of 14 tell status by stage, activity and probability, and date a loss approximately', () => {
    assert.deepEqual(
      dealsOf(of14).map((deal) => [deal.name, deal.status, deal.closedAtApproximate]),
      [
        ['Recorded open', 'open', false],
        ['Recorded won', 'won', false],
        ['Recorded lost', 'lost', true],
        ['Recorded archived', 'archived', false],
        ['Recorded lead', 'open', false],
      ],
    );
  });
});
