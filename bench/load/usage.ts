/** What a process has used, by its own metrics. */
export interface Usage {
  /** Bytes resident. */
  readonly memory: number;
  /** Seconds of processor since it began. */
  readonly processor: number;
}

export async function usageOf(processes: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Usage>> {
  const found = await Promise.all(
    [...processes].map(async ([name, url]) => {
      const told = await (await fetch(`${url}/metrics`)).text();
      const value = (metric: string) => Number(new RegExp(`^${metric} (\\S+)$`, 'm').exec(told)?.[1]);
      const usage = { memory: value('process_resident_memory_bytes'), processor: value('process_cpu_seconds_total') };
      return [name, usage] as const;
    }),
  );
  return new Map(found);
}
