import type { CommandFailedEvent, CommandSucceededEvent, MongoClient } from 'mongodb';
import { Histogram, type Registry } from 'prom-client';

/** Times every command to MongoDB, as the driver sees it. `getMore` of a change stream waits by design. */
export function measureCommands(client: Pick<MongoClient, 'on'>, registry: Registry): void {
  const seconds = new Histogram({
    name: 'foresail_mongo_command_seconds',
    help: 'Time of a command to MongoDB, from sending it to its answer',
    labelNames: ['command', 'outcome'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  });
  const observe = ({ commandName: command, duration }: CommandSucceededEvent | CommandFailedEvent, outcome: string) =>
    seconds.observe({ command, outcome }, duration / 1_000);
  client.on('commandSucceeded', (event) => observe(event, 'ok'));
  client.on('commandFailed', (event) => observe(event, 'failed'));
}
