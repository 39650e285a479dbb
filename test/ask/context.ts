import { authorise, type Viewer } from '../../src/access/viewer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { AskContext, Directory, DirectoryEntry } from '../../src/ask/ports.js';

/** The organisation and the day that the sentences of the tests are read in: Sunday 22 November 2026, Lisbon. */

function entries(from: number, names: readonly string[]): DirectoryEntry[] {
  return names.map((name, index) => ({ id: from + index, name }));
}

export const directory: Directory = {
  people: entries(6, [
    'Grace Okafor',
    'Lena Fischer',
    'Tomas Novak',
    'Priya Raman',
    'Jonas Berg',
    'Amelie Laurent',
    'Diego Santos',
    'Ana Silva',
    'Ben Carter',
    'Chloe Martin',
    'David Kim',
    'Elif Kaya',
  ]),
  teams: entries(1, ['Sales', 'Website', 'North', 'South', 'Enterprise', 'Partners']),
  stages: entries(1, ['New', 'Qualified', 'Proposition', 'Won']),
  accounts: entries(100, [
    'Porto Foods',
    'Leeds Media',
    'Oslo Robotics',
    'Turin Energy',
    'Porto Glass',
    'Lisbon Logistics',
    'Azure Interior',
  ]),
  tags: entries(1, ['Product', 'Software', 'Services', 'Design']),
};

function viewer(odooUserId: number, role: Viewer['role'], sees: Viewer['sees'], locale: string): Viewer {
  return authorise({
    personId: `odoo:${String(odooUserId)}`,
    odooUserId,
    name: '',
    email: '',
    role,
    sees,
    timeZone: 'Europe/Lisbon',
    locale,
    accessVersion: 1,
  });
}

export const ceo = viewer(6, 'ceo', { kind: 'all' }, 'en-GB');
export const manager = viewer(9, 'manager', { kind: 'some', ownerIds: [9, 13, 14], unownedTeamIds: [3] }, 'en-GB');
export const rep = viewer(13, 'rep', { kind: 'some', ownerIds: [13], unownedTeamIds: [] }, 'en-GB');

/** Only names that the viewer may see are known to their sentences. */
export function contextFor(who: Viewer, previous: PipelineQuestion | null): AskContext {
  const { sees } = who;
  const people = directory.people.filter((person) => sees.kind === 'all' || sees.ownerIds.includes(person.id));
  return {
    now: new Date('2026-11-22T09:00:00Z'),
    timeZone: 'Europe/Lisbon',
    fiscalYearStart: 1,
    viewer: who,
    directory: { ...directory, people },
    previous,
  };
}
