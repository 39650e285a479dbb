import { existsSync, readdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The wall clock of some processes, which jumps while they run; what they measure durations with goes on evenly. */
export interface FakeClock {
  /** For their environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds that they are ahead of everybody else. */
  jump(seconds: number): Promise<void>;
}

/** null where Debian's package `libfaketime` is not there. */
export async function createFakeClock(folder: string): Promise<FakeClock | null> {
  const library = faketimeLibrary();
  if (library === null) return null;
  const file = join(folder, 'clock');
  const jump = async (seconds: number): Promise<void> => {
    // In one step: a process that reads half a file would keep its old time.
    await writeFile(`${file}.new`, `${seconds < 0 ? '' : '+'}${seconds}`);
    await rename(`${file}.new`, file);
  };
  await jump(0);
  return {
    environment: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_XRESET: '0',
    },
    jump,
  };
}

function faketimeLibrary(): string | null {
  const architectures = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  const places = architectures.map((name) => `/usr/lib/${name}/faketime/libfaketimeMT.so.1`);
  return places.find((place) => existsSync(place)) ?? null;
}
