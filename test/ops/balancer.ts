/** What became of one request. */
export interface Outcome {
  readonly instance: string;
  readonly path: string;
  /** HTTP status, or the name of the fault. */
  readonly status: number | string;
}

/** Sends requests as a proxy would: in turns, to those instances alone whose readiness was true when last asked. */
export interface Balancer {
  readonly outcomes: readonly Outcome[];
  /** Adds an instance and resolves when it is ready. */
  add(url: string): Promise<void>;
  remove(url: string): void;
  get(path: string, token: string): Promise<void>;
  stop(): void;
}

export function createBalancer(probeMs: number): Balancer {
  const instances = new Map<string, boolean>();
  const outcomes: Outcome[] = [];
  let turn = 0;
  const asking = new Set<string>();
  const probe = async (url: string): Promise<void> => {
    // One at a time: an answer that comes late must not undo a newer one.
    if (asking.has(url)) return;
    asking.add(url);
    const ready = await fetch(`${url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    asking.delete(url);
    if (instances.has(url)) instances.set(url, ready);
  };
  const timer = setInterval(() => [...instances.keys()].forEach((url) => void probe(url)), probeMs);
  const next = (): string => {
    const ready = [...instances].filter(([, isReady]) => isReady).map(([url]) => url);
    turn += 1;
    return ready[turn % ready.length] ?? 'no instance is ready';
  };
  return {
    outcomes,
    async add(url) {
      instances.set(url, false);
      while (!instances.get(url)) await new Promise((resolve) => setTimeout(resolve, probeMs));
    },
    remove: (url) => void instances.delete(url),
    async get(path, token) {
      const instance = next();
      try {
        const answer = await fetch(instance + path, { headers: { authorization: `Bearer ${token}` } });
        await answer.arrayBuffer();
        outcomes.push({ instance, path, status: answer.status });
      } catch (error) {
        const cause = error instanceof Error ? (error.cause as { code?: string } | undefined)?.code : undefined;
        outcomes.push({ instance, path, status: cause ?? String(error) });
      }
    },
    stop: () => clearInterval(timer),
  };
}
