import { objectIdOf } from '../entra/objectId.js';
import { admin, people } from './playgroundPeople.js';

/** A person of the Agents Playground. */
export interface PlaygroundPerson {
  readonly name: string;
  readonly email: string;
}

/** The tenant of the local identity. */
const defaultTenantId = '00000000-0000-0000-0000-0000000000f0';
/** The Playground wants exactly this many other people. */
const otherPeople = 5;

/** A person of the sandbox, or anybody else by e-mail address: a real Odoo has people of its own. */
export function personOf(email: string): PlaygroundPerson {
  const wanted = email.trim().toLowerCase();
  const known = [...people, admin].find((person) => person.email === wanted);
  if (known) return known;
  const words = (wanted.split('@')[0] ?? wanted).split(/[._-]+/).filter((word) => word !== '');
  return { name: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '), email: wanted };
}

/**
 * The Playground's configuration (version 0.1.1) for one person: who writes is always `currentUser`, whatever a message
 * says, so each person needs a Playground of their own.
 */
export function playgroundConfig(current: PlaygroundPerson, tenantId: string = defaultTenantId): string {
  const others = people.filter((person) => person.email !== current.email).slice(0, otherPeople);
  const own = objectIdOf(current.email).slice(0, 8);
  return [
    'version: "0.1.1"',
    `tenantId: ${quoted(tenantId)}`,
    'bot:',
    '  id: "28:foresail"',
    '  name: "Foresail"',
    'currentUser:',
    ...personLines(current).map((line) => `  ${line}`),
    'users:',
    ...others.flatMap((person) => personLines(person).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`)),
    'personalChat:',
    `  id: ${quoted(`personal-${own}`)}`,
    'groupChat:',
    `  id: ${quoted(`group-${own}`)}`,
    '  name: "Pipeline review"',
    'team:',
    `  id: ${quoted(`team-${own}`)}`,
    '  name: "Sales"',
    `  aadGroupId: ${quoted(objectIdOf('sales@example.com'))}`,
    '  channels:',
    `    - id: ${quoted(`channel-${own}`)}`,
    '      name: "North"',
    '',
  ].join('\n');
}

function personLines(person: PlaygroundPerson): readonly string[] {
  const [given = person.name, ...rest] = person.name.split(' ');
  const objectId = objectIdOf(person.email);
  return [
    `id: ${quoted(`29:${objectId}`)}`,
    `name: ${quoted(person.name)}`,
    // The Playground's own spelling.
    `userPrincipleName: ${quoted(person.email)}`,
    `aadObjectId: ${quoted(objectId)}`,
    `givenName: ${quoted(given)}`,
    `surname: ${quoted(rest.join(' ') || given)}`,
    `email: ${quoted(person.email)}`,
  ];
}

/** JSON strings are YAML strings. */
function quoted(value: string): string {
  return JSON.stringify(value);
}
