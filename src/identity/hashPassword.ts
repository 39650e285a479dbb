/**
 * `node dist/src/identity/hashPassword.js < file`: prints the line for BREAK_GLASS_HASH. The password comes by standard
 * input and not as an argument, because arguments are seen by every process of the machine.
 */
import { text } from 'node:stream/consumers';
import { hashPassword } from './passwordHash.js';

/** Short ones are guessed whatever the hash. */
const shortest = 16;

const password = (await text(process.stdin)).replace(/\r?\n$/, '');
if (password.length < shortest) {
  process.stderr.write(`The password of the emergency admin takes ${shortest} characters or more\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${await hashPassword(password)}\n`);
}
