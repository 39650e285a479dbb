import { ForesailError } from '../../errors.js';

/** What never settles must not hold who waits for it for ever. @throws ForesailError TIMED_OUT after `timeoutMs`. */
export async function inTime<Result>(answering: Promise<Result>, timeoutMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ForesailError('TIMED_OUT')), timeoutMs);
  });
  try {
    return await Promise.race([answering, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
