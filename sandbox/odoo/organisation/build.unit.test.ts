import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { hooks } from '../crm/hooks.js';
import { allModels } from '../models/index.js';
import type { Row } from '../orm/contracts.js';
import { dayOf } from '../orm/datetime.js';
import { World } from '../orm/world.js';
import { buildOrganisation } from './build.js';
import { people } from './people.js';

const built = (deals: number, seed: number, now: string): World => {
  const clock = new Date(now);
  const world = new World(allModels(), hooks, () => clock);
  buildOrganisation(world, deals, seed, clock.getTime() * 1000);
  return world;
};

const rows = (world: World, model: string): Row[] => [...world.table(model).range()];
const MODELS = [
  'res.users',
  'hr.employee',
  'crm.team.member',
  'res.partner',
  'crm.lead',
  'mail.activity',
  'mail.message',
  'mail.tracking.value',
];
const fingerprint = (world: World): string =>
  createHash('sha256')
    .update(JSON.stringify(MODELS.map((model) => rows(world, model))))
    .digest('hex');

describe('the demo organisation', () => {
  const noon = '2026-11-20T12:00:00Z';
  const world = built(300, 7, noon);
  const leads = rows(world, 'crm.lead');

  it('is the same for the same seed and instant, another for another', () => {
    assert.equal(fingerprint(world), fingerprint(built(300, 7, noon)));
    assert.notEqual(fingerprint(world), fingerprint(built(300, 8, noon)));
    assert.notEqual(fingerprint(world), fingerprint(built(300, 7, '2026-11-21T12:00:00Z')));
  });

  it('has 23 people in four levels, each with a user, and 16 sellers in four teams', () => {
    const employees = rows(world, 'hr.employee').filter(({ id }) => id > 1);
    assert.equal(employees.length, 23);
    const level = (row: Row | undefined): number => (row ? 1 + level(world.row('hr.employee', row['parent_id'])) : 0);
    assert.deepEqual(
      [1, 2, 3, 4].map((n) => employees.filter((row) => level(row) === n).length),
      [1, 2, 4, 16],
    );
    assert.deepEqual(
      employees.map((row) => row['name']),
      people().map(({ name }) => name),
    );
    const members = rows(world, 'crm.team.member').filter((row) => Number(row['crm_team_id']) > 1);
    assert.equal(members.length, 16);
    assert.equal(new Set(members.map((row) => row['crm_team_id'])).size, 4);
  });

  it('has the accounts of the real Odoo by name', () => {
    const names = rows(world, 'res.partner')
      .filter((row) => row['is_company'] === true && row.id > 1)
      .map((row) => row['name']);
    assert.equal(names.length, 120);
    assert.deepEqual(names.slice(0, 3), ['Lisbon Logistics', 'Porto Foods', 'Berlin Robotics']);
  });

  it('knows nothing that happens after now', () => {
    const now = Date.parse(noon) * 1000;
    for (const model of ['crm.lead', 'mail.message', 'mail.activity'])
      for (const row of rows(world, model)) assert.ok(Number(row['write_date']) <= now, `${model} ${String(row.id)}`);
  });

  it('gives ids in the order things happened', () => {
    for (const model of ['crm.lead', 'mail.message']) {
      const dates = rows(world, model).map((row) => Number(row['create_date']));
      assert.deepEqual(
        dates,
        dates.toSorted((a, b) => a - b),
      );
    }
  });

  it('tracks every change of stage, owner and amount so that the history chains up to the present value', () => {
    const name = (row: Row): unknown => world.row('ir.model.fields', row['field_id'])?.['name'];
    let chained = 0;
    for (const [field, column] of [
      ['stage_id', 'integer'],
      ['user_id', 'integer'],
      ['expected_revenue', 'float'],
    ] as const)
      for (const lead of leads) {
        const changes = rowsOf(world, lead).filter((row) => name(row) === field);
        for (const [i, change] of changes.entries()) {
          const next = changes[i + 1]?.[`old_value_${column}`] ?? lead[field];
          assert.equal(change[`new_value_${column}`], next ?? 0, `${field} of deal ${String(lead.id)}`);
          chained++;
        }
      }
    assert.ok(chained > 300, String(chained));
  });

  it('settles won and lost deals as Odoo does', () => {
    for (const lead of leads) {
      const { won_status, active, probability, stage_id, date_closed } = lead;
      if (won_status === 'won') assert.deepEqual([active, probability, stage_id], [true, 100, 4]);
      if (won_status === 'lost') assert.deepEqual([active, probability], [false, 0]);
      assert.equal(date_closed !== undefined, won_status !== 'pending', String(lead.id));
    }
  });

  for (const now of ['2026-01-01T00:30:00Z', '2026-03-31T21:00:00Z', '2026-11-22T15:00:00Z', '2027-02-28T09:00:00Z'])
    it(`is alive whenever one looks: ${now}`, () => {
      const then = built(300, 20261122, now);
      const today = now.slice(0, 10);
      const all = rows(then, 'crm.lead');
      const open = all.filter((lead) => lead['won_status'] === 'pending');
      const close = (lead: Row): string => String(lead['date_deadline'] ?? '');
      const soon = dayOf((Date.parse(now) + 30 * 86_400_000) * 1000);
      const recently = (Date.parse(now) - 60 * 86_400_000) * 1000;
      const at = (what: string, rowsFound: readonly unknown[], least: number): void => {
        assert.ok(rowsFound.length >= least, `${what}: ${String(rowsFound.length)}`);
      };
      at('open', open, 80);
      at(
        'closing within 30 days',
        open.filter((lead) => close(lead) >= today && close(lead) <= soon),
        8,
      );
      at(
        'overdue',
        open.filter((lead) => close(lead) !== '' && close(lead) < today),
        10,
      );
      at(
        'without a close date',
        open.filter((lead) => close(lead) === ''),
        1,
      );
      at(
        'won lately',
        all.filter((lead) => lead['won_status'] === 'won' && Number(lead['date_closed']) > recently),
        5,
      );
      at(
        'lost lately',
        all.filter((lead) => lead['won_status'] === 'lost' && Number(lead['date_closed']) > recently),
        5,
      );
      const todo = rows(then, 'mail.activity').filter((row) => row['active'] === true);
      at(
        'overdue activities',
        todo.filter((row) => String(row['date_deadline']) < today),
        8,
      );
      at(
        'activities due today',
        todo.filter((row) => row['date_deadline'] === today),
        2,
      );
      at(
        'planned activities',
        todo.filter((row) => String(row['date_deadline']) > today),
        15,
      );
      at(
        'unassigned',
        all.filter((lead) => lead['user_id'] === undefined),
        1,
      );
    });
});

/** Tracking values of a deal, the first first. */
function rowsOf(world: World, lead: Row): Row[] {
  const messages = world.table('mail.message').idsWhere('res_id', lead.id) ?? [];
  const values = world.table('mail.tracking.value');
  const ids = messages.flatMap((id) => values.idsWhere('mail_message_id', id) ?? []).sort((a, b) => a - b);
  return ids.map((id) => values.get(id)).filter((row) => row !== undefined) as Row[];
}
