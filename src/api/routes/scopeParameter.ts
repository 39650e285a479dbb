import { z } from 'zod';
import type { Viewer } from '../../access/viewer.js';
import type { DirectoryEntry } from '../../ask/ports.js';
import type { Scope } from '../../pipeline/question.js';
import type { DirectoryLoader } from '../ports.js';

const form = /^(?:(me|all|subtree)|(team|person|subtree):([1-9]\d{0,8}))$/;

/** `me`, `all`, `subtree` (my reports and I), `team:<crm.team id>`, `person:<user id>` or `subtree:<user id>`. */
export const scopeParameter = z
  .string()
  .regex(form, 'me, all, subtree, team:<id>, person:<id> or subtree:<id>')
  .meta({ description: 'Whose deals: me, all, subtree, team:<id>, person:<id> or subtree:<id>', example: 'me' });

const ownLabels = { me: 'you', all: 'everything you may see', subtree: 'your team' } as const;

/**
 * The scope a parameter means, with a name for it. Whether the viewer may see it is decided where it is answered; a
 * name that is not in their directory stays a number here.
 */
export async function readScope(text: string, viewer: Viewer, directory: DirectoryLoader): Promise<Scope> {
  const [, own, kind, id] = form.exec(text) ?? [];
  if (own === 'me' || own === 'all' || own === 'subtree') return { kind: own, ids: [], label: ownLabels[own] };
  const number = Number(id);
  const names = await directory.load(viewer);
  if (kind === 'team') return { kind, ids: [number], label: nameOf(names.teams, number, 'team') };
  const label = nameOf(names.people, number, 'person');
  return kind === 'subtree'
    ? { kind, ids: [number], label: `${label}’s team` }
    : { kind: 'person', ids: [number], label };
}

function nameOf(entries: readonly DirectoryEntry[], id: number, noun: string): string {
  return entries.find((entry) => entry.id === id)?.name.slice(0, 150) ?? `${noun} ${id}`;
}
