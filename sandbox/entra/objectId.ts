import { createHash } from 'node:crypto';

/** Length of the prefix of a SHA-1 that a UUID holds, in hex digits. */
const uuidDigits = 32;

/**
 * The Entra object id that the local issuer, the Agents Playground and the tests give a person: a UUID (version 5 in
 * form) made from the SHA-1 of the lower-case e-mail address, so that all of them agree without asking one another.
 */
export function objectIdOf(email: string): string {
  const digest = createHash('sha1').update(email.trim().toLowerCase()).digest('hex').slice(0, uuidDigits);
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const hex = `${digest.slice(0, 12)}5${digest.slice(13, 16)}${variant}${digest.slice(17)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
