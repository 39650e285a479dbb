import type {
  CommandFailedEvent,
  CommandSucceededEvent,
  MongoClient,
  ServerType,
  TopologyDescriptionChangedEvent,
} from 'mongodb';
import { Gauge, Histogram, type Registry } from 'prom-client';

/** What takes writes: a primary, or what stands in front of one. */
const writable: readonly ServerType[] = ['Standalone', 'RSPrimary', 'Mongos', 'LoadBalancer'];

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
  watchPrimary(client, registry);
  client.on('commandSucceeded', (event) => observe(event, 'ok'));
  client.on('commandFailed', (event) => observe(event, 'failed'));
}

/** A command that finds no server is never sent, and so neither counted nor timed: this tells that there is none. */
function watchPrimary(client: Pick<MongoClient, 'on'>, registry: Registry): void {
  const known = new Gauge({
    name: 'foresail_mongo_primary_known',
    help: '1 while the driver knows a server that takes writes, 0 while it knows none',
    registers: [registry],
  });
  client.on('topologyDescriptionChanged', ({ newDescription }: TopologyDescriptionChangedEvent) => {
    known.set([...newDescription.servers.values()].some(({ type }) => writable.includes(type)) ? 1 : 0);
  });
}
