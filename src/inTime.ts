/**
 * What is waited for, if it settles within so many milliseconds; what comes later counts no more. The wait alone does not
 * keep the process alive.
 * @throws whatever `late` makes, when the time is up
 */
export async function inTime<Result>(
  milliseconds: number,
  awaited: Promise<Result>,
  late: () => Error,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds).unref();
  });
  try {
    return await Promise.race([awaited, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
