export const CITIES = ['Lisbon', 'Porto', 'Berlin', 'Lyon', 'Ghent', 'Oslo', 'Turin', 'Leeds', 'Cork', 'Brno'] as const;
export const KINDS = [
  'Logistics',
  'Foods',
  'Robotics',
  'Energy',
  'Textiles',
  'Clinics',
  'Media',
  'Marine',
  'Optics',
  'Tools',
  'Paper',
  'Glass',
] as const;
/** Country codes of the cities, in their order. */
export const CITY_COUNTRIES = ['PT', 'PT', 'DE', 'FR', 'BE', 'NO', 'IT', 'GB', 'IE', 'CZ'] as const;
export const COUNTRIES = [
  ['Belgium', 'BE'],
  ['Czech Republic', 'CZ'],
  ['France', 'FR'],
  ['Germany', 'DE'],
  ['Ireland', 'IE'],
  ['Italy', 'IT'],
  ['Norway', 'NO'],
  ['Portugal', 'PT'],
  ['United Kingdom', 'GB'],
] as const;
export const RECURRING: readonly string[] = ['support renewal', 'service desk'];
export const PRODUCTS = [
  'fleet trackers',
  'support renewal',
  'warehouse lights',
  'service desk',
  'cold storage',
  'site audit',
  'training days',
  'sensors',
  'spare parts',
  'rollout',
] as const;
export const SUMMARIES = ['Call back', 'Send offer', 'Demo', 'Contract review'] as const;
/** Thousands. */
export const AMOUNTS = [2, 4, 5, 8, 12, 20, 35, 60, 120, 250] as const;
export const LOST_REASONS = ['Too expensive', "We don't have people/skills", 'Not enough stock'] as const;
export const TAGS = [
  'Product',
  'Software',
  'Services',
  'Information',
  'Design',
  'Training',
  'Consulting',
  'Other',
] as const;
export const SOURCES = [
  'Search engine',
  'Lead Recall',
  'Newsletter',
  'Facebook',
  'X',
  'LinkedIn',
  'Monster',
  'Glassdoor',
  'Craigslist',
  'Referral',
] as const;
export const MEDIUMS = [
  'Website',
  'Phone',
  'Direct',
  'Email',
  'Banner',
  'X',
  'Facebook',
  'LinkedIn',
  'Television',
  'Google Adwords',
] as const;
export const CONTACT_NAMES = [
  'Maria Alves',
  'Tom Becker',
  'Nora Dahl',
  'Luca Ferri',
  'Eva Horak',
  'Sean Kelly',
  'Julie Petit',
  'Rui Matos',
] as const;
