import autocannon from 'autocannon';

/** What one run of load is: how many people at once, for how long, and at most how many requests a second from all. */
export interface Load {
  readonly url: string;
  readonly people: readonly number[];
  readonly seconds: number;
  readonly rate: number | null;
}

/** What came of it; milliseconds. */
export interface LoadResult {
  readonly p50: number;
  readonly p97_5: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly requests: number;
  readonly failed: number;
}

const paths = ['/api/v2/dashboard?period=thisQuarter', '/api/v2/opportunities?status=open&sort=-amount&limit=50'];

/**
 * As fast as they can: each connection is one person, who looks at their dashboard, then at their deals. In a process of
 * its own, so that asking does not count as answering.
 */
async function flood({ url, people, seconds }: Load): Promise<LoadResult> {
  let next = 0;
  const result = await autocannon({
    ...{ url, connections: people.length, duration: seconds, timeout: 60 },
    setupClient(client) {
      const headers = headersOf(people[next % people.length] ?? 0);
      next += 1;
      client.setRequests(paths.map((path) => ({ method: 'GET', path, headers })));
    },
  });
  const { latency, requests, non2xx, errors } = result;
  return {
    ...{ p50: latency.p50, p97_5: latency.p97_5, p99: latency.p99, perSecond: requests.average },
    ...{ requests: requests.total, failed: non2xx + errors },
  };
}

/** So many requests a second, each when it is due whether or not those before are answered: a queue shows as it grows. */
async function paced({ url, people, seconds, rate }: Load): Promise<LoadResult> {
  const perSecond = rate ?? 1;
  const took: number[] = [];
  let failed = 0;
  const one = async (index: number): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, (index * 1_000) / perSecond));
    const started = performance.now();
    const path = paths[Math.floor(index / people.length) % paths.length] ?? '';
    const answer = await fetch(url + path, { headers: headersOf(people[index % people.length] ?? 0) });
    await answer.arrayBuffer();
    took.push(performance.now() - started);
    if (!answer.ok) failed += 1;
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: perSecond * seconds }, (_, index) => one(index)));
  const elapsed = (performance.now() - began) / 1_000;
  took.sort((a, b) => a - b);
  const at = (share: number) => Math.round(took[Math.floor((took.length - 1) * share)] ?? 0);
  return {
    ...{ p50: at(0.5), p97_5: at(0.975), p99: at(0.99) },
    ...{ perSecond: took.length / elapsed, requests: took.length, failed },
  };
}

function headersOf(person: number): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${String(person)}` };
}

process.on('message', (load: Load) => {
  void (load.rate === null ? flood(load) : paced(load)).then((result) => process.send?.(result));
});
