import type { Document } from 'mongodb';
import type { GivenPerson } from './givenPerson.js';

/** Shorter texts are words that stand for other things too; they are only taken where a whole value is one. */
const leastWithin = 6;

/** Looks for a person in any document, and takes them out of it. */
export interface Mentions {
  isIn(document: Document): boolean;
  /** The document with each text of theirs replaced; the same object where there is none. */
  replaced(document: Document, by: string): Document;
}

/**
 * A mention is a value that is one of the person's texts or ids (`odoo:7`), or a longer text with one in it. Where it stands beside an
 * id (`{id, name}`, or Odoo's `[id, name]`), it is a mention only if the id is theirs: people may bear the same name.
 */
export function mentionsOf(person: GivenPerson, further: readonly string[] = []): Mentions {
  const texts = [...person.texts];
  const ids = new Set([...idsOf(person.persons), ...further]);
  const within = texts.filter((text) => (text.length >= leastWithin && text.includes(' ')) || text.includes('@'));
  const users = new Set<unknown>(idsOf(person.persons).map((id) => Number(id.replace('odoo:', ''))));
  const numbers = new Set([...person.persons].map((name) => Number(name.split(':')[1])));

  function replacedText(text: string, by: string): string {
    if (person.texts.has(text)) return by;
    return within.reduce((left, found) => left.replaceAll(found, by), text);
  }

  function replaced(value: unknown, by: string): unknown {
    if (typeof value === 'string') return replacedText(value, by);
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
    if (isOthers(value, numbers)) return value;
    if (Array.isArray(value))
      return same(
        value,
        value.map((item) => replaced(item, by)),
      );
    const members = Object.entries(value).map(([name, member]) => [name, replaced(member, by)] as const);
    return members.every(([name, member]) => member === (value as Document)[name])
      ? value
      : Object.fromEntries(members);
  }

  function isIn(value: unknown): boolean {
    if (typeof value === 'string') return ids.has(value) || replacedText(value, '') !== value;
    if (typeof value !== 'object' || value === null || !isPlain(value) || isOthers(value, numbers)) return false;
    return Object.entries(value).some(([name, member]) => isIn(member) || (name === 'odooUserId' && users.has(member)));
  }

  return { isIn, replaced: (document, by) => replaced(document, by) as Document };
}

/** By which the rest of the service names them. */
export function idsOf(persons: ReadonlySet<string>): string[] {
  return [...persons].flatMap((name) => {
    const user = /^user:(\d+)$/.exec(name);
    if (user) return [`odoo:${user[1] ?? ''}`];
    return name.startsWith('person:') ? [name.slice('person:'.length)] : [];
  });
}

/** Dates, ids and numbers of the database are values. */
function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** A name beside the id of somebody else. */
function isOthers(value: object, numbers: ReadonlySet<number>): boolean {
  if (Array.isArray(value)) {
    const [id, name] = value as unknown[];
    return value.length === 2 && typeof id === 'number' && typeof name === 'string' && !numbers.has(id);
  }
  const { id, name, ...rest } = value as Document;
  return typeof id === 'number' && typeof name === 'string' && Object.keys(rest).length === 0 && !numbers.has(id);
}

function same(before: unknown[], after: unknown[]): unknown[] {
  return after.every((item, index) => item === before[index]) ? before : after;
}
