/** The people of the sandbox, as real-odoo/seed.py makes them; the admin has no Odoo user. */
export const people = [
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
  'Farid Haddad',
  'Greta Lind',
  'Hugo Moreau',
  'Ines Costa',
  'Jack Doyle',
  'Kira Sato',
  'Liam Walsh',
  'Mei Chen',
  'Noah Weber',
  'Olga Petrova',
  'Paul Mbeki',
].map((name) => ({ name, email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com` }));

/** Signs in without an Odoo user: a super admin by configuration. */
export const admin = { name: 'Admin', email: 'admin@example.com' } as const;
