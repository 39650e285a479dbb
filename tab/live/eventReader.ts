/** One server-sent event. */
export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

/**
 * Reads `text/event-stream` piece by piece, however the pieces are cut; gives the events that each piece completes.
 * Comments (heartbeats) and fields that are not used here give nothing.
 */
export function createEventReader(): (piece: string) => ServerEvent[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.map(eventOf).filter((event) => event !== null);
  };
}

function eventOf(block: string): ServerEvent | null {
  const fields = { event: 'message', data: '' };
  let found = false;
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    if (colon <= 0 || (name !== 'event' && name !== 'data')) continue;
    fields[name] = line.slice(colon + 1).trimStart();
    found = true;
  }
  return found ? { name: fields.event, data: fields.data } : null;
}
