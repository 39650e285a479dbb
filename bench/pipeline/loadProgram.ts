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

/**
 * Asks one instance as many people at once would, in a process of its own so that the asking does not count as answering.
 * Each connection is one person, who looks at their dashboard, then at their deals.
 */
async function run({ url, people, seconds, rate }: Load): Promise<LoadResult> {
  let next = 0;
  const result = await autocannon({
    ...{ url, connections: people.length, duration: seconds, timeout: 30 },
    ...(rate !== null && { overallRate: rate }),
    requests: [
      { method: 'GET', path: '/api/v2/dashboard?period=thisQuarter' },
      { method: 'GET', path: '/api/v2/opportunities?status=open&sort=-amount&limit=50' },
    ],
    setupClient(client) {
      const person = people[next % people.length] ?? 0;
      next += 1;
      client.setHeaders({ authorization: `Bearer ${String(person)}` });
    },
  });
  const { latency, requests, non2xx, errors } = result;
  return {
    ...{ p50: latency.p50, p97_5: latency.p97_5, p99: latency.p99, perSecond: requests.average },
    ...{ requests: requests.total, failed: non2xx + errors },
  };
}

process.on('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result));
});
