/** A person of the demo organisation; the same names as on the real Odoo that `shared/real-odoo/seed.py` fills. */
export interface Person {
  readonly name: string;
  readonly role: 'rep' | 'leader' | 'manager';
  readonly boss?: string;
  /** The team a rep sells for, or a leader leads. */
  readonly team?: string;
}

const DIRECTORS = ['Lena Fischer', 'Tomas Novak'] as const;
const LEADERS = ['Priya Raman', 'Jonas Berg', 'Amelie Laurent', 'Diego Santos'] as const;
export const TEAMS = ['North', 'South', 'Enterprise', 'Partners'] as const;
const REPS = [
  ['Ana Silva', 'Ben Carter', 'Chloe Martin', 'David Kim'],
  ['Elif Kaya', 'Farid Haddad', 'Greta Lind', 'Hugo Moreau'],
  ['Ines Costa', 'Jack Doyle', 'Kira Sato', 'Liam Walsh'],
  ['Mei Chen', 'Noah Weber', 'Olga Petrova', 'Paul Mbeki'],
] as const;

export const CHIEF = 'Grace Okafor';

/** Chief, directors, then each leader with their reps, in the order the real Odoo creates them. */
export function people(): Person[] {
  const directors: Person[] = DIRECTORS.map((name) => ({ name, role: 'manager', boss: CHIEF }));
  const teams = LEADERS.flatMap((leader, i): Person[] => {
    const team = TEAMS[i] ?? '';
    const boss = DIRECTORS[Math.floor(i / 2)] ?? CHIEF;
    const reps = (REPS[i] ?? []).map((name): Person => ({ name, role: 'rep', boss: leader, team }));
    return [{ name: leader, role: 'leader', boss, team }, ...reps];
  });
  return [{ name: CHIEF, role: 'manager' }, ...directors, ...teams];
}

/** `first.last@example.com`. */
export const loginOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
