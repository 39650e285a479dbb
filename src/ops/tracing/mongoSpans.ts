import { SpanKind, SpanStatusCode, context, trace, type Span } from '@opentelemetry/api';
import type { CommandFailedEvent, CommandStartedEvent, CommandSucceededEvent, MongoClient } from 'mongodb';

const tracer = trace.getTracer('foresail');

/**
 * A span for each command within a traced piece of work: its name and collection, never what it holds. Commands outside
 * of any (polling for events, renewing leases) leave none.
 */
export function traceCommands(client: Pick<MongoClient, 'on'>): void {
  const open = new Map<number, Span>();
  client.on('commandStarted', (event: CommandStartedEvent) => {
    if (trace.getActiveSpan()?.isRecording() !== true) return;
    const { commandName, command, databaseName } = event;
    const collection: unknown = command[commandName === 'getMore' ? 'collection' : commandName];
    const named = typeof collection === 'string';
    const attributes = {
      'db.system.name': 'mongodb',
      'db.namespace': databaseName,
      'db.operation.name': commandName,
      ...(named && { 'db.collection.name': collection }),
    };
    const name = named ? `${commandName} ${collection}` : commandName;
    open.set(event.requestId, tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }, context.active()));
  });
  const end = (event: CommandSucceededEvent | CommandFailedEvent, failed: boolean) => {
    const span = open.get(event.requestId);
    if (!span) return;
    open.delete(event.requestId);
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  client.on('commandSucceeded', (event) => end(event, false));
  client.on('commandFailed', (event) => end(event, true));
}
