const measured = new Set<string>();

/**
 * What a process of the compiled service needs in its environment so that its lines are counted with those of the test
 * that starts it: once for each kind. A second start alike runs the same lines, and being measured takes it half as long
 * again. Empty where nothing is measured, as outside of `npm run test:server`.
 */
export function coverageOfFirst(kind: string): Record<string, string> {
  const folder = process.env['COVERAGE_FOLDER'];
  if (folder === undefined || measured.has(kind)) return {};
  measured.add(kind);
  return { NODE_V8_COVERAGE: folder };
}
