import { MongoFault } from './errors.js';
import { decode, elementsOf } from './values/decode.js';
import type { Doc } from './values/types.js';

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const moreToCome = 2;
const checksumPresent = 1;

/** MongoDB's limit to one message, in bytes. */
export const maxMessageBytes = 48_000_000;

/** The field that holds a command's statements. */
const statementsOf = new Map([
  ['insert', 'documents'],
  ['update', 'updates'],
  ['delete', 'deletes'],
]);

/** One command as it came over the wire. */
export interface Request {
  readonly id: number;
  readonly legacy: boolean;
  /** False where the client waits for no answer (write concern 0). */
  readonly answered: boolean;
  readonly body: Doc;
  /** Document sequences by name, each document as its bytes. */
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
}

/** Cuts a stream of bytes into messages. */
export class Framer {
  private chunks: Buffer[] = [];
  private size = 0;

  /** @throws MongoFault for a length no message has; the connection cannot go on then */
  *push(chunk: Buffer): Generator<Buffer> {
    this.chunks.push(chunk);
    this.size += chunk.length;
    for (let length = this.next(); length <= this.size; length = this.next()) yield this.take(length);
  }

  private next(): number {
    if (this.size < 4) return Infinity;
    if ((this.chunks[0]?.length ?? 0) < 4) this.chunks = [Buffer.concat(this.chunks)];
    const length = this.chunks[0]?.readInt32LE(0) ?? 0;
    if (length < 16 || length > maxMessageBytes) throw new MongoFault('BadValue', `A message of ${length} bytes`);
    return length;
  }

  private take(length: number): Buffer {
    const all = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks);
    const rest = all.subarray(length);
    this.chunks = rest.length > 0 ? [rest] : [];
    this.size = rest.length;
    return all.subarray(0, length);
  }
}

/** @throws MongoFault for another operation than OP_MSG or the legacy hello */
export function parseMessage(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === opMsg) return parseMsg(id, message);
  if (operation === opQuery) return parseQuery(id, message);
  throw new MongoFault('CommandNotSupported', `The embedded server does not speak operation ${operation}`);
}

function parseMsg(id: number, message: Buffer): Request {
  const flags = message.readUInt32LE(16);
  const end = flags & checksumPresent ? message.length - 4 : message.length;
  const sequences = new Map<string, readonly Buffer[]>();
  let body: Doc = {};
  let at = 20;
  while (at < end) {
    const kind = message[at++];
    const size = message.readInt32LE(at);
    const section = message.subarray(at, at + size);
    if (kind === 0) body = parseBody(section, sequences);
    else sequences.set(...parseSequence(section));
    at += size;
  }
  return { id, legacy: false, answered: (flags & moreToCome) === 0, body, sequences };
}

/** Statements that stand in the body are left as bytes, like those in a sequence beside it. */
function parseBody(section: Buffer, sequences: Map<string, readonly Buffer[]>): Doc {
  const elements = elementsOf(section);
  const list = statementsOf.get(elements[0]?.name ?? '');
  const found = elements.find(({ name }) => name === list);
  if (list === undefined || found === undefined || section[found.start] !== 0x04) return decode(section);
  const array = section.subarray(found.value, found.end);
  const items = elementsOf(array);
  if (items.length === 0 || items.some(({ start }) => array[start] !== 0x03)) return decode(section);
  sequences.set(
    list,
    items.map(({ value, end }) => array.subarray(value, end)),
  );
  return decode(section, { has: (name) => name !== list });
}

function parseSequence(section: Buffer): [string, readonly Buffer[]] {
  const nameEnd = section.indexOf(0, 4);
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) throw new MongoFault('InvalidBSON', 'A document sequence is broken');
    documents.push(section.subarray(at, at + size));
    at += size;
  }
  return [section.toString('latin1', 4, nameEnd), documents];
}

function parseQuery(id: number, message: Buffer): Request {
  const nameEnd = message.indexOf(0, 20);
  const namespace = message.toString('utf8', 20, nameEnd);
  const body = decode(message.subarray(nameEnd + 9));
  return {
    id,
    legacy: true,
    answered: true,
    body: { ...body, $db: namespace.split('.')[0] ?? 'admin' },
    sequences: new Map(),
  };
}

/** The message that answers a request. @param reply BSON bytes */
export function formatReply({ id, legacy }: Request, reply: Buffer): Buffer {
  const head = Buffer.alloc(legacy ? 36 : 21);
  head.writeInt32LE(head.length + reply.length, 0);
  head.writeInt32LE(id, 8);
  head.writeInt32LE(legacy ? opReply : opMsg, 12);
  if (legacy) head.writeInt32LE(1, 32);
  return Buffer.concat([head, reply]);
}
