import { readFileSync } from 'node:fs';
import { ForesailError } from './errors.js';

/** Gives the text of a file. @throws Error when it cannot be read. */
export type ReadSecret = (path: string) => string;

/**
 * The environment without empty variables, and with what `<name>_FILE` points at in place of `<name>`: that is how
 * container platforms hand secrets over, and it keeps them out of process listings.
 * @throws ForesailError CONFIG_INVALID for a file that cannot be read, or a variable that is given both ways.
 */
export function withSecretFiles(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
  readSecret: ReadSecret = (path) => readFileSync(path, 'utf8'),
): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value !== undefined && value !== '') given[name] = value;
  for (const name of names) {
    const path = given[`${name}_FILE`];
    if (path === undefined) continue;
    if (given[name] !== undefined) throw refusal(name, `is given twice, by ${name} and by ${name}_FILE`);
    const text = contentOf(name, path, readSecret);
    if (text !== '') given[name] = text;
  }
  return given;
}

function contentOf(name: string, path: string, readSecret: ReadSecret): string {
  try {
    return readSecret(path).trim();
  } catch (cause) {
    throw refusal(name, `cannot be read from the file that ${name}_FILE names`, cause);
  }
}

function refusal(name: string, problem: string, cause?: unknown): ForesailError {
  const message = `${name} ${problem}`;
  return new ForesailError('CONFIG_INVALID', { message, details: { problems: [message] }, cause });
}
