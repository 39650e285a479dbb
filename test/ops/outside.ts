import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Database, Odoo and Entra that several processes share. */
export interface Outside {
  /** Settings by which a Foresail process finds them. */
  readonly settings: Record<string, string>;
  /** A token as Teams would give it. */
  ssoToken(email: string): Promise<string>;
  close(): Promise<void>;
}

export async function startOutside(instant: string): Promise<Outside> {
  const directory = await mkdtemp(join(tmpdir(), 'foresail-outside-'));
  const compiled = import.meta.url.endsWith('.js');
  const program = fileURLToPath(new URL(`outsideProgram.${compiled ? 'js' : 'ts'}`, import.meta.url));
  const child = fork(program, [directory, instant], compiled ? {} : { execArgv: ['--import', 'tsx'] });
  const [settings] = (await once(child, 'message')) as [Record<string, string>];
  return {
    settings,
    async ssoToken(email) {
      child.send(email);
      return ((await once(child, 'message')) as [string])[0];
    },
    async close() {
      child.disconnect();
      await once(child, 'exit');
      await rm(directory, { recursive: true, force: true });
    },
  };
}
