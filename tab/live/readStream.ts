import { createEventReader, type ServerEvent } from './eventReader.js';

interface StreamParts {
  open(signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  now(): number;
  after(ms: number, act: () => void): () => void;
}

/**
 * Opens a stream and reads it to its end; one that is silent for `silentMs` is aborted. `heard` is told when anything came,
 * heartbeats too. Rejects when it cannot be opened or breaks.
 */
export async function readStream(
  parts: StreamParts,
  control: AbortController,
  silentMs: number,
  hear: (event: ServerEvent) => void,
  heard: (at: number) => void,
): Promise<void> {
  const stream = await parts.open(control.signal);
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const events = createEventReader();
  let heardAt = parts.now();
  heard(heardAt);
  const look = () => {
    if (control.signal.aborted) return;
    const silent = parts.now() - heardAt;
    if (silent >= silentMs) control.abort();
    else parts.after(silentMs - silent, look);
  };
  parts.after(silentMs, look);
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    heardAt = parts.now();
    heard(heardAt);
    for (const event of events(decoder.decode(part.value, { stream: true }))) hear(event);
  }
}
