import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { startForesail, type RunningForesail } from '../foresail/startForesail.js';
import { startCollector, type Collector, type CollectedSpan } from './collector.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';

describe('traces of a running process', function () {
  this.timeout(600_000);
  let collector: Collector;
  let foresail: RunningForesail;
  before(async () => {
    collector = await startCollector();
    foresail = await startForesail({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_SERVICE_NAME: 'foresail-under-test',
      OTEL_BSP_SCHEDULE_DELAY: '100',
      DEMO_DEALS: '20',
      LOG_LEVEL: 'info',
    });
  });
  after(async () => {
    await foresail.stop();
    await collector.close();
  });

  const below = (spans: readonly CollectedSpan[], parent: CollectedSpan): CollectedSpan[] =>
    spans.filter((span) => span.traceId === parent.traceId && span.spanId !== parent.spanId);

  it('show a request of another service’s trace through the pipeline down to MongoDB', async () => {
    const token = await foresail.token('ana.silva@example.com');
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
      'x-request-id': 'a-traced-request',
    };
    const body = JSON.stringify({ text: 'my pipeline by stage' });
    assert.equal((await fetch(`${foresail.url}/api/v2/ask`, { method: 'POST', headers, body })).status, 200);
    const request = await collector.until((span) => span.traceId === traceId && span.name === 'POST /api/v2/ask');
    assert.equal(request.parentSpanId, 'b7ad6b7169203331');
    assert.equal(request.service, 'foresail-under-test');
    assert.equal(request.attributes['http.response.status_code'], 200);
    const parts = below(collector.spans, request);
    const answer = parts.find((span) => span.name === 'pipeline answer');
    assert.equal(answer?.parentSpanId, request.spanId);
    const command = parts.find((span) => span.attributes['db.system.name'] === 'mongodb');
    assert.equal(command?.kind, 3, 'a client span');
    const line = foresail.lines.find((one) => one.includes('a-traced-request')) ?? '{}';
    assert.equal((JSON.parse(line) as { requestId?: string }).requestId, 'a-traced-request');
  });

  it('show a turn of the bot down to MongoDB', async () => {
    const activity = {
      ...{ type: 'message', id: 'activity-1', channelId: 'msteams', serviceUrl: collector.url, text: 'help' },
      from: { id: '29:ana', aadObjectId: 'ana.silva@example.com', name: 'Ana Silva' },
      recipient: { id: '28:bot', name: 'Foresail' },
      conversation: { id: 'c-traced', conversationType: 'personal', tenantId: 'local' },
    };
    const headers = { 'content-type': 'application/json' };
    await fetch(`${foresail.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
    const turn = await collector.until((span) => span.name === 'bot message');
    const request = await collector.until((span) => span.name === 'POST /api/messages');
    assert.equal(turn.traceId, request.traceId);
    assert.ok(collector.spans.some((span) => span.parentSpanId === turn.spanId && 'db.system.name' in span.attributes));
  });

  it('show a sync run down to Odoo and MongoDB', async () => {
    const run = await collector.until((span) => span.name === 'sync full');
    const parts = below(collector.spans, run);
    assert.ok(parts.some((span) => span.name === 'odoo crm.lead.read' || span.name === 'odoo crm.lead.search_read'));
    assert.ok(parts.some((span) => span.name.startsWith('insert events')));
    assert.equal(run.attributes['foresail.sync.state'], 'completed');
  });

  it('hold nothing that anybody typed or is called', () => {
    const all = JSON.stringify(collector.spans);
    assert.doesNotMatch(all, /my pipeline by stage|Ana Silva|ana\.silva/);
  });

  it('are missed with a line in the log while the collector is away', async () => {
    await collector.close();
    const told = () => foresail.lines.some((line) => line.includes('Traces are not as they should be'));
    while (!told()) {
      await fetch(`${foresail.url}/health/ready`);
      await pause(200);
    }
    assert.equal(await foresail.stop(), 0, 'and hold no stop up');
  });
});
