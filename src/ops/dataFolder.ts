import { access, constants, mkdir } from 'node:fs/promises';
import { ForesailError } from '../errors.js';

/** Makes the folder of the embedded database where it is not there yet. @throws ForesailError CONFIG_INVALID naming DATA_DIR. */
export async function requireDataFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
  } catch (cause) {
    const message = `DATA_DIR (${path}) is no folder that this process can write to`;
    throw new ForesailError('CONFIG_INVALID', { message, details: { problems: [message] }, cause });
  }
}
