import { SpanKind, SpanStatusCode, context, propagation, trace, type Attributes, type Span } from '@opentelemetry/api';
import { ForesailError } from '../../errors.js';

/** Without an SDK (see startTracing) every call here does nothing, and costs next to nothing. */
const tracer = trace.getTracer('foresail');

/** What a span is called, and what is known of it at its start. No personal data and no text that somebody typed. */
export interface SpanDescription {
  readonly name: string;
  /** `client`: waits for somebody else's answer. */
  readonly kind?: 'internal' | 'client';
  readonly attributes?: Attributes;
}

/** Runs `work` within a span of its own; `note` adds what becomes known on the way. */
export function traced<Result>(
  { name, kind = 'internal', attributes = {} }: SpanDescription,
  work: (note: (attributes: Attributes) => void) => Promise<Result>,
): Promise<Result> {
  const options = { kind: kind === 'client' ? SpanKind.CLIENT : SpanKind.INTERNAL, attributes };
  return tracer.startActiveSpan(name, options, async (span) => {
    try {
      return await work((more) => span.setAttributes(more));
    } catch (error) {
      markFailed(span, error instanceof ForesailError ? error.code : 'INTERNAL');
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A request that came in. */
export interface RequestSpan {
  /** Runs what answers the request. */
  within<Result>(work: () => Result): Result;
  /** `code`: of the error it was answered with. */
  end(answered: { route: string; status: number; code: string | null }): void;
}

/** Begins the span of a request, below the one that its `traceparent` header names. */
export function requestSpan(method: string, headers: object): RequestSpan {
  const parent = propagation.extract(context.active(), headers);
  const attributes = { 'http.request.method': method };
  const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
  return {
    within: (work) => context.with(trace.setSpan(parent, span), work),
    end({ route, status, code }) {
      span.updateName(`${method} ${route}`);
      span.setAttributes({ 'http.route': route, 'http.response.status_code': status });
      if (status >= 500) markFailed(span, code ?? 'INTERNAL');
      else if (code !== null) span.setAttribute('error.type', code);
      span.end();
    },
  };
}

/** Ids for log lines: of the span this is called from, none outside of any. */
export function traceIds(): { trace_id?: string; span_id?: string } {
  const found = trace.getActiveSpan()?.spanContext();
  return found && found.traceFlags !== 0 ? { trace_id: found.traceId, span_id: found.spanId } : {};
}

/** The code alone: a message may hold what somebody typed. */
function markFailed(span: Span, code: string): void {
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
