import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { damaged, syncFolder } from './documentFile.js';

const count = z.number().int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const facts = { file: z.string().min(1), documents: count, bytes: count, sha256: hash, contentSha256: hash };

/** Consecutive events, `from` and `to` included. */
const segment = z.strictObject({
  ...facts,
  from: count,
  to: count,
  /** The last event's: tells whether a log is the one that was saved. */
  lastEventId: z.string(),
});

/** All documents of one collection that cannot be made from the log. */
const stateFile = z.strictObject({ ...facts, collection: z.string() });

const manifestForm = z.strictObject({
  format: z.literal(1),
  backupId: z.string(),
  /** Number of events in a full segment; the last one may have fewer, and is written anew when there are more. */
  segmentSize: z.number().int().positive(),
  segments: z.array(segment),
  /** As it was at `at`, before the log was read up to `position`; null until the first run has ended. */
  state: z.strictObject({ at: z.iso.datetime(), position: count, files: z.array(stateFile) }).nullable(),
});

/** What lies in a folder of a backup: `manifest.json`. */
export type Manifest = z.infer<typeof manifestForm>;
export type Segment = z.infer<typeof segment>;
export type SavedState = NonNullable<Manifest['state']>;
export type StateFile = z.infer<typeof stateFile>;

const name = 'manifest.json';

/** null where there is none. @throws ForesailError BACKUP_DAMAGED where it is not one of ours. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const path = join(folder, name);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw damaged(path, 'cannot be read', error);
  }
  try {
    return manifestForm.parse(JSON.parse(text));
  } catch (cause) {
    throw damaged(path, 'is not the manifest of a backup that this version reads', cause);
  }
}

/** Replaces the manifest: whoever reads sees the old one or the new one, whenever the process dies. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const part = join(folder, `${name}.part`);
  const file = await open(part, 'w');
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, join(folder, name));
  await syncFolder(folder);
}
