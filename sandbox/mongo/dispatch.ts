import { budgetOf, checkFields, environment, type Context, type Engine, type Reply } from './commands/context.js';
import { commands } from './commands/index.js';
import { sessionName } from './commands/server.js';
import type { Announce } from './storage/collection.js';
import { MongoFault, asFault } from './errors.js';
import { withElement } from './cursors.js';
import { encode } from './values/encode.js';
import { type Doc, field, isDoc, isNumber, plain } from './values/types.js';
import type { Request } from './wire.js';

/** Who sends a command. */
export interface Peer {
  readonly address: string;
  readonly connectionId: number;
  appName: string | undefined;
}

/** What goes back: BSON bytes, or nothing where a fail point closes the connection. */
export type Outcome = { readonly kind: 'reply'; readonly bytes: Buffer } | { readonly kind: 'close' };

/** Runs one request to its reply; a failure is a reply too. */
export async function dispatch(engine: Engine, request: Request, peer: Peer): Promise<Outcome> {
  const name = Object.keys(request.body)[0] ?? '';
  rememberApp(request.body, peer);
  const failure = engine.failPoint.meet(name, request.body, peer.appName);
  if (failure !== undefined && failure.blockMs > 0)
    await new Promise((resolve) => setTimeout(resolve, failure.blockMs));
  if (failure?.closeConnection === true) return { kind: 'close' };
  try {
    if (failure?.fault !== undefined) throw failure.fault;
    const bytes = finished(await run(engine, name, request, peer));
    const concern = failure?.writeConcernError ?? unsatisfiable(request.body);
    return {
      kind: 'reply',
      bytes: concern === undefined ? bytes : withElement(bytes, 0x03, 'writeConcernError', encode(concern)),
    };
  } catch (error) {
    return { kind: 'reply', bytes: refusal(error) };
  }
}

function rememberApp(body: Doc, peer: Peer): void {
  const application = (body.client as Doc | undefined)?.application as Doc | undefined;
  if (typeof application?.name === 'string') peer.appName = application.name;
}

/** The reply that says why. */
export function refusal(error: unknown): Buffer {
  const { message, code, codeName, details } = asFault(error);
  return encode({ ok: 0, errmsg: message, code, codeName, ...(details as Doc) });
}

function finished(reply: Reply): Buffer {
  return Buffer.isBuffer(reply) ? reply : encode('ok' in reply ? reply : { ...reply, ok: 1 });
}

function unsatisfiable(body: Doc): Doc | undefined {
  const concern = field(body, 'writeConcern');
  const w = concern !== undefined && isDoc(concern) ? concern.w : undefined;
  if (!isNumber(w) || plain(w) <= 1) return undefined;
  return { code: 100, codeName: 'UnsatisfiableWriteConcern', errmsg: 'Not enough data-bearing nodes' };
}

function run(engine: Engine, name: string, { body, sequences }: Request, peer: Peer): Reply | Promise<Reply> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new MongoFault('CommandNotFound', `no such command: '${name}'`);
  if (body.startTransaction !== undefined || body.autocommit !== undefined) {
    throw new MongoFault('IllegalOperation', 'The embedded server has no transactions; MongoDB with a replica set has');
  }
  checkFields(name, body, command.fields);
  checkReadConcern(body);
  const context: Context = {
    engine,
    db: String(body.$db ?? 'admin'),
    body,
    sequences,
    env: environment(body, engine.now()),
    budget: budgetOf(body),
    write: writer(engine, body),
    ...peer,
  };
  return command.run(context);
}

function checkReadConcern({ readConcern, pipeline }: Doc): void {
  const level = readConcern !== undefined && isDoc(readConcern) ? readConcern.level : undefined;
  if (level === 'snapshot') throw new MongoFault('InvalidOptions', 'The embedded server has no snapshots to read from');
  const last = Array.isArray(pipeline) ? pipeline.at(-1) : undefined;
  if (level === 'linearizable' && last !== undefined && isDoc(last) && ('$out' in last || '$merge' in last)) {
    throw new MongoFault(
      'InvalidOptions',
      `${Object.keys(last)[0]} cannot be used with a 'linearizable' read concern level`,
    );
  }
}

type Write = Context['write'];

/**
 * A retryable write is done once: its answer is written in its own transaction, and given again when the driver,
 * having lost it, repeats the write, even to a server that was killed in between.
 */
function writer(engine: Engine, { lsid, txnNumber }: Doc): Write {
  if (txnNumber === undefined) return (work) => engine.write(work);
  const number = BigInt(txnNumber as number | bigint);
  const session = sessionName(lsid);
  return <T extends Doc>(work: (announce: Announce) => T) =>
    engine.write((announce) => {
      const earlier = engine.catalog.answer(session);
      if (earlier?.number === number) return earlier.reply as T;
      if (earlier !== undefined && (earlier.number as bigint) > number) {
        throw new MongoFault(
          'TransactionTooOld',
          `Retryable write with txnNumber ${number} is prohibited: a newer one has started on this session`,
        );
      }
      const reply = work(announce);
      engine.catalog.keepAnswer(session, { number, reply });
      return reply;
    });
}
