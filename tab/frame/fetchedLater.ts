/** Pauses between tries: an outage of some seconds goes by unseen, and what stays away is said soon. */
const pausesMs = [500, 1_500, 3_000];

/** Loads a part of the tab, and again a little later where it cannot be fetched. @throws what the last try threw */
export async function fetchedLater<Part>(
  load: () => Promise<Part>,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<Part> {
  for (const ms of pausesMs) {
    try {
      return await load();
    } catch {
      await pause(ms);
    }
  }
  return load();
}
