import { equal, rejects } from 'node:assert/strict';
import { silentLog } from '../log.js';
import { startTracing, wantsTracing } from './startTracing.js';

const base = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const forTraces = 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT';

describe('startTracing', () => {
  for (const [name, value] of [
    [base, 'foo'],
    [base, 'otel-collector:4318'],
    [base, 'grpc://otel-collector:4317'],
    [forTraces, '/v1/traces'],
  ] as const) {
    it(`refuses ${name}=${value} and says what it takes`, async () => {
      const message = `${name} is not valid: an http or https address such as http://otel-collector:4318`;
      await rejects(startTracing({ [name]: value }, silentLog), { code: 'CONFIG_INVALID', message });
    });
  }

  it('refuses a bad address behind a good one, which the SDK would prefer', async () => {
    const given = { [base]: 'foo', [forTraces]: 'http://127.0.0.1:4318/v1/traces' };
    await rejects(startTracing(given, silentLog), { code: 'CONFIG_INVALID' });
  });

  it('asks for nothing where traces are off', async () => {
    for (const given of [{}, { [base]: '' }, { [base]: 'foo', OTEL_SDK_DISABLED: 'true' }]) {
      equal(wantsTracing(given), false);
      await (
        await startTracing(given, silentLog)
      )();
    }
  });
});
