import type { Directory, DirectoryEntry } from '../ask/ports.js';
import type { Names } from './said.js';

/** A directory as names for saying a question back: only what its viewer may see has one. */
export function namesOf(directory: Directory): Names {
  const lists = {
    stage: directory.stages,
    owner: directory.people,
    team: directory.teams,
    account: directory.accounts,
    tag: directory.tags,
    deal: [] as readonly DirectoryEntry[],
    company: [] as readonly DirectoryEntry[],
  };
  return { name: (kind, id) => lists[kind].find((one) => one.id === id)?.name ?? null };
}
