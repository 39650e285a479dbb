import { setTimeout as pause } from 'node:timers/promises';
import { diag, DiagLogLevel } from '@opentelemetry/api';
import { ForesailError } from '../../errors.js';
import type { Log } from '../log.js';

/** Sends what is left and ends. */
export type EndTracing = () => Promise<void>;

type Environment = Readonly<Record<string, string | undefined>>;

const protocols = ['http/protobuf', 'http/json'];
/** How long the last spans have when the process ends, of its ten seconds. */
const lastSpansMs = 2_000;
const endpoints = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'] as const;

/** Whether the standard variables ask for traces. */
export function wantsTracing(environment: Environment): boolean {
  const { OTEL_SDK_DISABLED: off, OTEL_TRACES_EXPORTER: exporter } = environment;
  const endpoint = environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? environment['OTEL_EXPORTER_OTLP_ENDPOINT'];
  return off !== 'true' && exporter !== 'none' && endpoint !== undefined && endpoint !== '';
}

/**
 * Starts OpenTelemetry where OTEL_EXPORTER_OTLP_ENDPOINT (or …_TRACES_ENDPOINT) is set; otherwise the SDK is not even
 * loaded. The SDK itself reads the other standard variables: OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES,
 * OTEL_TRACES_SAMPLER, OTEL_EXPORTER_OTLP_HEADERS, OTEL_BSP_…
 * @throws ForesailError CONFIG_INVALID for a protocol other than http/protobuf and http/json, and for an address that is
 * none: the SDK would say nothing and send to this machine.
 */
export async function startTracing(environment: Environment, log: Pick<Log, 'warn'>): Promise<EndTracing> {
  if (!wantsTracing(environment)) return async () => undefined;
  for (const name of endpoints) requireAddress(name, environment[name]);
  tellTroubleTo(log);
  const [
    { NodeTracerProvider, BatchSpanProcessor },
    { resourceFromAttributes, detectResources, envDetector },
    exporter,
  ] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/resources'),
    createExporter(environment),
  ]);
  const named = resourceFromAttributes({ 'service.name': environment['OTEL_SERVICE_NAME'] ?? 'foresail' });
  const provider = new NodeTracerProvider({
    resource: detectResources({ detectors: [envDetector] }).merge(named),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  // A collector that is away would hold the stop up until the process is ended by force.
  return async () => {
    const sent = provider.shutdown().catch(() => undefined);
    await Promise.race([sent, pause(lastSpansMs, undefined, { ref: false })]);
  };
}

async function createExporter(environment: Environment) {
  const given = environment['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'] ?? environment['OTEL_EXPORTER_OTLP_PROTOCOL'];
  const protocol = given ?? 'http/protobuf';
  if (!protocols.includes(protocol)) {
    const message = `OTEL_EXPORTER_OTLP_PROTOCOL is not valid: ${protocols.join(' or ')}`;
    throw new ForesailError('CONFIG_INVALID', { message });
  }
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  return new OTLPTraceExporter();
}

function requireAddress(name: string, given: string | undefined): void {
  if (given === undefined || given === '') return;
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return;
  const message = `${name} is not valid: an http or https address such as http://otel-collector:4318`;
  throw new ForesailError('CONFIG_INVALID', { message });
}

/** Spans that do not arrive are lost; unless somebody is told, they are lost without a word. */
function tellTroubleTo(log: Pick<Log, 'warn'>): void {
  const nothing = () => undefined;
  const warn = (trouble: string) => log.warn({ trouble }, 'Traces are not as they should be');
  const logger = { error: warn, warn, info: nothing, debug: nothing, verbose: nothing };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}
