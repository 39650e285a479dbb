import { readFile, writeFile } from 'node:fs/promises';

/** From the root of the repository: the recording is not compiled along. */
const place = 'sandbox/odoo/conformance/real-odoo-19.recorded.json';

/** What the real Odoo 19 answered when it was last recorded, by group and title. */
export async function readRecording(): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse(await readFile(place, 'utf8')) as Record<string, unknown>;
}

/** Keeps new answers of a real Odoo 19. */
export async function writeRecording(answers: Readonly<Record<string, unknown>>): Promise<void> {
  await writeFile(place, `${JSON.stringify(answers, null, 2)}\n`);
}
