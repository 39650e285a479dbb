import type { WriteBack } from './createWriteBack.js';

/** Open commands are few and looked up by one small query. */
const everyMs = 15_000;

/** Settles interrupted changes at once and ever after, one round at a time. Gives back how to stop. */
export function keepRecovering(
  writeBack: Pick<WriteBack, 'recover'>,
  every: (milliseconds: number, work: () => void) => () => void = everyInterval,
): () => Promise<void> {
  let under: Promise<unknown> | null = null;
  const look = () => {
    under ??= writeBack.recover().finally(() => {
      under = null;
    });
  };
  const stop = every(everyMs, look);
  look();
  return async () => {
    stop();
    await under;
  };
}

function everyInterval(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
