import { Counter, type Registry } from 'prom-client';

/** Registers acts that the audit log lost. Returns what to call of each. */
export function createAuditMetrics(registry: Registry): () => void {
  const lost = new Counter({
    name: 'foresail_audit_failures_total',
    help: 'Acts that could not be written to the audit log',
    registers: [registry],
  });
  return () => lost.inc();
}
